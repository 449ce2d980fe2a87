"""Who published an article, where its text says so."""

from __future__ import annotations

import pytest

from analysis.ingest import sources


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("By Jane Doe, Reuters", "Jane Doe", "Reuters"),
        ("By JANE DOE and JOHN ROE, Associated Press", "JANE DOE and JOHN ROE", "Associated Press"),
        ("Written by Jane Doe | BBC News", "Jane Doe", "BBC News"),
        ("By AFP", None, "AFP"),
    ],
)
def test_a_byline_is_read(line: str, author: str | None, source: str | None) -> None:
    found = sources.byline(line)
    assert found is not None
    assert found.source == source
    assert author is None or (found.author or "").split(" and ")[0] == author.split(" and ")[0]


@pytest.mark.parametrize(
    "line", ["By Monday, the army had fled.", "By the river of the same name", "Bye Jane", "Stand by your man"]
)
def test_what_only_begins_like_a_byline_is_none(line: str) -> None:
    assert sources.byline(line) is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: Xinhua", "Xinhua"),
        ("Source: Al Jazeera and news agencies", "Al Jazeera"),
        ("(Source: The Harbour Gazette)", "The Harbour Gazette"),
        ("Reuters", "Reuters"),
        ("Sources say that it is over", None),
        ("The Minister", None),
    ],
)
def test_a_line_names_its_source(line: str, source: str | None) -> None:
    assert sources.of_line(line) == source


@pytest.mark.parametrize(
    ("paragraph", "source"),
    [
        ("MOSCOW (AP) — The minister said", "Associated Press"),
        ("(Reuters) - The minister said", "Reuters"),
        ("TAIPEI, March 3 (Island Wire) - The minister said", "Island Wire"),
        ("The party (once banned) - and now in power - said", None),
        ("The minister (AP) said", None),
    ],
)
def test_an_agency_in_the_opening_is_the_source(paragraph: str, source: str | None) -> None:
    assert sources.of_dateline(paragraph) == source


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.reuters.com/world/x", "Reuters"),
        ("https://edition.cnn.com/2025/01/22/x", "CNN"),
        ("https://www.bbc.co.uk/news/1", "BBC News"),
        ("https://gazette.example/x", "gazette.example"),
        ("no address", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_an_address_names_its_outlet(url: str | None, source: str | None) -> None:
    assert sources.of_url(url) == source
