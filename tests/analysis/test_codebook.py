"""The codebook: what it holds, what it refuses, and that it survives being written and read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import codebook
from analysis.codebook import Codebook, Theme
from analysis.errors import KnowledgeError

IDS = {
    "diplomacy", "world-order", "armed-conflict", "peace-negotiations", "sanctions", "trade", "economy", "energy", "defence",
    "nuclear", "terrorism", "cyber", "territory", "elections", "human-rights", "migration", "humanitarian", "climate", "health",
    "technology", "intelligence", "food", "commemoration", "crime", "protest",
}  # fmt: skip


def test_the_built_in_codebook_has_the_25_themes_of_the_design():
    assert set(codebook.builtin().ids) == IDS


@pytest.mark.parametrize("theme", codebook.builtin(), ids=lambda theme: theme.id)
def test_each_built_in_theme_is_deep_and_clean(theme: Theme):
    assert len(theme.terms) >= 40
    assert theme.description.endswith(".")
    every = [*theme.terms, *theme.weak, *theme.exclude]
    assert all(term == term.strip() and not re.search(r"\s{2,}", term) for term in every)
    assert not set(theme.weak) & set(theme.terms), "a term is either weak or proper"
    assert not set(theme.exclude) & {*theme.terms, *theme.weak}, "what counts is not excluded too"


def test_it_reads_back_what_it_wrote():
    book = codebook.builtin()
    assert codebook.parse(book.to_toml()) == book


text = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(lambda t: " ".join(t.split()))
terms = st.lists(text.filter(lambda t: any(map(str.isalnum, t))), min_size=1, max_size=4, unique=True).map(tuple)
themes = st.builds(
    Theme,
    id=st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True),
    name=text.filter(str.strip),
    terms=terms,
    description=text,
    weak=terms,
    exclude=terms,
)


@given(st.lists(themes, min_size=1, max_size=3, unique_by=lambda theme: theme.id))
def test_any_codebook_reads_back_what_it_wrote(some: list[Theme]):
    book = Codebook(tuple(some))
    assert codebook.parse(book.to_toml().encode()) == book


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("", "no [[theme]] entry"),
        ("theme = 3", "no [[theme]] entry"),
        ("[[theme]\n", "not valid TOML"),
        ('[[theme]]\nid = "water"\nterms = ["river"]', "water needs a text as its name"),
        ('[[theme]]\nid = "Water Rights"\nname = "Water"\nterms = ["river"]', "must be lower-case"),
        ('[[theme]]\nid = "water"\nname = "Water"', "at least one term"),
        ('[[theme]]\nid = "water"\nname = "Water"\nterms = "river"', "must be a list of texts"),
        ('[[theme]]\nid = "water"\nname = "Water"\nterms = ["--"]', "without a letter or digit"),
        ('[[theme]]\nid = "water"\nname = "Water"\nterms = ["river"]\nwords = []', "unknown key 'words'"),
        ('[[theme]]\nid = "a"\nname = "A"\nterms = ["x"]\n' * 2, "the theme a twice"),
    ],
)
def test_what_is_no_codebook_is_refused_in_one_sentence(toml: str, says: str):
    with pytest.raises(KnowledgeError, match=re.escape(says)) as caught:
        codebook.parse(toml, name="mine.toml")
    assert str(caught.value).startswith("mine.toml")
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(KnowledgeError, match="not UTF-8"):
        codebook.parse(b"\xff\xfe\x00[")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"absent\.toml cannot be read"):
        codebook.load(tmp_path / "absent.toml")


def test_a_theme_can_be_added_replaced_and_taken_out():
    book = Codebook((Theme("a", "A", ("x",)),))
    wider = book.with_theme(Theme("b", "B", ("y",)))
    assert wider.ids == ("a", "b")
    assert wider.with_theme(Theme("a", "Other", ("z",)))["a"].name == "Other"
    assert wider.without("a").ids == ("b",)
    assert wider.name_of("gone") == "gone"
    with pytest.raises(KnowledgeError, match="no theme 'c'"):
        wider.without("c")
