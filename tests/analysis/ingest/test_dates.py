"""Publication dates: what is read, what is left open, and which evidence wins."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import dates, read_pasted
from analysis.ingest.dates import Dateline, publication

DAY = date(2025, 1, 22)
BODY = (
    "The two governments signed a treaty on fish and oil after nine years of talks, their foreign ministries said in the capital."
)


def day_of(line: str) -> date | None:
    found = dates.date_line(line)
    return publication([found]) if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Wed 22nd Jan, 2025",
        "January 22, 2025",
        "22 January 2025",
        "22nd of January 2025",
        "22.01.2025",
        "22/01/2025",
        "01/22/2025",
        "2025-01-22",
        "2025-01-22T10:00Z",
        "2025-01-22 10:00:31+01:00",
        "2025/01/22",
        "22-Jan-2025",
        "JAN. 22, 2025, 10:15 A.M. ET",
        "Wednesday, January 22nd, 2025 at 10:15 AM",
        "Published: 22 January 2025 | Updated: 23 January 2025",
        "Updated 23 January 2025, published 22 January 2025",
        "Last updated: Jan 22, 2025 6:05 p.m. GMT",
        "Published On 22 Jan 2025",
        "5 min read · Jan 22, 2025",
        "By Jane Doe | BBC News | 22 January 2025",
        "Moscow, 22 January 2025",
        "(January 22, 2025)",
        "Agence Aube – Wednesday, January 22, 2025 (translated from the French)",
    ],
)
def test_a_date_line_is_read(line: str) -> None:
    assert day_of(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On January 22, 2025, the two presidents spoke.",
        "The treaty of 22 January 2025 was never signed by the parliament of either of the two states",
        "January 2025",
        "31/31/2025",
        "30 February 2025",
        "Room 22.01.2025.7",
        "2025",
    ],
)
def test_what_is_no_date_line_gives_no_date(line: str) -> None:
    assert day_of(line) is None


def test_a_date_that_can_be_read_two_ways_is_left_open() -> None:
    assert day_of("03/04/2025") is None


@pytest.mark.parametrize(
    ("line", "evidence", "expected"),
    [
        ("03/04/2025", {"stated": date(2025, 4, 3)}, date(2025, 4, 3)),
        ("03/04/2025", {"name": "2025-03-04_x.txt"}, date(2025, 3, 4)),
        ("03/04/2025", {"hint": date(2025, 4, 5)}, date(2025, 4, 3)),
        ("03/04/2025", {"dateline": Dateline(3, 4, None, None)}, date(2025, 3, 4)),
        ("Thursday 03/04/2025", {}, date(2025, 4, 3)),
        ("04/04/2025", {}, date(2025, 4, 4)),
    ],
)
def test_other_evidence_decides_between_two_readings(line: str, evidence: dict, expected: date) -> None:
    found = dates.date_line(line)
    assert found is not None
    assert publication([found], **evidence) == expected


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({}, None),
        ({"hint": date(2025, 3, 8)}, date(2025, 3, 3)),
        ({"name": "2025-03-04.txt"}, date(2025, 3, 3)),
        ({"text": "It was agreed on March 2, 2025, in Rome."}, date(2025, 3, 3)),
        ({"text": "The war began on February 24, 2022."}, None),
        ({"raw": "... (c) 2025 The Agency"}, date(2025, 3, 3)),
    ],
)
def test_a_dateline_takes_its_year_from_elsewhere_or_stays_open(evidence: dict, expected: date | None) -> None:
    found = dates.dateline("PARIS, March 3 (Agency) - The minister")
    assert found is not None
    assert publication(dateline=found, **evidence) == expected


def test_a_dateline_of_december_with_a_hint_of_january_is_of_the_year_before() -> None:
    found = dates.dateline("CAIRO, Dec. 31 (Agency) - The minister")
    assert publication(dateline=found, hint=date(2025, 1, 1)) == date(2024, 12, 31)


def test_the_articles_own_line_wins_over_metadata_and_metadata_over_the_name() -> None:
    own = dates.date_line("22 January 2025")
    assert own is not None
    assert publication([own], stated=date(2025, 1, 25), name="2024-01-01.txt") == DAY
    assert publication(stated=date(2025, 1, 25), name="2024-01-01.txt") == date(2025, 1, 25)
    assert publication(name="2024-01-01.txt") == date(2024, 1, 1)


def test_a_date_given_by_hand_wins_over_all() -> None:
    (outcome,) = read_pasted(f"Two states sign a treaty at last\n\n22 January 2025\n\n{BODY}", published=date(2001, 1, 1))
    assert outcome.article is not None
    assert outcome.article.published == date(2001, 1, 1)


def test_a_date_in_prose_is_not_the_publication_date() -> None:
    (outcome,) = read_pasted(f"Two states sign a treaty at last\n\n{BODY} It will hold until January 22, 2035.")
    assert outcome.article is not None
    assert outcome.article.published is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-01-22", DAY),
        ("2025-01-22T23:30:00-05:00", DAY),
        ("20250122T101500Z", DAY),
        ("20250122101500", DAY),
        ("1737540000", DAY),
        (1737540000000, DAY),
        ("Wed, 22 Jan 2025 10:00:00 GMT", DAY),
        ("January 22, 2025", DAY),
        ("22/01/2025 10:00", DAY),
        (datetime(2025, 1, 22, 8), DAY),
        (DAY, DAY),
        ("01/02/2025", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("9999999999999999", None),
    ],
)
def test_dates_of_metadata_are_read_or_left_open(value: object, expected: date | None) -> None:
    assert dates.stated(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-01-22_x.txt", DAY),
        ("x_20250122.txt", DAY),
        ("news.zip/2025/01/22/x.html", DAY),
        ("x-22-01-2025.txt", DAY),
        ("x-02-01-2025.txt", None),
        ("x2025.txt", None),
        ("report-2025-13-45.txt", None),
        ("120250122.txt", None),
    ],
)
def test_dates_in_file_names_are_read_or_left_open(name: str, expected: date | None) -> None:
    assert dates.in_name(name) == expected


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%a %d %b, %Y", "%d.%m.%Y"]),
)
def test_every_date_comes_back_from_the_line_it_is_written_in(day: date, form: str) -> None:
    assert day_of(day.strftime(form)) == day
