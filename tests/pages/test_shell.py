from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import places
from tests.conftest import Press
from tests.pages.conftest import Visit

EVERY_PAGE = pytest.mark.parametrize("page", [place.file for place in places.PLACES])


def asked(at: AppTest, name: str) -> list[str]:
    """The values of a parameter of the address."""
    value = at.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def articles(at: AppTest) -> str:
    """The number on the overview."""
    return next(metric.value for metric in at.metric if metric.label == "Articles")


def shown(at: AppTest) -> str:
    """All that a page says in words."""
    return "\n".join(str(one.value) for kind in (at.title, at.markdown, at.caption, at.info, at.error) for one in kind)


@EVERY_PAGE
def test_every_page_draws_articles_without_an_error(visit: Visit, page: str) -> None:
    at = visit(page)
    assert not at.exception
    assert not at.error
    assert at.title[0].value


@EVERY_PAGE
def test_every_page_draws_an_empty_workspace_without_an_error(visit_empty: Visit, page: str) -> None:
    at = visit_empty(page)
    assert not at.exception
    assert not at.error


@EVERY_PAGE
def test_every_page_says_so_where_no_article_passes(visit: Visit, page: str) -> None:
    at = visit(page, "country=NOR&source=Andes+Wire&from=2024-09-01")
    assert not at.exception
    assert not at.error


def test_a_link_brings_back_its_filters(visit: Visit) -> None:
    at = visit("overview", "country=BRA&country=PER&actor=Q1&theme=trade&source=Harbour+Post&from=2024-01-01&to=2024-12-31")
    assert at.sidebar.multiselect(key="filter country").value == ["BRA", "PER"]
    assert at.sidebar.multiselect(key="filter actor").value == ["Q1"]
    assert at.sidebar.multiselect(key="filter theme").value == ["trade"]
    assert at.sidebar.multiselect(key="filter source").value == ["Harbour Post"]
    assert str(at.sidebar.date_input(key="filter from").value) == "2024-01-01"
    assert str(at.sidebar.date_input(key="filter to").value) == "2024-12-31"


def test_what_the_widgets_say_stands_in_the_address_by_key(visit: Visit) -> None:
    at = visit()
    at.sidebar.multiselect(key="filter actor").set_value(["Q1"]).run()
    at.sidebar.multiselect(key="filter theme").set_value(["trade"]).run()
    assert asked(at, "actor") == ["Q1"]
    assert asked(at, "theme") == ["trade"]


def test_the_address_always_names_the_workspace(press: Press, visit: Visit) -> None:
    assert asked(visit(), "w") == [press.workspace.token]


def test_the_browsers_back_undoes_a_filter(press: Press, visit: Visit) -> None:
    at = visit()
    at.sidebar.multiselect(key="filter country").set_value(["BRA"]).run()
    at.query_params.clear()
    at.query_params["w"] = press.workspace.token
    at.run()
    assert at.sidebar.multiselect(key="filter country").value == []


def test_filters_stay_when_the_page_changes_by_the_menu(visit: Visit) -> None:
    at = visit()
    at.sidebar.multiselect(key="filter country").set_value(["NOR"]).run()
    at.query_params.clear()  # what the menu does to the address
    at.switch_page("../articles.py")
    at.run()
    assert at.sidebar.multiselect(key="filter country").value == ["NOR"]
    assert asked(at, "country") == ["NOR"]


def test_clear_filters_lets_everything_pass(visit: Visit) -> None:
    at = visit("overview", "country=NOR&from=2024-03-01")
    assert articles(at) == "2"
    at.sidebar.button(key="clear filters").click().run()
    assert at.sidebar.multiselect(key="filter country").value == []
    assert at.sidebar.date_input(key="filter from").value is None
    assert articles(at) == "8"
    assert not asked(at, "country")


def test_a_link_with_values_that_no_longer_exist_opens_with_a_note(visit: Visit) -> None:
    at = visit("overview", "country=ATL&country=BRA&theme=trade&from=yesterday")
    notes = [note.value for note in at.info]
    assert any("“ATL”" in note for note in notes)
    assert any("“yesterday” is not a date" in note for note in notes)
    assert at.sidebar.multiselect(key="filter country").value == ["BRA"]
    assert not at.error


def test_a_note_goes_with_the_view_that_it_is_about(visit: Visit) -> None:
    at = visit("overview", "country=ATL")
    assert at.info
    assert at.run().info
    assert not at.sidebar.multiselect(key="filter theme").set_value(["trade"]).run().info


def test_a_link_to_a_workspace_that_is_gone_opens_another_with_a_note(visit: Visit) -> None:
    at = visit("overview", "w=no-such-token&country=BRA")
    assert "workspace that this link leads to is not here" in at.info[0].value
    assert at.sidebar.multiselect(key="filter country").value == []
    assert not at.exception


def test_another_workspace_starts_with_nothing_filtered(press: Press, visit: Visit) -> None:
    other = press.store.create_workspace("Other")
    at = visit("overview", "country=BRA")
    at.sidebar.selectbox(key="workspace picked").set_value(other.id).run()
    assert asked(at, "w") == [other.token]
    assert at.sidebar.multiselect(key="filter country").value == []
    assert "no articles yet" in shown(at)


def test_an_unreachable_database_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, visit: Visit) -> None:
    monkeypatch.setenv("STANDPOINT_DATABASE_URL", "mysql://somewhere/else")
    at = visit()
    assert not at.exception
    assert "must be SQLite or PostgreSQL" in at.error[0].value
