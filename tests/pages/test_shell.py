from __future__ import annotations

from tests.pages.conftest import Visit


def test_a_link_brings_back_its_filters(visit: Visit) -> None:
    at = visit("overview", "country=BRA&theme=trade&from=2024-01-01")
    assert not at.exception
    assert at.sidebar.multiselect(key="filter country").value == ["BRA"]
    assert at.sidebar.multiselect(key="filter theme").value == ["trade"]
    assert str(at.sidebar.date_input(key="filter from").value) == "2024-01-01"
