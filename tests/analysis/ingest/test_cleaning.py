"""What cleaning takes away, and what it must leave, on pages in our own words with the furniture of different sites."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import read, read_pasted
from analysis.ingest.clean import clean
from analysis.ingest.layout import blocks
from analysis.records import Article

PAGES = Path(__file__).parent / "pages"

LONG = "The ministers met for three hours in the old town hall and left without a word to the reporters who waited outside."
LONGER = "Officials on both sides said later that a second round was planned for the end of the month. Nobody gave a place."


def page(name: str) -> Article:
    (outcome,) = read(f"{name}.txt", (PAGES / f"{name}.txt").read_bytes())
    assert outcome.article is not None, outcome.reason
    return outcome.article


@pytest.mark.parametrize(
    ("name", "title", "published", "source", "begins", "ends", "paragraphs"),
    [
        (
            "agency",
            "Baltic states ask NATO for longer air patrols after cable damage",
            date(2024, 3, 5),
            "Reuters",
            "RIGA, March 5 (Reuters) - The three",
            "NATO did not comment.",
            4,
        ),
        (
            "broadcaster",
            "Sudan's rival generals agree to send envoys to Geneva",
            None,
            None,
            "The army and the Rapid",
            "Nobody expects a quick deal.",
            10,
        ),
        (
            "wrapped",
            None,
            date(2023, 8, 14),
            "MercoPress",
            "MONTEVIDEO, 14 August 2023 (MercoPress) -- Uruguay and Paraguay have asked",
            "hands over the chair.",
            4,
        ),
        (
            "oneline",
            "Philippines summons Chinese envoy over water cannon at shoal",
            date(2023, 12, 11),
            None,
            "Manila has summoned",
            "called the action dangerous.",
            4,
        ),
        (
            "comments",
            "Why the grain deal may yet come back",
            date(2023, 7, 21),
            None,
            "Moscow has left",
            "than it did in spring.",
            3,
        ),
        (
            "cookies",
            "Kenya offers police for Haiti mission, asks who will pay",
            date(2023, 11, 3),
            None,
            "Nairobi is ready",
            "mission this month.",
            3,
        ),
        (
            "interview",
            "\"We were never asked\": Mali's exiled judge on the junta's new constitution",
            date(2023, 6, 18),
            None,
            "The judge receives us",
            "Not while they rule.",
            7,
        ),
        (
            "emptylines",
            "Turkey ratifies Sweden's NATO bid after 20 months",
            None,
            None,
            "Ankara's parliament voted",
            "Budapest says it will follow.",
            3,
        ),
        (
            "nodate",
            "Pakistan and India trade barbs at UN over Kashmir",
            None,
            None,
            "Pakistan's ambassador",
            "The council took no decision",
            3,
        ),
        (
            "tabloid",
            "Hungary's Orban flies to Moscow uninvited, EU fumes",
            date(2024, 7, 5),
            "dpa",
            "Hungarian Prime Minister",
            "That was the whole of the answer.",
            5,
        ),
        (
            "carousel",
            "Libya's rival parliaments name a joint central bank chief",
            date(2024, 9, 27),
            "Al Jazeera",
            "Oil ports have been shut",
            "the ports reopen.",
            4,
        ),
        (
            "newsletter",
            "Seoul weighs arms for Kyiv as Northern troops reach Kursk",
            date(2024, 10, 24),
            None,
            "South Korea may send",
            "will not be met with silence.",
            4,
        ),
    ],
)
def test_a_page_gives_its_article_and_nothing_of_its_site(
    name: str, title: str | None, published: date | None, source: str | None, begins: str, ends: str, paragraphs: int
) -> None:
    article = page(name)
    assert article.title == title
    assert article.published == published
    assert article.source == source
    assert article.text.startswith(begins)
    assert article.text.endswith(ends)
    assert len(article.text.split("\n\n")) == paragraphs


def test_the_raw_text_stays_as_it_came() -> None:
    raw = "A headline of five words\r\n\r\n" + LONG + "\r\nPost comment"
    (outcome,) = read("x.txt", raw.encode())
    assert outcome.article is not None
    assert outcome.article.raw == raw


@pytest.mark.parametrize(
    "last",
    [
        "He died.",
        "No deal.",
        '"It is over."',
        "“We shall see,” he said.",
        "Will they come back?",
        "Nobody knows (not even the king).",
    ],
)
def test_a_short_closing_sentence_is_kept(last: str) -> None:
    assert clean(f"Ministers leave without a deal again\n\n{LONG}\n\n{LONGER}\n\n{last}\n\nShare this\nCancel").text.endswith(
        last
    )


@pytest.mark.parametrize(
    "middle",
    ["What the treaty says", "A long night", "“No.”", "- the first point", "He left.", "1. Oil", "Jobs", "Economy"],
)
def test_a_short_line_between_paragraphs_is_kept(middle: str) -> None:
    assert middle in clean(f"Ministers leave without a deal again\n\n{LONG}\n\n{middle}\n\n{LONGER}").text.split("\n\n")


@pytest.mark.parametrize(
    "junk",
    [
        "Advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Read more: Why the talks failed",
        "READ ALSO: What the king wants",
        "Photo: A. Nother/AP",
        "Sign up for our newsletter",
        "Image source, Getty Images",
        "Story continues below",
        "Share this article",
        "© 2024 The Paper",
        "3 min read",
        "* * *",
    ],
)
def test_an_interruption_between_paragraphs_goes(junk: str) -> None:
    assert clean(f"Ministers leave without a deal again\n\n{LONG}\n\n{junk}\n\n{LONGER}").text == f"{LONG}\n\n{LONGER}"


@pytest.mark.parametrize(
    "junk",
    [
        "French Plumbing Jobs",
        "Write a comment ...",
        "Post comment",
        "Cancel",
        "Reply",
        "12 Comments",
        "Related articles\nKing opens bridge\nQueen closes road",
        "Follow us on X",
        "Copyright 2024 The Paper. All rights reserved.",
        "(Reporting by A. Nother; Editing by B. Other)",
        "About us | Contact | Privacy",
        "Tags: talks, ministers",
        "More from Europe\nBridge opens\nIt took nine years to build the bridge across the strait.",
    ],
)
def test_furniture_below_the_last_paragraph_goes(junk: str) -> None:
    assert clean(f"Ministers leave without a deal again\n\n{LONG}\n\n{LONGER}\n\n{junk}").text == f"{LONG}\n\n{LONGER}"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Read more books, the minister told the pupils of the school, and you will need fewer soldiers in the end, to laughter.",
        "Watch the borders, not the speeches, a general said to the newspaper on Tuesday when he was asked about the plan.",
        "By Monday, the army had taken the bridge, the station and the hill above the town, and the mayor had fled.",
        "Comments by the minister were not welcome in Prague, where the government asked for a note in writing.",
        "The plan would cost jobs in three regions and would bring new ones to none of them, the unions wrote.",
    ],
)
def test_a_paragraph_that_begins_like_furniture_is_kept(paragraph: str) -> None:
    assert paragraph in clean(
        f"Ministers leave without a deal again\n\n{LONG}\n\n{paragraph}\n\n{LONGER}\n\n{paragraph}"
    ).text.split("\n\n")


def test_a_headline_with_a_full_stop_is_a_headline_if_the_text_takes_up_its_words() -> None:
    cleaned = clean(
        "Senate rejects treaty with Panama.\n\nThe Senate rejected a treaty with Panama on Monday, after a debate of two days."
    )
    assert cleaned.title == "Senate rejects treaty with Panama"
    assert cleaned.text.startswith("The Senate rejected")


def test_an_opening_sentence_is_no_headline() -> None:
    cleaned = clean(f"It was a long night for everybody.\n\n{LONG}\n\n{LONGER}")
    assert cleaned.title is None
    assert cleaned.text.startswith("It was a long night")


def test_a_headline_that_the_metadata_gives_is_not_repeated_in_the_text() -> None:
    cleaned = clean(f"Ministers leave\nwithout a deal\n\n{LONG}", title="Ministers leave without a deal")
    assert cleaned.title == "Ministers leave without a deal"
    assert cleaned.text == LONG


def test_a_standfirst_below_the_headline_is_kept() -> None:
    cleaned = clean(f"Ministers leave without a deal\n\nA third night of talks brings both sides no nearer to peace\n\n{LONG}")
    assert cleaned.text.startswith("A third night of talks")


def test_a_text_without_one_full_stop_is_kept() -> None:
    assert clean("the king said no\n\nthe queen said maybe\n\nnobody asked the people").text.endswith("nobody asked the people")


@pytest.mark.parametrize("width", [50, 70, 100])
def test_hard_wrapped_lines_are_joined_to_paragraphs(width: int) -> None:
    import textwrap

    paragraphs = [LONG, LONGER, f"{LONGER} {LONG}"]
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert [block.text for block in blocks(wrapped)] == paragraphs


def test_lines_of_a_site_are_not_joined() -> None:
    assert len(blocks("Home\nNews\nSport\nBusiness\nOpinion\nWeather")) == 6


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        (
            "The\u00a0minister\u200b said\u00ad so to the of\ufb01cials and left for the ai\u00adrport in Rome.",
            "The minister said so to the officials and left for the airport in Rome.",
        ),
        (
            "\ufeffThe minister  said\tso to the men who waited there, and left the old town.\r\n",
            "The minister said so to the men who waited there, and left the old town.",
        ),
    ],
)
def test_invisible_characters_and_ligatures_are_put_right(dirty: str, tidy: str) -> None:
    assert clean(dirty).text == tidy


@given(
    st.lists(
        st.sampled_from([LONG, LONGER, "Advertisement", "Share", "A short line", "He left.", "", "5 May 2021", "By Jo Doe, AP"]),
        max_size=12,
    )
)
def test_no_paragraph_is_ever_lost_from_the_middle(parts: list[str]) -> None:
    text = "\n\n".join([LONG, *parts, LONG])
    kept = clean(text).text.split("\n\n")
    assert kept.count(LONG) == text.count(LONG)
    assert kept.count(LONGER) == text.count(LONGER)


@given(st.text(max_size=400))
def test_cleaning_takes_any_text(text: str) -> None:
    cleaned = clean(text)
    assert "\n\n\n" not in cleaned.text


def test_pasted_text_is_cleaned_with_what_is_given_by_hand() -> None:
    (outcome,) = read_pasted(f"{LONG}\n\nShare this", title="Talks", published=date(2020, 1, 2), source="Me")
    article = outcome.article
    assert article is not None
    assert (article.title, article.published, article.source, article.text) == ("Talks", date(2020, 1, 2), "Me", LONG)


def test_empty_pasted_text_is_refused_in_a_sentence() -> None:
    (outcome,) = read_pasted(" \n")
    assert outcome.status == "failed"
    assert "holds no text" in (outcome.reason or "")
