"""The pipeline's names set right: which of two counts, where a name ends, what its words and its neighbours tell."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from analysis.components.names import corrected, longest

NLP = spacy.blank("en")


def doc_of(text: str, *names: tuple[str, str]) -> Doc:
    """The text with these words taken for names of that kind by the pipeline."""
    doc = NLP(text)
    spans = [doc.char_span(text.index(words), text.index(words) + len(words), label) for words, label in names]
    doc.ents = [span for span in spans if span is not None]
    assert len(doc.ents) == len(names)
    return doc


def told(spans: list[Span]) -> set[tuple[str, str]]:
    return {(span.text, span.label_) for span in spans}


def test_of_overlapping_names_the_longest_counts_and_of_two_as_long_the_first() -> None:
    assert longest([(0, 1, "LOC"), (0, 3, "ORG"), (5, 6, "PER")]) == [(0, 3, "ORG"), (5, 6, "PER")]
    assert longest([(3, 4, "ORG"), (3, 4, "PER")]) == [(3, 4, "ORG")]


def test_a_listed_name_goes_before_what_the_pipeline_took_it_for() -> None:
    doc = doc_of("They met in Kharkiv.", ("Kharkiv", "PER"))
    assert told(corrected(doc, [(3, 4, "LOC")])) == {("Kharkiv", "LOC")}


@pytest.mark.parametrize(
    ("text", "name", "label", "right"),
    [
        ("She teaches at Trinity University.", "Trinity University", "PER", "ORG"),
        ("She teaches at University of Kent.", "University of Kent", "LOC", "ORG"),
        ("It ended the Bosnian War.", "Bosnian War", "ORG", "MISC"),
        ("They crossed Meander River.", "Meander River", "PER", "LOC"),
        ("He led Veterans of Foreign Wars.", "Veterans of Foreign Wars", "ORG", "ORG"),
        ("The bank is called Beach Street.", "Beach Street", "ORG", "ORG"),
    ],
)
def test_a_name_is_what_its_head_says(text: str, name: str, label: str, right: str) -> None:
    assert told(corrected(doc_of(text, (name, label)), [])) == {(name, right)}


@pytest.mark.parametrize(
    ("text", "name", "label", "right"),
    [
        ("He met President Jane Doe.", "President Jane Doe", "PER", "Jane Doe"),
        ("He met Prime Minister Jane Doe.", "Prime Minister Jane Doe", "PER", "Jane Doe"),
        ("He met Lord Doe.", "Lord Doe", "PER", "Lord Doe"),
        ("A Unity Bloc candidate won.", "Unity Bloc candidate", "ORG", "Unity Bloc"),
        ("I read The Economist.", "The Economist", "ORG", "The Economist"),
    ],
)
def test_titles_and_roles_are_no_part_of_a_name(text: str, name: str, label: str, right: str) -> None:
    assert {span.text for span in corrected(doc_of(text, (name, label)), [])} == {right}


def test_a_body_and_the_place_that_it_is_of_are_one_name() -> None:
    doc = doc_of("the Workers Front of Otherland", ("Workers Front", "ORG"), ("Otherland", "LOC"))
    assert told(corrected(doc, [])) == {("Workers Front of Otherland", "ORG")}


def test_an_election_is_one_name_with_its_year_and_place() -> None:
    text = "She lost the 2014 Otherland Senate election in Westmark."
    doc = doc_of(text, ("Otherland", "LOC"), ("Westmark", "LOC"))
    assert told(corrected(doc, [])) == {("2014 Otherland Senate election in Westmark", "MISC")}
    assert corrected(doc_of("She lost the 1972 election."), []) == []


def test_one_word_people_in_a_row_of_places_are_places() -> None:
    doc = doc_of("in Aville, Btown, Cburg and Dorf", ("Aville", "LOC"), ("Btown", "PER"), ("Cburg", "LOC"), ("Dorf", "LOC"))
    assert {span.label_ for span in corrected(doc, [])} == {"LOC"}
    doc = doc_of("Ann, Bob and Aville", ("Ann", "PER"), ("Bob", "PER"), ("Aville", "LOC"))
    assert told(corrected(doc, [])) == {("Ann", "PER"), ("Bob", "PER"), ("Aville", "LOC")}


def test_a_surname_is_a_persons_whom_the_text_names_in_full() -> None:
    doc = doc_of("Jane Stallone left. Later Stallone returned.", ("Jane Stallone", "PER"))
    doc.ents = [*doc.ents, Span(doc, 5, 6, "ORG")]
    assert told(corrected(doc, [])) == {("Jane Stallone", "PER"), ("Stallone", "PER")}


def test_capitals_in_brackets_are_the_other_name_of_the_body_before_them() -> None:
    doc = doc_of("the Otherland Unity Bloc (OUB) won", ("Otherland Unity Bloc", "ORG"))
    assert ("OUB", "ORG") in told(corrected(doc, []))
