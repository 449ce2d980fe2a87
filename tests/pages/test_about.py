from __future__ import annotations

from tests.pages.conftest import Visit


def test_it_says_how_it_works_what_it_cannot_do_and_from_what_it_was_made(visit: Visit) -> None:
    at = visit("about")
    told = "\n".join(one.value for one in at.markdown)
    assert [tab.label for tab in at.tabs] == ["How it works", "What it cannot do", "The language model", "Data and licences"]
    assert "A stance is an estimate from words, and it can be wrong." in told
    assert "Universal Dependencies, English Web Treebank" in told
    assert "written for this project" in told
    assert any("Standpoint 0." in one.value and "CC BY-SA 4.0" in one.value for one in at.caption)
