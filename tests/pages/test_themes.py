"""The themes page, visited."""

from __future__ import annotations

import pytest

VIEWS = ["How much", "Over time", "Who on what", "What changed", "Together", "Words"]


def said(at) -> str:
    return " ".join(str(element.value) for element in (*at.markdown, *at.caption, *at.info))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn(visit, view):
    at = visit("themes", f"show={view}")
    assert not at.exception
    assert not at.error
    assert not at.info


@pytest.mark.parametrize("view", VIEWS)
def test_one_article_is_enough_or_told_not_to_be(visit, view):
    at = visit("themes", f"show={view}&from=2024-03-20&to=2024-03-20")
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("view", VIEWS)
def test_an_article_without_finds_is_no_trouble(visit, view):
    at = visit("themes", f"show={view}&from=1990-01-01&to=1990-02-01")
    assert not at.exception
    assert "No article passes" in said(at)


def test_a_workspace_without_articles_says_what_to_do(visit_empty):
    at = visit_empty("themes")
    assert not at.exception
    assert "no articles yet" in said(at)


def test_counts_stand_in_a_table_too(visit):
    at = visit("themes", "show=How much")
    frame = at.dataframe[0].value
    assert dict(zip(frame["name"], frame["articles"], strict=True)) == {"Trade & tariffs": 5, "Climate": 3, "Protest": 1}


def test_the_second_period_begins_where_the_link_says(visit):
    at = visit("themes", "show=What changed&split=2024-06-01")
    assert not at.exception
    assert "1 Jun 2024" in said(at)


@pytest.mark.parametrize("split", ["1990-01-01", "never", ""])
def test_a_split_that_is_none_falls_back_to_the_middle(visit, split):
    assert not visit("themes", f"show=What changed&split={split}").exception
