"""The network page, visited."""

from __future__ import annotations

from datetime import date

import pytest

TIES = ["Mentioned together", "Relations", "Shared themes", "Agreement"]


def said(at) -> str:
    return " ".join(str(element.value) for element in (*at.header, *at.markdown, *at.caption, *at.info))


def table(at) -> list[str]:
    return next(list(frame.value["name"]) for frame in at.dataframe if "betweenness" in frame.value)


@pytest.mark.parametrize("ties", TIES)
@pytest.mark.parametrize("colour", ["Country", "Community"])
def test_every_kind_of_tie_is_drawn(visit, ties, colour):
    at = visit("network", f"ties={ties}&colour={colour}")
    assert not at.exception
    assert not at.error
    assert "6 actors" in said(at)
    assert table(at)[:2] == ["Brazil", "Ana Prado"]


def test_filters_narrow_the_network(visit):
    at = visit("network", "actor=Q1065")
    assert "United Nations" in table(at)
    assert "Ana Prado" not in table(at)


def test_a_workspace_without_articles_says_what_to_do(visit_empty):
    at = visit_empty("network")
    assert not at.exception
    assert "no articles yet" in said(at)


def test_filters_that_nothing_passes_are_told(visit):
    at = visit("network", "from=2030-01-01")
    assert not at.exception
    assert "No article passes" in said(at)


def test_time_can_be_gone_through(visit):
    at = visit("network", "through-time=true")
    assert not at.exception
    assert "article" in said(at)
    assert "8 Jan 2024: 1 article" in said(at)
    at.button(key="play").click().run()
    assert not at.exception
    assert at.button(key="play").label == "Pause"
    assert "8 Jan 2024: 1 article" not in said(at)  # it has gone on by itself


def test_weak_ties_can_be_left_out(visit):
    at = visit("network", "weakest=2")
    assert "1 tie" in said(at)
    assert "weaker than 2" in said(at)


def test_a_link_opens_with_the_actor_that_was_picked(visit):
    at = visit("network", "picked=Q1")
    assert not at.exception
    assert "Ana Prado" in [one.value for one in at.header]
    at.button(key="let go").click().run()
    assert not at.exception
    assert table(at)[:2] == ["Brazil", "Ana Prado"]
    assert "picked" not in at.query_params


def test_a_link_opens_with_the_tie_that_was_picked(visit):
    at = visit("network", "ties=Relations&between=BRA&between=PER")
    assert not at.exception
    assert "Brazil – Peru" in [one.value for one in at.header]


@pytest.mark.parametrize("asked", ["picked=Q404", "between=BRA", "between=BRA&between=Q404", "through-time=true&at=soon"])
def test_what_is_not_in_the_picture_is_not_picked(visit, asked):
    at = visit("network", asked)
    assert not at.exception
    assert table(at)


def test_a_link_opens_at_its_time(visit):
    at = visit("network", "through-time=true&at=2024-03-04&reach=Everything+up+to+it")
    assert not at.exception
    assert "4 Mar 2024: 1 article" in said(at)
    assert "Norway" in table(at)
    assert "Ana Prado" in table(at)
    at.select_slider(key="time at").set_value(date(2024, 6, 3)).run()
    assert at.query_params["at"] in ("2024-06-03", ["2024-06-03"])


def test_the_address_does_not_follow_each_step_of_time_that_goes_on(visit):
    at = visit("network", "through-time=true&at=2024-02-12")
    at.button(key="play").click().run()
    assert "12 Feb 2024" not in said(at)
    assert at.query_params["at"] in ("2024-02-12", ["2024-02-12"])
    at.button(key="play").click().run()
    assert at.query_params["at"] not in ("2024-02-12", ["2024-02-12"])


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("picked=Q1065&country=BRA&from=2024-09-30", "not named in the articles in view"),
        ("picked=nobody", "not known in this workspace"),
        ("between=Q1&between=nobody", "not known in this workspace"),
    ],
)
def test_what_is_picked_but_not_in_the_picture_is_told_and_can_be_forgotten(visit, query, why):
    at = visit("network", query)
    assert why in said(at)
    at.button(key="let go").click().run()
    assert "picked, but" not in said(at)
    assert not at.exception


def test_a_tie_that_is_not_drawn_is_told(visit):
    assert "is not in the picture" in said(visit("network", "between=Q1&between=NOR&weakest=3"))
