"""What the files of `data/` promise: formats, keys, offices that one person holds, names that are unclear marked as such."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from analysis.errors import KnowledgeError
from analysis.knowledge import (
    Leader,
    Role,
    RoleKind,
    Status,
    countries,
    given_names,
    leaders,
    organisations,
    parties,
    places,
    titles,
)
from analysis.knowledge.countries import read_countries
from analysis.knowledge.leaders import read_leaders
from analysis.knowledge.organisations import read_organisations
from analysis.knowledge.parties import read_parties
from analysis.knowledge.places import read_places
from analysis.knowledge.records import SINGLE_HOLDER
from analysis.knowledge.tables import DATA

KNOWN_SINCE = date(2014, 1, 1)
TWO_AT_A_TIME = {("SMR", RoleKind.HEAD_OF_STATE)}  # captains regent

G20 = "ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF".split()  # noqa: SIM905
NATO = (
    "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN ITA LTU LUX LVA MKD MNE NLD NOR POL PRT ROU SVK SVN SWE TUR USA"
)
OTHERS = "UKR ISR IRN KOR PRK TWN"
WATCHED = sorted({*G20, *NATO.split(), *OTHERS.split()})


def offices() -> Iterator[tuple[tuple[str, RoleKind], list[tuple[Leader, Role]]]]:
    """Country and kind of office, with those who held it by the day they began."""
    held: dict[tuple[str, RoleKind], list[tuple[Leader, Role]]] = defaultdict(list)
    for leader in leaders().values():
        for role in leader.roles:
            if role.country and not role.organisation and role.kind in SINGLE_HOLDER:
                held[role.country, role.kind].append((leader, role))
    for office, holders in held.items():
        yield office, sorted(holders, key=lambda pair: pair[1].start.first if pair[1].start else date.min)


def test_every_un_member_is_there_with_both_observers() -> None:
    standing = [country.status for country in countries().values()]
    assert standing.count(Status.MEMBER) == 193
    assert {key for key, country in countries().items() if country.status is Status.OBSERVER} == {"PSE", "VAT"}


def test_territories_that_make_news_are_there() -> None:
    assert {"TWN", "XKX", "HKG", "GRL", "ESH", "XSL", "XNC"} <= countries().keys()


def test_iso_and_wikidata_codes_name_one_country_each() -> None:
    for codes in ([c.iso2 for c in countries().values() if c.iso2], [c.wikidata for c in countries().values()]):
        assert len(codes) == len(set(codes))
        assert all(code == code.strip() for code in codes)


def test_every_country_has_a_capital_a_region_and_a_people() -> None:
    assert [country.name for country in countries().values() if not (country.capital and country.region)] == []
    states = [country for country in countries().values() if country.status is Status.MEMBER]
    assert [country.name for country in states if not country.demonyms] == []


def test_every_state_has_somebody_in_the_office_that_leads_it() -> None:
    held = {office for office, _ in offices()}
    states = [country for country in countries().values() if country.status is not Status.TERRITORY]
    assert [country.name for country in states if (country.key, country.leader) not in held] == []


@pytest.mark.parametrize("year", range(2014, 2026))
def test_every_state_is_led_in_each_year_since_2014(year: int) -> None:
    led = {
        country
        for (country, kind), holders in offices()
        if kind is countries()[country].leader
        and any(role.maybe_on(date(year, month, 15)) for _, role in holders for month in (1, 4, 7, 10))
    }
    states = {key for key, country in countries().items() if country.status is not Status.TERRITORY}
    vacant = {"SMR"} if year < 2022 else set()  # two heads for six months each: only the latest are listed
    assert sorted(states - led - vacant) == []


@pytest.mark.parametrize("country", WATCHED)
def test_foreign_and_defence_ministers_are_known_since_2014(country: str) -> None:
    held = dict(offices())
    for kind in (RoleKind.FOREIGN_MINISTER, RoleKind.DEFENCE_MINISTER):
        months = [date(year, month, 20) for year in range(2015, 2025) for month in range(1, 13)]
        known = [day for day in months if any(role.maybe_on(day) for _, role in held.get((country, kind), []))]
        assert len(known) >= 0.8 * len(months), f"{kind} is known in {len(known)} of {len(months)} months"


def test_no_two_people_hold_an_office_of_one_at_a_time() -> None:
    clashes = [
        f"{country} {kind}: {before.name} until {earlier.end}, {after.name} from {later.start}"
        for (country, kind), holders in offices()
        if (country, kind) not in TWO_AT_A_TIME
        for (before, earlier), (after, later) in pairwise(holders)
        if later.start and (earlier.end is None or later.start.last < earlier.end.first)
    ]
    assert clashes == []


def test_roles_are_of_countries_and_organisations_that_are_listed() -> None:
    roles = [role for leader in leaders().values() for role in leader.roles]
    assert {role.country for role in roles if role.country} <= countries().keys()
    assert {role.organisation for role in roles if role.organisation} <= organisations().keys()


def test_organisations_act_for_countries_that_are_listed() -> None:
    assert {body.country for body in organisations().values() if body.country} <= countries().keys()


def test_whoever_was_elected_took_office_afterwards() -> None:
    early = [
        leader.name
        for leader in leaders().values()
        for role in leader.roles
        if role.elected and not (role.start and role.elected <= role.start.last)
    ]
    assert early == []


def test_surnames_stand_in_the_name_or_an_alias() -> None:
    strangers = [
        f"{leader.name}: {surname}"
        for leader in leaders().values()
        for surname in leader.surnames
        if not any(_plain(surname.split()[-1]) in _plain(known) for known in (leader.name, *leader.aliases))
    ]
    assert strangers == []


def _plain(name: str) -> str:
    """Without diacritics."""
    letters = name.translate(str.maketrans("øØłŁıđĐ’", "oOlLidD'"))
    return unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()


def test_no_leader_is_called_by_what_names_a_country_or_an_organisation() -> None:
    taken = {name for country in countries().values() for name in (country.name, *country.aliases)}
    taken |= {name for body in organisations().values() for name in (body.name, *body.aliases) if name not in body.ambiguous}
    assert [leader.name for leader in leaders().values() for name in (leader.name, *leader.aliases) if name in taken] == []


def test_organisations_are_not_called_by_what_only_a_people_is() -> None:
    """ "Ukrainian troops" are Ukraine's acts, and found by their words."""
    peoples = {demonym for country in countries().values() for demonym in country.demonyms}
    forces = {"troops", "forces", "soldiers", "officials", "authorities"}
    loose = [
        alias
        for body in organisations().values()
        for alias in body.aliases
        if alias.split()[-1] in forces and " ".join(alias.split()[:-1]) in peoples
    ]
    assert loose == []


