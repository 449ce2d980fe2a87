"""Actors: who is named, by what kind of word, on which day; and what is no actor."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from analysis import language
from analysis.components.actors import FACTORY
from analysis.records import ActorKind

TRUMP, BIDEN, XI, PUTIN, LAVROV = "Q22686", "Q6279", "Q15031", "Q7747", "Q58217"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = language.load()
    nlp.add_pipe(FACTORY)
    return nlp


def read(nlp: Language, text: str, on: date | None = date(2024, 11, 20)) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = on
    return nlp(doc)


def found(nlp: Language, text: str, on: date | None = date(2024, 11, 20)) -> dict[str, tuple[str, ...]]:
    """Keys by the words that mention them."""
    doc = read(nlp, text, on)
    return {doc[mention.start : mention.end].text: mention.keys for mention in doc._.mentions}


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("China rejected the plan.", "China", "CHN"),
        ("Beijing denied the report.", "Beijing", "CHN"),
        ("The talks with Moscow failed.", "Moscow", "RUS"),
        ("The Kremlin said nothing.", "The Kremlin", "RUS"),
        ("Chinese exports fell.", "Chinese", "CHN"),
        ("Kenyan authorities refused to comment.", "Kenyan authorities", "KEN"),
        ("Russian troops crossed the river.", "Russian troops", "RUS"),
        ("NATO promised help.", "NATO", "Q7184"),
        ("Xi Jinping arrived late.", "Xi Jinping", XI),
        ("XI JINPING ARRIVES LATE", "XI JINPING", XI),
    ],
)
def test_listed_names_and_what_stands_for_a_country(nlp, text, words, key):
    assert found(nlp, text)[words] == (key,)


@pytest.mark.parametrize(
    "text",
    [
        "He flew to Beijing on Monday.",
        "She was born in Moscow.",
        "The museum in Paris reopened.",
        "A fire broke out near London.",
    ],
)
def test_a_capital_that_is_only_a_place_is_no_government(nlp, text):
    assert not found(nlp, text)


@pytest.mark.parametrize(
    ("text", "on", "words", "key"),
    [
        ("The U.S. president spoke.", date(2022, 5, 1), "The U.S. president", BIDEN),
        ("The U.S. president spoke.", date(2025, 1, 22), "The U.S. president", TRUMP),
        ("The new U.S. president spoke.", date(2025, 1, 22), "The new U.S. president", TRUMP),
        ("The British prime minister resigned.", date(2022, 10, 20), "The British prime minister", "Liz Truss"),
        ("The president of Brazil spoke.", date(2023, 1, 5), "The president of Brazil", "Luiz Inácio Lula da Silva"),
        ("The former U.S. president objected.", date(2023, 5, 1), "The former U.S. president", TRUMP),
        ("Germany's chancellor agreed.", date(2021, 12, 20), "Germany's chancellor", "Olaf Scholz"),
        ("The Russian leader threatened more.", date(2024, 3, 1), "The Russian leader", PUTIN),
    ],
)
def test_a_title_alone_is_whoever_held_it_on_that_day(nlp, text, on, words, key):
    doc = read(nlp, text, on)
    mentions = {doc[m.start : m.end].text: m.keys[0] for m in doc._.mentions}
    assert key in (mentions[words], doc._.actors[mentions[words]].name)


@pytest.mark.parametrize(
    ("text", "surname", "name"),
    [
        ("Xi Jinping met farmers. Later Xi left.", "Xi", "Xi Jinping"),
        ("Foreign Minister Lavrov denied it.", "Lavrov", "Sergei Lavrov"),
        ("Captain Amara Okonjo opened the port. Okonjo thanked the crew.", "Okonjo", "Amara Okonjo"),
        ("Ursula von der Leyen spoke. Von der Leyen then left.", "Von der Leyen", "Ursula von der Leyen"),
    ],
)
def test_a_surname_is_the_person_named_in_full_or_in_office(nlp, text, surname, name):
    doc = read(nlp, text)
    assert {doc._.actors[m.keys[0]].name for m in doc._.mentions if doc[m.start : m.end].text == surname} == {name}


def test_a_longer_name_is_not_cut_down_to_a_listed_surname(nlp):
    doc = read(nlp, "German Transport Minister Volker Hartwein opened the bridge.")
    assert [(entry.name, entry.country) for entry in doc._.actors.values()] == [("Volker Hartwein", "DEU")]


def test_two_people_of_one_surname_are_told_apart_by_who_was_named_last(nlp):
    doc = read(
        nlp, "Maria Mbeki spoke for the union. Mbeki wants more pay. Her brother Peter Mbeki runs the mine. Mbeki refused."
    )
    surnames = [m.keys[0] for m in doc._.mentions if doc[m.start : m.end].text == "Mbeki"]
    assert surnames == ["person:maria-mbeki", "person:peter-mbeki"]


def test_a_name_between_commas_after_an_office_is_the_one_who_holds_it(nlp):
    doc = read(nlp, "Beijing's envoy to the Gulf states, Qin Bo, said that talks had begun.")
    assert {doc._.actors[m.keys[0]].name for m in doc._.mentions if m.start <= 2 < m.end} == {"Qin Bo"}
    assert {e.name: e.country for e in doc._.actors.values()}["Qin Bo"] == "CHN"


def test_a_name_with_an_apostrophe_is_a_name(nlp):
    doc = read(nlp, "Koro Ning'eno, the foreign minister of Kenya, accused the rebels of theft.")
    assert {e.name: e.country for e in doc._.actors.values()}["Koro Ning'eno"] == "KEN"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenyan Vice Premier Jane Odhiambo spoke.", "Jane Odhiambo", "KEN"),
        ("Jane Doe, Peru's envoy to the UN, spoke.", "Jane Doe", "PER"),
        ("Carla Ruiz, the foreign minister of Chile, spoke.", "Carla Ruiz", "CHL"),
    ],
)
def test_people_whom_nobody_listed_get_their_country_from_their_title(nlp, text, name, country):
    assert {entry.name: entry.country for entry in read(nlp, text)._.actors.values()}[name] == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Poland's foreign ministry protested.", "Polish Foreign Ministry", "POL"),
        ("The Ministry of Defence of Chile protested.", "Chilean Defence Ministry", "CHL"),
        ("The Chinese Foreign Ministry protested.", "Chinese Foreign Ministry", "CHN"),
    ],
)
def test_a_ministry_is_an_organisation_that_acts_for_its_country(nlp, text, name, country):
    (entry,) = read(nlp, text)._.actors.values()
    assert (entry.name, entry.kind, entry.country) == (name, "organisation", country)


@pytest.mark.parametrize("words", ["European leaders", "Western officials", "Southeast Asian states", "Gulf states"])
def test_collective_actors_are_groups_of_no_one_country(nlp, words):
    (entry,) = read(nlp, f"{words} welcomed the truce.")._.actors.values()
    assert (entry.name, entry.kind, entry.country) == (words, "group", None)


def test_officials_of_one_country_are_a_group_that_acts_for_it(nlp):
    (entry,) = read(nlp, "Kenyan officials welcomed the truce.")._.actors.values()
    assert (entry.name, entry.kind, entry.country) == ("Kenyan officials", "group", "KEN")


def test_protesters_are_a_group_that_acts_for_no_country(nlp):
    (entry,) = read(nlp, "Kenyan protesters welcomed the truce.")._.actors.values()
    assert (entry.name, entry.kind, entry.country) == ("Kenyan protesters", "group", None)


def test_a_minister_of_nowhere_is_of_the_one_country_spoken_of_before(nlp):
    doc = read(nlp, "Reactions came quickly in Peru. Transport Minister Rosa Quilca opposed the plan.")
    assert doc._.actors["person:rosa-quilca"].country == "PER"


def test_an_administration_acts_for_its_country_and_its_head_stays_a_mention(nlp):
    doc = read(nlp, "Joe Biden won. The Biden administration will send aid.")
    assert {doc[m.start : m.end].text: m.keys for m in doc._.mentions if m.start > 3} == {
        "Biden": (BIDEN,),
        "administration": ("USA",),
    }


@pytest.mark.parametrize(
    "text",
    ["The South China Sea is calm.", "The Gulf of Mexico warmed.", "Michael Jordan scored.", "They trained in Atlanta, Georgia."],
)
def test_a_country_s_name_within_another_name_is_not_the_country(nlp, text):
    assert not {"CHN", "MEX", "JOR", "GEO"} & set(read(nlp, text)._.actors)


def test_a_name_that_people_bear_too_is_the_country_where_it_acts_alone(nlp):
    assert set(read(nlp, "Jordan agreed to host the talks.")._.actors) == {"JOR"}


def test_leaders_of_the_day_are_known_by_their_surnames_alone(nlp):
    doc = read(nlp, "The ministers said that Xi would visit and that Putin had called.")
    assert set(doc._.actors) == {XI, PUTIN}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Singapore the cabinet met. Wong spoke of trade, and Singapore listened.", "Lawrence Wong"),
        ("In Australia the cabinet met. Wong spoke of trade, and Australia listened.", "Penny Wong"),
    ],
)
def test_a_listed_surname_that_two_in_office_share_is_the_one_whose_country_is_named(nlp, text, name):
    doc = read(nlp, text, date(2024, 11, 20))
    assert {entry.name for entry in doc._.actors.values() if entry.kind is ActorKind.PERSON} == {name}


@pytest.mark.parametrize("country", ["Sri Lanka", "Saint Lucia", "San Marino"])
def test_a_country_is_no_person_whatever_its_name_looks_like(nlp, country):
    doc = read(nlp, f"{country} rejected the plan.")
    assert ActorKind.PERSON not in {entry.kind for entry in doc._.actors.values()}


@pytest.mark.parametrize(("name", "listed"), [("Sergiy Lavrov", True), ("Simon Lavrov", False)])
def test_another_spelling_has_the_same_consonants_in_its_given_name(nlp, name, listed):
    assert (LAVROV in read(nlp, f"{name} spoke in Moscow on Tuesday.")._.actors) is listed


def test_a_listed_surname_that_two_in_office_share_is_nobody_where_no_country_tells(nlp):
    doc = read(nlp, "Wong spoke of trade, and Wong was heard.", date(2024, 11, 20))
    assert not {"Lawrence Wong", "Penny Wong"} & {entry.name for entry in doc._.actors.values()}


def test_every_mention_says_why_and_stands_where_it_says(nlp):
    doc = read(nlp, "Chinese leader Xi Jinping met the U.S. secretary of state in Beijing, and Xi praised American farmers.")
    assert doc._.mentions
    assert all(mention.why and mention.start < mention.end <= len(doc) for mention in doc._.mentions)
    assert [mention.start for mention in doc._.mentions] == sorted(mention.start for mention in doc._.mentions)
    assert all(key in doc._.actors for mention in doc._.mentions for key in mention.keys)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinshasa asked for help. Rwanda and Congo agreed to talk.", {"COD", "RWA"}),
        ("The Republic of the Congo asked for help. Rwanda and Congo agreed to talk.", {"COG", "RWA"}),
        ("Rwanda and Congo agreed to talk.", {"RWA"}),
        ("The Dominican Republic closed its border. Dominican troops patrol.", {"DOM"}),
    ],
)
def test_a_name_that_two_countries_share_is_the_one_that_the_article_names_otherwise(nlp, text, expected):
    doc = read(nlp, text)
    assert {key for mention in doc._.mentions for key in mention.keys} == expected
