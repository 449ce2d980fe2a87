"""What can be typed into the search, and what is said of what cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SearchError
from analysis.search import All, Any, Not, Phrase, highlights, parse


def one(word: str) -> Phrase:
    return Phrase((word,))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("tariffs", one("tariff")),
        ("Brasília", one("brasilia")),
        ("Xi's", one("xi")),
        ("U.S.", one("us")),
        ("tariffs steel", All((one("tariff"), one("steel")))),
        ("tariffs AND steel", All((one("tariff"), one("steel")))),
        ("tariffs OR steel", Any((one("tariff"), one("steel")))),
        ("tariffs NOT steel", All((one("tariff"), Not(one("steel"))))),
        ("tariffs -steel", All((one("tariff"), Not(one("steel"))))),
        ("bread and butter", All((one("bread"), one("and"), one("butter")))),
        ('"trade war"', Phrase(("trade", "war"))),
        ("“trade war”", Phrase(("trade", "war"))),
        ("anti-dumping", Phrase(("anti", "dump"))),
        ("reunif*", Phrase(("reunif",), prefix=True)),
        ('"trade wa*"', Phrase(("trade", "wa"), prefix=True)),
        ("a OR b c", Any((one("a"), All((one("b"), one("c")))))),
        ("(a OR b) c", All((Any((one("a"), one("b"))), one("c")))),
        ("a AND (b AND c)", All((one("a"), one("b"), one("c")))),
        ("a NOT (b OR c)", All((one("a"), Not(Any((one("b"), one("c"))))))),
        ("a NOT NOT b", All((one("a"), one("b")))),
    ],
)
def test_a_search_is_read_as_people_write_it(typed, asked):
    assert parse(typed) == asked


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("   ", "Type a word to search for."),
        ('"trade war', "quotation mark has no partner"),
        ("(tariffs", "opening bracket without a closing one"),
        ("(", "opening bracket without a closing one"),
        ("tariffs)", "closing bracket without an opening one"),
        ("()", "bracket closes where a word is needed"),
        ("AND tariffs", "AND needs a word on both sides"),
        ("tariffs OR", "OR needs a word after it"),
        ("tariffs NOT", "NOT needs a word after it"),
        ("NOT tariffs", "add a word that is to be there"),
        ("-steel -iron", "add a word that is to be there"),
        ("tariffs OR NOT steel", "NOT cannot stand beside OR"),
        ("tariffs NOT (NOT steel OR iron)", "NOT cannot stand beside OR"),
        ("&&&", "“&&&” holds no word"),
        ('""', "holds no word"),
        ("tariff " * 80, "500 characters at most"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(typed, told):
    with pytest.raises(SearchError, match="(?i)" + told.replace("(", r"\(")):
        parse(typed)


def test_the_words_that_were_found_are_shown_where_they_stand():
    text = "The Trade War over tariffs: a trade, a war, and a tariff."
    shown = [text[start:end] for start, end in highlights(parse('"trade war" OR tariff OR (butter NOT war)'), text)]
    assert shown == ["Trade War", "tariffs", "tariff"]
    assert [text[a:b] for a, b in highlights(parse("tarif*"), text)] == ["tariffs", "tariff"]


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_told_of(typed):
    try:
        query = parse(typed)
    except SearchError:
        return
    places = [place for pair in highlights(query, typed) for place in pair]
    assert places == sorted(places)
    assert all(0 <= place <= len(typed) for place in places)