def test_a_country_and_an_organisation_do_not_share_an_unmarked_name() -> None:
    marked = {name for country in countries().values() for name in country.ambiguous}
    names = {n for c in countries().values() for n in (c.name, *c.aliases, *c.demonyms, *c.seats)} - marked
    assert [n for body in organisations().values() for n in (body.name, *body.aliases) if n in names - body.ambiguous] == []


def test_countries_that_people_towns_or_states_share_their_name_with_are_marked() -> None:
    marked = {country.name for country in countries().values() if country.name in country.ambiguous}
    shared = {"Georgia", "Jordan", "Chad", "Lebanon", "Cuba", "Mali", "Niger", "Ireland", "Israel", "Malta", "Guinea", "Dominica"}
    assert shared <= marked


def test_titles_mean_roles_of_countries_that_are_listed() -> None:
    meanings = [title for same in titles().values() for title in same]
    assert all(title.roles and title.countries <= countries().keys() for title in meanings)


def test_given_names_are_names_and_nothing_else() -> None:
    places = {name for country in countries().values() for name in (country.name, *country.demonyms)}
    places |= {country.capital for country in countries().values() if country.status is Status.MEMBER}
    assert len(given_names()) > 2500
    assert [name for name in given_names() if name in places or " " in name or not name[0].isupper()] == []
    assert not given_names().keys() & {"May", "April", "June", "Israel", "Jordan", "Chad", "Georgia", "China", "Will", "Grace"}


@pytest.mark.parametrize(
    "table", ["countries", "leaders", "organisations", "parties", "places", "titles", "given_names", "name_heads"]
)
def test_tables_are_plain_utf8_with_one_line_a_row(table: str) -> None:
    text = (DATA / f"{table}.csv").read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert not {"\r", "\t"} & set(text)
    width = {len(row) for row in csv.reader(text.splitlines())}
    assert len(width) == 1


