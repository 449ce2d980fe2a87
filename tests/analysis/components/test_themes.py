"""Themes: which terms count, which do not, and what an article is about."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from analysis.codebook import Codebook, Theme, builtin
from analysis.components.actors import ActorMention
from analysis.components.statements.attribution import Attribution
from analysis.components.themes import ThemeMatcher, make_themes, ranked, themes_of_statement
from analysis.records import How, StatementKind

PIPELINE = "data/pipeline"


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.load(PIPELINE)
    nlp.add_pipe("standpoint_themes")
    return nlp


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(hit.theme, doc[hit.start : hit.end].text) for hit in doc._.theme_hits]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Nairobi wants warmer ties with Kigali.", "diplomacy"),
        ("The two governments agreed to normalise relations.", "diplomacy"),
        ("Brasília spoke of a more multipolar world.", "world-order"),
        ("Gunmen in pick-up trucks invaded the province.", "armed-conflict"),
        ("Qatar is mediating between the generals.", "peace-negotiations"),
        ("The cease-fire held through the night.", "peace-negotiations"),
        ("The council froze assets and imposed an arms embargo.", "sanctions"),
        ("Mexico answered with tariffs of its own.", "trade"),
        ("The central bank cut interest rates again.", "economy"),
        ("LNG cargoes replaced the pipeline.", "energy"),
        ("Seoul ordered more F-35 jets.", "defence"),
        ("Inspectors of the IAEA counted the centrifuges.", "nuclear"),
        ("A suicide bomber struck the market.", "terrorism"),
        ("Ransomware shut the ministry's computers.", "cyber"),
        ("Somaliland seceded three decades ago.", "territory"),
        ("Voters go to the polling stations on Sunday.", "elections"),
        ("Political prisoners were tortured, the rights group said.", "human-rights"),
        ("Thousands of asylum seekers crossed in small boats.", "migration"),
        ("Aid workers warned of famine after the earthquake.", "humanitarian"),
        ("Island states want more climate finance.", "climate"),
        ("The WHO declared an emergency over mpox.", "health"),
        ("The chipmaker will build a fab near Dresden.", "technology"),
        ("Two spies were swapped at the airport.", "intelligence"),
        ("Wheat exports through the Black Sea resumed.", "food"),
        ("They laid a wreath on the 50th anniversary.", "commemoration"),
        ("The former minister was convicted of bribery.", "crime"),
        ("Police fired tear gas at the demonstrators.", "protest"),
    ],
)
def test_a_theme_is_known_by_its_terms_in_any_form(nlp, text: str, theme: str):
    assert theme in {hit.theme for hit in nlp(text)._.theme_hits}


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("There is a trade-off between speed and care.", "trade"),
        ("The board fired its chairman.", "armed-conflict"),
        ("A climate of fear reigns in the office.", "climate"),
        ("The nuclear family is changing.", "nuclear"),
        ("She joined a trade union.", "trade"),
        ("He hired a public relations firm.", "diplomacy"),
        ("The doctor blamed a heart attack.", "armed-conflict"),
        ("Who said so?", "health"),
        ("They met in March.", "protest"),
        ("He lives on the left bank.", "economy"),
        ("The think tank published a paper.", "defence"),
    ],
)
def test_what_only_looks_like_a_theme_does_not_count(nlp, text: str, theme: str):
    assert theme not in {hit.theme for hit in nlp(text)._.theme_hits}


def own(*themes: Theme):
    return ThemeMatcher(Codebook(themes))


def read(nlp, matcher: ThemeMatcher, text: str) -> list[tuple[str, str]]:
    return found(matcher(nlp(text)))


def test_a_users_own_theme_works_at_once(nlp):
    pipe = nlp.get_pipe("standpoint_themes")
    try:
        pipe.codebook = builtin().with_theme(Theme("water", "Water", ("river basin", "dam_NOUN")))
        assert ("water", "river basins") in found(nlp("Shared river basins need rules."))
    finally:
        pipe.codebook = builtin()


def test_the_longest_term_wins_within_a_theme(nlp):
    matcher = own(Theme("t", "T", ("trade", "trade war")), Theme("u", "U", ("war",)))
    assert read(nlp, matcher, "The trade war goes on.") == [("t", "trade war"), ("u", "war")]


@pytest.mark.parametrize(
    ("term", "text", "matches"),
    [
        ("=arms", "They sold arms.", True),
        ("=arms", "He broke an arm.", False),
        ("WHO", "The WHO met.", True),
        ("WHO", "Those who met.", False),
        ("reunif*", "Talk of reunification went on.", True),
        ("fire_NOUN", "The fire spread.", True),
        ("fire_NOUN", "They fired him yesterday.", False),
        ("hostage deal", "A hostage-deal was near.", True),
        ("women's right", "Women’s rights were on the agenda.", True),
        ("9/11", "After 9/11 the law changed.", True),
    ],
)
def test_the_marks_of_a_term_mean_what_the_codebook_says(nlp, term: str, text: str, matches: bool):
    assert bool(read(nlp, own(Theme("t", "T", (term,))), text)) is matches


def test_a_weak_term_counts_only_beside_a_term_proper(nlp):
    matcher = own(Theme("war", "War", ("invasion",), weak=("attack",)))
    assert read(nlp, matcher, "The attack was verbal.") == []
    assert read(nlp, matcher, "The invasion began. The attack failed.") == [("war", "invasion"), ("war", "attack")]


def test_an_excluded_phrase_takes_its_place_away_but_no_other(nlp):
    matcher = own(Theme("t", "T", ("trade",), exclude=("trade union",)))
    assert read(nlp, matcher, "A trade union asked for trade.") == [("t", "trade")]


def test_a_weak_term_inside_another_themes_term_does_not_count(nlp):
    money = Theme("money", "Money", ("inflation",), weak=("economic",))
    matcher = own(money, Theme("curbs", "Curbs", ("economic sanction",)))
    assert read(nlp, matcher, "Inflation rose. Economic sanctions bite.") == [
        ("money", "Inflation"),
        ("curbs", "Economic sanctions"),
    ]


TRADE = Theme("trade", "Trade", ("tariff", "export"), weak=("deal",))
CLIMATE = Theme("climate", "Climate", ("emission",))


def said(nlp, text: str, content: str, source: str = "") -> tuple[str, ...]:
    """The themes of a statement with this content in an article that is about trade, and once about the climate."""
    doc = own(TRADE, CLIMATE)(nlp(f"Emissions rose. Tariffs were raised. Exports fell. {text}"))

    def span(part: str):
        start = doc.text.rindex(part)
        return doc.char_span(start, start + len(part), alignment_mode="expand")

    statement = Attribution(span(source) if source else None, None, (span(content),), StatementKind.INDIRECT, "say", "say", False)
    return themes_of_statement(doc, statement, ranked(doc))


def test_a_statement_has_the_themes_that_it_names(nlp):
    assert said(nlp, "Peru said that emissions matter.", "that emissions matter") == ("climate",)


def test_a_statement_that_names_no_theme_goes_on_with_what_the_text_was_speaking_of(nlp):
    assert said(nlp, "Peru said that it was a mistake.", "that it was a mistake") == ("trade",)


def test_a_theme_named_only_in_passing_does_not_keep_out_what_the_text_was_speaking_of(nlp):
    matcher_text = "Emissions matter. Peru said that the deal was a mistake."
    assert said(nlp, matcher_text, "that the deal was a mistake")[0] == "trade"


def test_who_speaks_does_not_tell_what_about(nlp):
    assert said(nlp, "The emissions office said that it was a mistake.", "that it was a mistake", "The emissions office") == (
        "trade",
    )


def test_the_name_of_an_actor_weighs_less_than_a_term(nlp):
    doc = nlp("The tariff board met.")
    doc._.mentions = [ActorMention(1, 3, ("organisation:tariff-board",), How.NAME, "")]
    assert [hit.weight for hit in own(TRADE)(doc)._.theme_hits] == [0.5]
    assert ranked(doc) == []


def test_an_articles_themes_are_ranked_by_the_sentences_that_they_take(nlp):
    matcher = own(Theme("a", "Alpha", ("tariff",)), Theme("b", "Beta", ("wheat",)), Theme("c", "Gamma", ("comet",)))
    doc = matcher(nlp("Wheat is dear. Tariffs rose. Tariffs fell. Nobody saw it coming."))
    assert [(share.id, share.name, share.count, share.share) for share in ranked(doc)] == [
        ("a", "Alpha", 2, 0.5),
        ("b", "Beta", 1, 0.25),
    ]


def test_a_codebook_can_be_given_as_a_file(nlp, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[theme]]\nid = "water"\nname = "Water"\nterms = ["river"]\n')
    assert make_themes(nlp, "themes", str(path)).codebook.ids == ("water",)


blank = spacy.blank("en")
WORDS = ["the", "war", "on", "-", "'", "'s", "drugs", "trade", "peace", "talks", "U.S.", "F-16", "9/11", ".", "\n", "çà"]
builtin_matcher = ThemeMatcher(builtin())


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_hits_lie_inside_the_article_and_never_overlap_within_a_theme(words: list[str]):
    doc = Doc(blank.vocab, words=words)
    builtin_matcher(doc)
    taken: set[tuple[str, int]] = set()
    for hit in doc._.theme_hits:
        assert 0 <= hit.start < hit.end <= len(doc)
        places = {(hit.theme, index) for index in range(hit.start, hit.end)}
        assert not places & taken
        taken |= places
