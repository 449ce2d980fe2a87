"""The reader page, visited."""

from __future__ import annotations

import pytest


def said(at) -> str:
    return " ".join(str(element.value) for element in (*at.markdown, *at.caption, *at.info, *at.header, *at.subheader))


def test_a_link_opens_its_article(visit, press):
    at = visit("reader", f"article={press.articles[1]}")
    assert not at.exception
    assert "Lima answers on duties" in said(at)
    assert "Andes Wire" in said(at)


def test_without_a_link_the_newest_article_is_open(visit):
    assert "Peru and Brazil sign" in said(visit("reader"))


def test_one_can_turn_to_the_next_article_and_back(visit, press):
    at = visit("reader", f"article={press.articles[1]}")
    at.button(key="older").click().run()
    assert not at.exception
    assert "Prado backs the timber deal" in said(at)
    at.button(key="newer").click().run()
    assert "Lima answers on duties" in said(at)


def test_an_article_without_title_or_date_can_be_read(visit, press):
    at = visit("reader", f"article={press.articles[6]}")
    assert not at.exception
    assert "undated" in said(at)


@pytest.mark.parametrize("asked", ["99999", "0"])
def test_an_article_that_is_gone_is_told(visit, asked):
    at = visit("reader", f"article={asked}")
    assert not at.exception
    assert "no such article" in said(at)


@pytest.mark.parametrize("asked", ["article=abc", "article=-1", "start=zzz", "article=&start=-5", "start=99999999"])
def test_an_address_that_makes_no_sense_opens_the_newest(visit, asked):
    at = visit("reader", asked)
    assert not at.exception
    assert "Peru and Brazil sign" in said(at)


def test_an_article_outside_the_filters_opens_and_says_so(visit, press):
    at = visit("reader", f"article={press.articles[1]}&from=2024-06-01")
    assert not at.exception
    assert "Lima answers on duties" in said(at)
    assert at.button(key="older").disabled
    assert at.selectbox(key=f"article of {press.articles[1]}").value is None


def test_the_lists_tell_all_finds(visit, press):
    at = visit("reader", f"article={press.articles[0]}")
    tables = [list(frame.value.columns) for frame in at.dataframe]
    assert ["who", "stance", "content"] in tables
    assert ["who", "event", "whom"] in tables


def test_a_workspace_without_articles_says_what_to_do(visit_empty):
    at = visit_empty("reader")
    assert not at.exception
    assert "no articles yet" in said(at)
