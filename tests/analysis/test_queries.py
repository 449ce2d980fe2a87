"""What the queries answer about the eight articles of `press` (tests/conftest.py)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis import queries
from analysis.errors import StoreError
from analysis.queries import Filters
from analysis.records import Article

EVERYTHING = Filters()
NOTHING = Filters(sources=("no such outlet",))


def titles(frame: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(frame["title"]))


@pytest.fixture
def ask(press_anywhere):
    """Calls a query on the filled store, on each kind of database."""
    return lambda query, *arguments, **named: query(press_anywhere.store, press_anywhere.workspace.id, *arguments, **named)


def test_the_overview_counts_what_passes(ask):
    whole = ask(queries.overview, EVERYTHING)
    assert (whole.articles, whole.actors, whole.themes, whole.statements, whole.relations, whole.sources) == (8, 6, 3, 13, 6, 2)
    assert (whole.start, whole.end) == (date(2024, 1, 8), date(2024, 9, 30))
    nothing = ask(queries.overview, NOTHING)
    assert (nothing.articles, nothing.words, nothing.start) == (0, 0, None)


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (Filters(sources=("Andes Wire",)), 3),
        (Filters(sources=("Andes Wire", "Harbour Post")), 7),
        (Filters(start=date(2024, 3, 4)), 5),
        (Filters(start=date(2024, 3, 4), end=date(2024, 3, 20)), 2),
        (Filters(end=date(2024, 1, 7)), 0),
        (Filters(actors=("Q1",)), 4),
        (Filters(actors=("Q1", "Q1065")), 5),
        (Filters(countries=("NOR",)), 3),
        (Filters(countries=("PER",)), 6),  # the country, or Luis Quispe, who acts for it
        (Filters(countries=("PER",), actors=("NOR",)), 2),  # different fields must all be met
        (Filters(themes=("climate",)), 3),
        (Filters(themes=("climate", "protest")), 4),
        (Filters(themes=("climate",), sources=("Harbour Post",)), 2),
        (Filters(actors=("nobody",)), 0),
    ],
)
def test_an_article_passes_when_it_meets_every_field_by_any_of_its_values(ask, filters, passing):
    assert ask(queries.overview, filters).articles == passing
    assert len(ask(queries.articles, filters)) == passing


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        (Filters(actors=("Q1",)), {"Q1"}),
        (Filters(countries=("PER",)), {"PER", "person:luis-quispe"}),
        (Filters(countries=("PER",), actors=("Q1",)), {"Q1"}),  # the chosen actor, in articles that also mention Peru
        (Filters(sources=("Andes Wire",)), {"person:luis-quispe", None}),
    ],
)
def test_statements_are_those_of_the_chosen_actors_or_else_of_those_who_act_for_the_countries(ask, filters, speakers):
    found = ask(queries.statements, filters)["actor"]
    assert {None if pd.isna(actor) else actor for actor in found} == speakers


def test_a_theme_keeps_the_statements_on_it(ask):
    assert ask(queries.statements, Filters(themes=("climate",)))["themes"].map(lambda themes: "climate" in themes).all()
    assert len(ask(queries.statements, Filters(themes=("climate",)))) == 5


def test_articles_stand_newest_first_and_undated_last(ask):
    frame = ask(queries.articles, EVERYTHING)
    dated = frame["published"].dropna()
    assert dated.is_monotonic_decreasing
    assert len(dated) == 7
    assert pd.isna(frame["published"].iloc[-1])
    first = frame.iloc[0]
    assert (first["title"], first["actors"], first["statements"], first["relations"]) == ("Peru and Brazil sign", 4, 2, 1)
    assert first["themes"] == ["Trade & tariffs"]


def test_an_article_without_a_headline_is_called_by_its_file(ask):
    assert "rain.txt" in titles(ask(queries.articles, EVERYTHING))


def test_an_article_without_headline_and_file_is_called_by_its_first_words(store):
    workspace = store.create_workspace("Bare")
    store.add_article(workspace.id, Article(None, "Snow fell on the pass.", ""), "a")
    assert titles(queries.articles(store, workspace.id, EVERYTHING)) == ["Snow fell on the pass."]


def test_waiting_and_failed_articles_are_listed_until_the_filter_asks_what_was_found(press):
    store, ws = press.store, press.workspace.id
    store.add_article(ws, Article("Waiting", "Still to read.", ""), "w")
    store.mark_failed(press.articles[0], "It broke.", "by hand")
    frame = queries.articles(store, ws, EVERYTHING).set_index("title")
    assert frame.loc["Waiting", "status"] == "waiting"
    assert tuple(frame.loc["Prado backs the timber deal", ["status", "reason"]]) == ("failed", "It broke.")
    assert "Waiting" not in titles(queries.articles(store, ws, Filters(themes=("trade",))))
    numbers = queries.overview(store, ws, EVERYTHING)
    assert (numbers.articles, numbers.waiting, numbers.failed) == (7, 1, 1)


def test_actors_come_by_mentions_with_what_they_said(ask):
    frame = ask(queries.actors, EVERYTHING).set_index("key")
    assert frame.index[0] == "BRA"
    assert frame["mentions"].is_monotonic_decreasing
    assert frame.loc["Q1", ["articles", "mentions", "statements"]].tolist() == [4, 5, 5]
    assert frame.loc["Q1", "score"] == pytest.approx(0.5)
    assert pd.isna(frame.loc["BRA", "score"])
    assert frame["chosen"].all()


def test_the_company_of_a_chosen_actor_stays_in_and_is_told_apart(ask):
    frame = ask(queries.actors, Filters(actors=("Q1",))).set_index("key")
    assert frame["chosen"].to_dict() == {"Q1": True, "BRA": False, "PER": False, "person:luis-quispe": False, "NOR": False}
    assert frame.loc["person:luis-quispe", "statements"] == 2


def test_themes_are_counted_by_article_place_sentence_and_statement(ask):
    frame = ask(queries.theme_counts, EVERYTHING).set_index("theme")
    assert list(frame.index) == ["trade", "climate", "protest"]
    assert frame.loc["trade", ["articles", "mentions", "statements"]].tolist() == [5, 8, 6]
    assert frame.loc["trade", "share"] == pytest.approx(8 / 19)
    assert frame.loc["trade", "name"] == "Trade & tariffs"


def test_the_heat_map_counts_the_statements_that_the_list_shows(ask):
    frame = ask(queries.theme_actor, EVERYTHING)
    for row in frame.itertuples():
        shown = ask(queries.statements, Filters(actors=(row.actor,), themes=(row.theme,)))
        assert row.statements == len(shown)
        assert row.score == pytest.approx(shown["score"].mean())
    assert list(ask(queries.theme_actor, EVERYTHING, most=1)["actor"].unique()) == ["Q1"]


@pytest.mark.parametrize(
    ("every", "periods", "first"), [("day", 267, "2024-01-08"), ("week", 39, "2024-01-08"), ("month", 9, "2024-01-01")]
)
def test_the_timeline_has_every_period_and_loses_nothing(ask, every, periods, first):
    frame = ask(queries.timeline, EVERYTHING, every=every)
    assert len(frame) == periods
    assert frame["period"].iloc[0] == pd.Timestamp(first)
    assert frame["articles"].sum() == 7  # one is undated
    assert frame["statements"].sum() == 13


def test_the_timeline_chooses_its_step_by_the_span(ask):
    assert ask(queries.timeline, EVERYTHING)["every"].unique() == ["week"]
    assert ask(queries.timeline, Filters(end=date(2024, 2, 28)))["every"].unique() == ["day"]


def test_theme_shares_of_a_period_add_up_to_one(ask):
    frame = ask(queries.theme_timeline, EVERYTHING, every="month")
    shares = frame.groupby("period")["share"].sum()
    assert set(shares.round(9)) <= {0.0, 1.0}
    assert len(frame) == 9 * 3
    assert frame["statements"].sum() == 12


def test_every_place_leads_to_its_words(ask, hand_made):
    texts = {one.article.text for one in hand_made}
    for frame in (
        ask(queries.mentions, EVERYTHING, "Q1").rename(columns={"text": "words"}),
        ask(queries.theme_mentions, EVERYTHING, "trade").rename(columns={"text": "words"}),
        ask(queries.statements, EVERYTHING).rename(columns={"content": "words"}),
        ask(queries.relations, EVERYTHING).rename(columns={"evidence": "words"}),
    ):
        assert len(frame) > 3
        for row in frame.itertuples():
            article = ask(queries.article, row.article_id)
            assert article.text in texts
            assert article.text[row.start : row.end] == row.words
            assert article.text[row.sentence_start : row.sentence_end] == row.sentence
            assert row.words in row.sentence


def test_a_statement_carries_its_speaker_cue_reasons_and_targets(ask):
    row = ask(queries.statements, Filters(actors=("Q1",), end=date(2024, 1, 31))).iloc[0]
    assert (row["speaker"], row["cue"], row["content"]) == ("Ana Prado", "welcomed", "the tariff deal with Peru")
    assert (row["actor_name"], row["actor_country"], row["kind"], row["stance"]) == ("Ana Prado", "BRA", "indirect", "support")
    assert (row["reasons"], row["themes"], row["targets"]) == (["welcomed"], ["trade"], ["PER"])


def test_a_list_can_be_cut_and_keeps_its_order(ask):
    whole = ask(queries.statements, EVERYTHING)
    cut = ask(queries.statements, EVERYTHING, most=4)
    pd.testing.assert_frame_equal(cut, whole.head(4))


def test_relations_are_narrowed_to_their_ends(ask):
    assert ask(queries.relations, EVERYTHING, source="PER", target="BRA")["event"].tolist() == ["COOPERATE", "SUPPORT", "ACCUSE"]
    assert ask(queries.relations, Filters(countries=("NOR",)))["event"].tolist() == ["REQUEST", "AID"]


def test_options_offer_all_there_is(ask):
    options = ask(queries.options)
    assert options.countries["name"].tolist() == ["Brazil", "Peru", "Norway"]
    assert options.countries["articles"].tolist() == [7, 6, 3]
    assert set(options.actors["key"]) == {"BRA", "PER", "NOR", "Q1", "Q1065", "person:luis-quispe"}
    assert options.themes["theme"].tolist() == ["trade", "climate", "protest"]
    assert dict(options.sources.itertuples(index=False)) == {"Harbour Post": 4, "Andes Wire": 3}
    assert (options.start, options.end) == (date(2024, 1, 8), date(2024, 9, 30))


def test_one_article_is_read_with_everything_in_it(ask, press_anywhere, hand_made):
    reading, made = ask(queries.article, press_anywhere.articles[0]), hand_made[0]
    assert (reading.title, reading.text, reading.published) == (made.article.title, made.article.text, made.article.published)
    assert len(reading.sentences) == 3
    assert reading.mentions["text"].tolist() == ["Ana Prado", "Peru", "Prado", "Luis Quispe"]
    assert reading.actors.set_index("key")["statements"].to_dict() == {"Q1": 2, "person:luis-quispe": 1, "PER": 0}
    assert reading.theme_hits["text"].tolist() == ["tariff", "tariffs", "forest"]
    assert reading.statements["actor"].tolist() == ["Q1", "Q1", "person:luis-quispe"]
    assert reading.statements["parts"].iloc[0] == [[19, 44]]
    assert reading.relations["event"].tolist() == ["AGREE"]


def test_an_article_of_another_workspace_cannot_be_read(press):
    other = press.store.create_workspace("Other")
    with pytest.raises(StoreError, match="no such article"):
        queries.article(press.store, other.id, press.articles[0])


def test_reading_on_follows_the_list(ask):
    order = ask(queries.articles, EVERYTHING)["article_id"].tolist()
    for before, here, after in zip([None, *order[:-1]], order, [*order[1:], None], strict=True):
        assert ask(queries.neighbours, EVERYTHING, here) == (before, after)
    assert ask(queries.neighbours, Filters(themes=("protest",)), order[0]) == (None, None)


def test_another_workspace_sees_nothing_of_this_one(press_anywhere, fill):
    other = press_anywhere.store.create_workspace("Other")
    store = press_anywhere.store
    assert queries.overview(store, other.id, EVERYTHING).articles == 0
    assert queries.actors(store, other.id, EVERYTHING).empty
    assert queries.mentions(store, other.id, EVERYTHING, "Q1").empty
    assert queries.options(store, other.id).themes.empty


@pytest.mark.parametrize(
    "query",
    [
        queries.articles,
        queries.actors,
        queries.theme_counts,
        queries.theme_actor,
        queries.timeline,
        queries.theme_timeline,
        queries.statements,
        queries.relations,
    ],
)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(press, query):
    full = query(press.store, press.workspace.id, EVERYTHING)
    empty = query(press.store, press.workspace.id, NOTHING)
    assert empty.empty
    assert list(empty.columns) == list(full.columns)
    for column in set(full) & {"published", "period", "articles", "statements", "score", "share"}:
        assert empty[column].dtype == full[column].dtype, column


def test_filters_key_a_cache():
    assert len({Filters(actors=("Q1",)), Filters(actors=("Q1",)), Filters()}) == 2


def test_the_data_version_changes_with_the_data(press):
    before = queries.data_version(press.store, press.workspace.id)
    press.store.delete_articles(press.workspace.id, press.articles[:1])
    assert queries.data_version(press.store, press.workspace.id) > before
