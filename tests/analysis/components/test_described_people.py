"""People whom nobody listed: found and placed by the words beside their names; all of them invented."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from analysis import pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load()


def read(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = date(2024, 11, 20)
    return nlp(doc)


def country_of(nlp: Language, text: str, name: str) -> str | None:
    return next(entry.country for entry in read(nlp, text)._.actors.values() if entry.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The post went to Talim Osgar, a former rebel from the north.", "Talim Osgar"),
        ("His lawyer, Ohm Jae-woon, rejects the offer.", "Ohm Jae-woon"),
        ("Ohm Jae-woon said he was tired.", "Ohm Jae-woon"),
        ("They freed Lidia Parades, the general's wife, who had fled.", "Lidia Parades"),
        ("Cormac Eastfield of the Labour Party told the house to wait.", "Cormac Eastfield"),
        ("Prices rose again, the economist Zuri Adwoa Kolb said.", "Zuri Adwoa Kolb"),
    ],
)
def test_a_name_that_a_noun_for_people_describes_is_a_persons(nlp, text, name):
    assert name in {entry.name for entry in read(nlp, text)._.actors.values()}


@pytest.mark.parametrize(
    "text",
    [
        "Downing Corner, a spokesman said, was closed.",
        "The Central Bank of Kenya said prices would fall.",
        "They met in Costa Verde, a neighbour of the port.",
    ],
)
def test_what_firms_and_places_are_called_too_makes_nobody_a_person(nlp, text):
    assert not {entry.name for entry in read(nlp, text)._.actors.values() if entry.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kolud Haier, a Sudanese analyst, doubts that the truce holds.", "Kolud Haier", "SDN"),
        ("Molwin Jossep of Antigua and Barbuda called it a win.", "Molwin Jossep", "ATG"),
        ("Jenna Dator, who leads Peru's largest union, accused the army of murder.", "Jenna Dator", "PER"),
        ("Kamil Karrasi, a scholar at a university in Tehran, warned of war.", "Kamil Karrasi", "IRN"),
        ("The Kenyan lawyer Amara Okonjo-Bell asked for more time.", "Amara Okonjo-Bell", "KEN"),
        ("Scott Sneider, a Korea specialist, warned of a quarrel.", "Scott Sneider", None),
        ("Ana Fuentes, an expert on Russia, warned of a quarrel.", "Ana Fuentes", None),
        ("Congressman Rick Nealon voted against it.", "Rick Nealon", "USA"),
    ],
)
def test_a_description_tells_for_which_country_somebody_acts(nlp, text, name, country):
    assert country_of(nlp, text, name) == country


def test_an_opposition_figure_is_of_the_country_that_the_paragraph_speaks_of(nlp):
    text = (
        "Kenya went to the polls. Kenya's president voted early. The Kenyan army kept to its barracks. Kenya waited.\n\n"
        "Kenya is split. Sal Berissa, who leads the opposition, spoke of fraud."
    )
    assert country_of(nlp, text, "Sal Berissa") == "KEN"


def test_a_minister_is_of_the_country_that_acted_in_the_sentence_before(nlp):
    text = "Peru expelled the envoy of Mexico. Foreign Minister Ana Gervassi called him unwelcome."
    assert country_of(nlp, text, "Ana Gervassi") == "PER"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Egypt rejected the complaint; its spokesman, Achmed Abu Said, said so.", "Achmed Abu Said", "EGY"),
        ("Emmanuel Macron left early. His rival Xaver Bertram stayed.", "Xaver Bertram", "FRA"),
        ("Emmanuel Macron met his counterpart, Xaver Bertram.", "Xaver Bertram", None),
    ],
)
def test_whom_a_pronoun_owns_acts_for_the_owners_country(nlp, text, name, country):
    assert country_of(nlp, text, name) == country


def test_a_firm_is_of_the_country_that_the_words_before_its_name_tell(nlp):
    assert country_of(nlp, "The boats come from the French company Naval Works, which was paid.", "Naval Works") == "FRA"
