"""The search page: what a visitor types, sees and keeps."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from analysis.queries import Filters
from analysis.store import searching
from tests.pages.conftest import Visit


def text(at) -> str:
    return " ".join(str(part.value) for part in (*at.markdown, *at.caption, *at.info, *at.warning))


def test_a_link_brings_back_the_search(visit: Visit, press) -> None:
    at = visit("search", "q=sawmill")
    assert not at.exception
    assert at.text_input(key="q").value == "sawmill"
    assert "**1 sentence** in 1 article" in text(at)


def test_what_is_typed_is_found_and_put_into_the_address(visit: Visit) -> None:
    at = visit("search")
    at.text_input(key="q").set_value("tariffs NOT deal").run()
    assert not at.exception
    assert at.query_params["q"] == "tariffs NOT deal"
    assert "sentences** in" in text(at)


def test_what_cannot_be_read_is_told(visit: Visit) -> None:
    at = visit("search")
    at.text_input(key="q").set_value('"trade war').run()
    assert "A quotation mark has no partner" in text(at)
    at.text_input(key="q").set_value("zeppelin <b>").run()
    assert "Nothing here holds" in text(at)


def test_a_search_is_saved_with_its_filters_and_forgotten(visit: Visit, press) -> None:
    at = visit("search", "country=BRA")
    at.text_input(key="q").set_value("tariffs").run()
    at.text_input(key="search name").set_value("Duties").run()
    at.button(key="save search").click().run()
    (one,) = searching.saved_searches(press.store, press.workspace.id)
    assert (one.name, one.query, one.within, one.filters) == ("Duties", "tariffs", "sentence", Filters(countries=("BRA",)))
    at.button(key=f"forget {one.id}").click().run()
    assert searching.saved_searches(press.store, press.workspace.id) == []


def test_an_empty_workspace_says_what_to_do(visit_empty: Visit) -> None:
    at = visit_empty("search")
    assert not at.exception
    assert "no articles yet" in text(at)


def test_a_search_narrows_every_page_and_stands_in_the_address(visit: Visit) -> None:
    at = visit("search", "q=sawmill")
    at.button(key="only these").click().run()
    assert not at.exception
    assert at.sidebar.multiselect(key="filter words").value == ["sawmill"]
    assert at.query_params["words"] in ("sawmill", ["sawmill"])
    for page in ("overview", "network", "themes", "positions"):
        at = visit(page, "words=sawmill")
        assert not at.exception
        assert at.sidebar.multiselect(key="filter words").value == ["sawmill"]


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("sawmill", "1"),
        ("tariffs dumping", "0"),
        ("anywhere: tariffs dumping", "1"),
        ("tariff* NOT deal", "5"),
        ("Prado backs", "1"),
    ],
)
def test_the_overview_counts_the_articles_that_hold_the_words(visit: Visit, words: str, articles: str) -> None:
    at = visit("overview", urlencode({"words": words}))
    counted = [metric.value for metric in at.metric if metric.label == "Articles"] or ["0"]
    assert counted == [articles]


def test_a_saved_search_is_offered_by_its_name(visit: Visit, press) -> None:
    searching.save_search(press.store, press.workspace.id, "Duties", "tariffs dumping", "article", Filters())
    at = visit("overview")
    assert at.sidebar.multiselect(key="filter words").options == ["Duties"]
    at.sidebar.multiselect(key="filter words").select("anywhere: tariffs dumping").run()
    assert at.query_params["words"] == "anywhere: tariffs dumping"
    assert "Duties" in text(at)


def test_words_of_a_link_that_cannot_be_searched_for_are_told(visit: Visit) -> None:
    at = visit("overview", urlencode({"words": '"trade war'}))
    assert not at.exception
    assert "A quotation mark has no partner" in text(at)
    assert at.sidebar.multiselect(key="filter words").value == []