GEORGIA = "GEO,GE,Q230,Georgia,Georgia,,Georgian,Tbilisi,Tbilisi,member,Caucasus,head_of_government"
COUNTRY_COLUMNS = "key,iso2,wikidata,name,official,aliases,demonyms,capital,seats,status,region,leader"
LEADER_COLUMNS = "key,name,aliases,surname,gender,country,organisation,role,title,start,end,elected"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("XXX,,Q1,Otherland,Otherland,,Georgian,Town,,member,Europe,head_of_state", "'Georgian' also names GEO"),
        (GEORGIA, "GEO is there twice"),
        ("geo,,Q1,A,A,,,B,,member,C,head_of_state", "'geo' is not of a known form"),
        ("ABC,,Q1,A,A,,,B,,kingdom,C,head_of_state", "status is 'kingdom'"),
        ("ABC,,Q1,A,A,,,,,member,C,head_of_state", "capital is empty"),
    ],
)
def test_a_wrong_country_is_refused_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "countries.csv"
    path.write_text(f"{COUNTRY_COLUMNS}\n{GEORGIA}\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"countries\.csv, line 3") as raised:
        read_countries(path)
    assert complaint in str(raised.value)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Q2,Jane Doe,,Doe,f,USA,,envoy,Envoy,2020-05-01,2019-05-01,", "it ends (2019-05-01) before it starts"),
        ("Q2,Jane Doe,,Doe,f,,,envoy,Envoy,2020,,", "neither country nor organisation"),
        ("Q2,Jane Doe,,Doe,x,USA,,envoy,Envoy,2020,,", "gender is 'x'"),
        ("Q2,Jane Doe,,Doe,f,USA,,queenly,Envoy,2020,,", "role is 'queenly'"),
        ("Q2,Jane Doe,,Doe,f,USA,,envoy,Envoy,20.1.2020,,", "start is '20.1.2020'"),
        ("Q1,Jane Doe,,Doe,f,USA,,envoy,Envoy,2020,,", "another name, alias, surname or gender"),
        ("Q2,John Roe,,Roe,m,USA,,envoy,Envoy,2020,,", "John Roe has another key"),
    ],
)
def test_a_wrong_leader_is_refused_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "leaders.csv"
    path.write_text(f"{LEADER_COLUMNS}\nQ1,John Roe,,Roe,m,USA,,envoy,Envoy,2019,,\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"leaders\.csv, line 3") as raised:
        read_leaders(path)
    assert complaint in str(raised.value)


def test_organisations_that_share_a_name_must_mark_it_in_both(tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    header = "key,name,aliases,kind,country,category,noun\n"
    path.write_text(header + "Q1,Army A,~AA,group,,armed_group,group\nQ2,Army B,AA,group,,armed_group,group\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="'AA' also names Army A; mark it with ~ in both"):
        read_organisations(path)


def test_parties_are_of_most_countries_and_of_countries_that_are_listed() -> None:
    home = {party.country for party in parties().values() if party.country}
    assert home <= countries().keys()
    assert len(home) > 180
    assert len(parties()) > 1400


def test_a_party_does_not_share_an_unmarked_name_with_a_country_or_another_body() -> None:
    lands = {name for country in countries().values() for name in (country.name, *country.aliases, *country.demonyms)}
    bodies = {
        n for body in organisations().values() if body.key not in parties() for n in {body.name, *body.aliases} - body.ambiguous
    }
    named = {name for party in parties().values() for name in {party.name, *party.aliases} - party.ambiguous}
    assert sorted(named & lands) == []
    assert sorted(named & bodies) == []


def test_a_party_alone_in_its_family_goes_by_its_members() -> None:
    assert "Swedish Greens" in parties()["organisation:green-party-of-sweden"].aliases
    assert not any(name.endswith("Labour Partys") for party in parties().values() for name in party.aliases)


PARTY_COLUMNS = "key,name,aliases,kind,country,family,noun\n"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("organisation:b,Party B,Union,organisation,USA,,party", "'Union' also names Party A of the same country"),
        ("organisation:b,Party B,~Union,organisation,CAN,,party", "'Union' is marked with ~ in one row and not in another"),
        ("organisation:a,Party B,,organisation,CAN,,party", "organisation:a is there twice"),
        ("organisation:b,Party B,,organisation,CAN,blue,party", "family is 'blue'"),
    ],
)
def test_a_wrong_party_is_refused_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "parties.csv"
    path.write_text(f"{PARTY_COLUMNS}organisation:a,Party A,Union,organisation,USA,,party\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"parties\.csv, line 3") as raised:
        read_parties(path)
    assert complaint in str(raised.value)


def test_parties_of_two_countries_may_share_a_name(tmp_path: Path) -> None:
    path = tmp_path / "parties.csv"
    rows = "organisation:a,Party A,Union,organisation,USA,,party\norganisation:b,Party B,Union,organisation,CAN,,party\n"
    path.write_text(PARTY_COLUMNS + rows, encoding="utf-8")
    assert len(read_parties(path)) == 2


def test_places_lie_in_countries_that_are_listed_and_are_no_capitals_of_them() -> None:
    assert len(places()) > 3000
    assert {place.country for place in places() if place.country} <= countries().keys()
    capitals = {(country.capital, key) for key, country in countries().items()}
    assert [place.name for place in places() if (place.name, place.country) in capitals] == []


def test_places_that_people_or_bodies_share_their_name_with_are_marked() -> None:
    shared = {"Lincoln", "Jackson", "Reading", "Nice", "Mobile", "Austin", "Victoria", "Georgia", "Bondi", "Golan", "Hidalgo"}
    assert shared <= {name for place in places() for name in place.ambiguous}
    clear = {name for place in places() for name in {place.name, *place.aliases} - place.ambiguous}
    better_known = {"Altai", "Basel", "Djibo", "Hama", "Masisi", "Orly", "Scotland"}  # than anybody of that given name
    assert sorted(clear & given_names().keys() - better_known) == []
    assert sorted(clear & {n for body in organisations().values() for n in {body.name, *body.aliases} - body.ambiguous}) == []


def test_a_place_that_is_there_twice_is_refused_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,aliases,kind,country\nAville,,city,USA\nBtown,Aville,city,USA\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"places\.csv, line 3: 'Aville' is there twice for the same country"):
        read_places(path)
