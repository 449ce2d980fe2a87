"""Names that parties of several countries share, and places that must not become actors."""

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


def actors(nlp: Language, text: str) -> dict[str, str | None]:
    """Country by name of the actors of a text."""
    doc = nlp.make_doc(text)
    doc._.published = date(2024, 6, 1)
    return {entry.name: entry.country for entry in nlp(doc)._.actors.values()}


@pytest.mark.parametrize(
    ("text", "party", "country"),
    [
        ("Norway's Labour Party lost ground on Sunday.", "Labour Party of Norway", "NOR"),
        ("The Labour Party has ruled in Oslo since 2021.", "Labour Party of Norway", "NOR"),
        ("In Tokyo, the Liberal Democratic Party chose a leader.", "Liberal Democratic Party", "JPN"),
        ("The Socialist Party of Portugal met in Lisbon.", "Socialist Party of Portugal", "PRT"),
        ("Swedish Greens left the government.", "Green Party of Sweden", "SWE"),
        ("The Labour Party won a seat.", "Labour Party", None),
    ],
)
def test_a_shared_name_is_the_party_of_the_country_around_it_and_else_of_none(
    nlp: Language, text: str, party: str, country: str | None
) -> None:
    assert actors(nlp, text)[party] == country


def test_a_sentence_about_another_country_leaves_the_party_without_one(nlp: Language) -> None:
    text = "Britain votes in July. Polls in Britain favour change, the BBC said. In Norway the Labour Party watched."
    assert "Labour Party of Norway" not in actors(nlp, text)
    assert actors(nlp, text).get("Labour Party", "absent") is None


def test_an_ambiguous_abbreviation_is_a_partys_only_where_its_country_is_named(nlp: Language) -> None:
    assert "Movement for Socialism" in actors(nlp, "Evo Morales broke with MAS in Bolivia, he said in La Paz.")
    assert "Movement for Socialism" not in actors(nlp, "The regulator MAS raised rates, and MAS said it would do so again.")


def test_places_and_common_words_do_not_become_actors(nlp: Language) -> None:
    text = (
        "Shells fell on Kharkiv and Kramatorsk in the Donbas. Ships left the Gulf of Mexico for the South China Sea. "
        "There was hope and unity in Reading, Nice and Mobile, and the momentum moved forward."
    )
    assert actors(nlp, text) == {}
