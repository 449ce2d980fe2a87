"""What the tables of `data/` let the actors component find in a text."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from analysis import language
from analysis.components.actors import FACTORY


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = language.load()
    nlp.add_pipe(FACTORY)
    return nlp


def named(nlp: Language, text: str, on: date) -> dict[str, list[str]]:
    """Names of the actors by the words that mention them."""
    doc = nlp.make_doc(text)
    doc._.published = on
    doc = nlp(doc)
    return {doc[m.start : m.end].text: [doc._.actors[key].name for key in m.keys] for m in doc._.mentions}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Kremlin spokesman declined to comment.", "The Kremlin spokesman", "Dmitry Peskov"),
        ("The White House press secretary read a note.", "The White House press secretary", "Karine Jean-Pierre"),
        ("The Pentagon chief flew to Warsaw.", "chief", "Lloyd Austin"),
        ("Russia's UN ambassador left the room.", "ambassador", "Vasily Nebenzya"),
        ("The NATO secretary-general agreed.", "secretary-general", "Jens Stoltenberg"),
        ("The Chinese U.N. representative abstained.", "representative", "China"),
    ],
)
def test_a_title_is_read_with_the_body_that_owns_it(nlp: Language, text: str, words: str, name: str) -> None:
    assert named(nlp, text, date(2023, 5, 5))[words] == [name]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Prince Mohammed sent a message.", "Prince Mohammed", "Mohammed bin Salman"),
        ("Bongbong Marcos took the oath.", "Bongbong Marcos", "Ferdinand Marcos Jr."),
        ("King Salman of Saudi Arabia stayed at home.", "King Salman", "King Salman"),
        ("Sergey Lavrov and Volodymyr Zelenskiy wrote letters.", "Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Luiz Inacio Lula da Silva waited.", "Luiz Inacio Lula da Silva", "Luiz Inácio Lula da Silva"),
        ("The Council of the EU put it off.", "Council of the EU", "Council of the European Union"),
        ("The Council of Europe met in Strasbourg.", "Council of Europe", "Council of Europe"),
    ],
)
def test_people_and_bodies_are_found_by_other_names(nlp: Language, text: str, words: str, name: str) -> None:
    assert named(nlp, text, date(2023, 5, 5))[words] == [name]


@pytest.mark.parametrize("text", ["Two ships crossed the Indian Ocean.", "Oil flows through the Persian Gulf."])
def test_a_sea_is_no_country(nlp: Language, text: str) -> None:
    assert named(nlp, text, date(2023, 5, 5)) == {}


def test_an_office_that_many_hold_names_nobody(nlp: Language) -> None:
    assert named(nlp, "The US ambassador to Japan gave a speech.", date(2023, 5, 5))["The US ambassador"] == ["United States"]
