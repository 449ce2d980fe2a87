"""The search page: what a visitor types, sees and keeps."""

from __future__ import annotations

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
