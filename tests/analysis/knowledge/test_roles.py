"""Who held which office on a day: the roles that a title in the news refers to."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.knowledge import RoleKind, elected_holder, ever_held, former_holder, leaders, role_holder

ON_THE_DAY = [
    # within a week of a change
    ("USA", "2017-01-19", "president", "Barack Obama"),
    ("USA", "2017-01-21", "president", "Donald Trump"),
    ("USA", "2021-01-19", "president", "Donald Trump"),
    ("USA", "2021-01-21", "president", "Joe Biden"),
    ("USA", "2025-01-19", "president", "Joe Biden"),
    ("USA", "2025-01-20", "president", "Donald Trump"),
    ("USA", "2025-01-21", "president", "Donald Trump"),
    ("USA", "2025-01-19", "secretary of state", "Antony Blinken"),
    ("USA", "2025-01-22", "secretary of state", "Marco Rubio"),
    ("USA", "2025-01-21", "vice president", "JD Vance"),
    ("USA", "2025-01-19", "vice president", "Kamala Harris"),
    ("GBR", "2016-07-12", "prime minister", "David Cameron"),
    ("GBR", "2016-07-14", "prime minister", "Theresa May"),
    ("GBR", "2019-07-25", "prime minister", "Boris Johnson"),
    ("GBR", "2022-09-05", "prime minister", "Boris Johnson"),
    ("GBR", "2022-09-07", "prime minister", "Liz Truss"),
    ("GBR", "2022-10-24", "prime minister", "Liz Truss"),
    ("GBR", "2022-10-26", "prime minister", "Rishi Sunak"),
    ("GBR", "2024-07-04", "prime minister", "Rishi Sunak"),
    ("GBR", "2024-07-06", "prime minister", "Keir Starmer"),
    ("GBR", "2023-11-14", "foreign secretary", "David Cameron"),
    ("GBR", "2022-09-07", "king", None),
    ("GBR", "2022-09-09", "king", "Charles III"),
    ("GBR", "2022-09-07", "queen", "Elizabeth II"),
    ("DEU", "2021-12-07", "chancellor", "Angela Merkel"),
    ("DEU", "2021-12-08", "chancellor", "Olaf Scholz"),
    ("DEU", "2021-12-09", "foreign minister", "Annalena Baerbock"),
    ("DEU", "2023-01-20", "defence minister", "Boris Pistorius"),
    ("DEU", "2024-11-08", "finance minister", "Jörg Kukies"),
    ("FRA", "2024-01-08", "prime minister", "Élisabeth Borne"),
    ("FRA", "2024-01-10", "prime minister", "Gabriel Attal"),
    ("FRA", "2024-09-06", "prime minister", "Michel Barnier"),
    ("FRA", "2024-12-12", "prime minister", "Michel Barnier"),
    ("FRA", "2024-12-14", "prime minister", "François Bayrou"),
    ("FRA", "2017-05-15", "president", "Emmanuel Macron"),
    ("JPN", "2021-10-03", "prime minister", "Yoshihide Suga"),
    ("JPN", "2021-10-05", "prime minister", "Fumio Kishida"),
    ("JPN", "2024-09-30", "prime minister", "Fumio Kishida"),
    ("JPN", "2024-10-02", "prime minister", "Shigeru Ishiba"),
    ("JPN", "2019-05-02", "emperor", "Naruhito"),
    ("BRA", "2022-12-31", "president", "Jair Bolsonaro"),
    ("BRA", "2023-01-02", "president", "Luiz Inácio Lula da Silva"),
    ("BRA", "2016-09-01", "president", "Michel Temer"),
    ("ISR", "2021-06-12", "prime minister", "Benjamin Netanyahu"),
    ("ISR", "2021-06-14", "prime minister", "Naftali Bennett"),
    ("ISR", "2022-06-30", "prime minister", "Naftali Bennett"),
    ("ISR", "2022-07-02", "prime minister", "Yair Lapid"),
    ("ISR", "2022-12-30", "prime minister", "Benjamin Netanyahu"),
    ("ISR", "2024-11-07", "defence minister", "Yoav Gallant"),
    ("ISR", "2024-11-09", "defence minister", "Israel Katz"),
    ("IRN", "2024-05-18", "president", "Ebrahim Raisi"),
    ("IRN", "2024-05-21", "president", "Mohammad Mokhber"),
    ("IRN", "2024-07-29", "president", "Masoud Pezeshkian"),
    ("IRN", "2024-08-22", "foreign minister", "Abbas Araghchi"),
    ("KOR", "2022-05-09", "president", "Moon Jae-in"),
    ("KOR", "2022-05-11", "president", "Yoon Suk Yeol"),
    ("KOR", "2024-12-16", "acting president", "Han Duck-soo"),
    ("KOR", "2024-12-28", "acting president", "Choi Sang-mok"),
    ("POL", "2023-12-12", "prime minister", "Mateusz Morawiecki"),
    ("POL", "2023-12-14", "prime minister", "Donald Tusk"),
    ("POL", "2023-12-14", "foreign minister", "Radosław Sikorski"),
    ("ARG", "2023-12-09", "president", "Alberto Fernández"),
    ("ARG", "2023-12-11", "president", "Javier Milei"),
    ("PHL", "2022-06-29", "president", "Rodrigo Duterte"),
    ("PHL", "2022-07-01", "president", "Ferdinand Marcos Jr."),
    ("MEX", "2024-09-30", "president", "Andrés Manuel López Obrador"),
    ("MEX", "2024-10-02", "president", "Claudia Sheinbaum"),
    ("IND", "2019-05-29", "foreign minister", "Sushma Swaraj"),
    ("IND", "2019-05-31", "external affairs minister", "Subrahmanyam Jaishankar"),
    ("UKR", "2024-09-06", "foreign minister", "Andrii Sybiha"),
    ("UKR", "2019-05-21", "president", "Volodymyr Zelensky"),
    ("RUS", "2024-05-15", "defence minister", "Andrei Belousov"),
    ("SYR", "2024-12-07", "president", "Bashar al-Assad"),
    ("CHN", "2023-07-26", "foreign minister", "Wang Yi"),
    ("BGD", "2024-08-04", "prime minister", "Sheikh Hasina"),
    ("SEN", "2024-04-03", "president", "Bassirou Diomaye Faye"),
    ("LBN", "2025-01-10", "president", "Joseph Aoun"),
    ("ITA", "2022-10-23", "prime minister", "Giorgia Meloni"),
    ("AUS", "2022-05-24", "prime minister", "Anthony Albanese"),
    ("CAN", "2015-11-05", "prime minister", "Justin Trudeau"),
    ("NZL", "2023-01-26", "prime minister", "Chris Hipkins"),
    ("SWE", "2022-10-19", "prime minister", "Ulf Kristersson"),
    ("VEN", "2014-06-01", "president", "Nicolás Maduro"),
    # in the middle of a term
    ("USA", "2014-09-01", "president", "Barack Obama"),
    ("USA", "2022-03-01", "leader", "Joe Biden"),
    ("USA", "2022-03-01", "treasury secretary", "Janet Yellen"),
    ("USA", "2023-05-01", "secretary of defense", "Lloyd Austin"),
    ("RUS", "2018-06-01", "president", "Vladimir Putin"),
    ("RUS", "2018-06-01", "prime minister", "Dmitry Medvedev"),
    ("RUS", "2022-02-24", "foreign minister", "Sergei Lavrov"),
    ("CHN", "2024-06-01", "premier", "Li Qiang"),
    ("CHN", "2016-06-01", "leader", "Xi Jinping"),
    ("IRN", "2020-01-08", "supreme leader", "Ali Khamenei"),
    ("IRN", "2016-01-16", "president", "Hassan Rouhani"),
    ("SAU", "2023-03-10", "crown prince", "Mohammed bin Salman"),
    ("IND", "2023-09-09", "leader", "Narendra Modi"),
    ("TUR", "2023-02-06", "president", "Recep Tayyip Erdogan"),
    ("VAT", "2019-02-04", "pope", "Pope Francis"),
    ("IRL", "2021-01-01", "taoiseach", "Micheál Martin"),
    ("PRK", "2018-06-12", "leader", "Kim Jong Un"),
    ("HKG", "2019-08-01", "chief executive", "Carrie Lam"),
    ("ZAF", "2019-01-01", "president", "Cyril Ramaphosa"),
    ("EGY", "2020-01-01", "president", "Abdel Fattah el-Sisi"),
    ("GHA", "2024-06-01", "president", "Nana Akufo-Addo"),
    # of organisations
    ("Q7184", "2024-09-30", "secretary-general", "Jens Stoltenberg"),
    ("Q7184", "2024-10-02", "secretary-general", "Mark Rutte"),
    ("Q1065", "2016-12-30", "secretary-general", "Ban Ki-moon"),
    ("Q1065", "2017-01-02", "secretary-general", "António Guterres"),
    ("Q8880", "2019-12-02", "president", "Ursula von der Leyen"),
    ("Q8886", "2024-12-02", "president", "António Costa"),
    ("Q458", "2024-11-29", "foreign policy chief", "Josep Borrell"),
    ("Q458", "2024-12-02", "top diplomat", "Kaja Kallas"),
    ("Q41984", "2022-09-01", "director general", "Rafael Grossi"),
    ("Q8901", "2019-11-02", "president", "Christine Lagarde"),
]  # fmt: skip

ELECT = [
    ("USA", "2016-12-01", "president", "Donald Trump"),
    ("USA", "2020-12-01", "president", "Joe Biden"),
    ("USA", "2024-12-01", "president", "Donald Trump"),
    ("USA", "2024-12-01", "vice president", "JD Vance"),
    ("MEX", "2024-07-15", "president", "Claudia Sheinbaum"),
    ("BRA", "2022-11-20", "president", "Luiz Inácio Lula da Silva"),
    ("ARG", "2023-12-01", "president", "Javier Milei"),
    ("PHL", "2022-06-01", "president", "Ferdinand Marcos Jr."),
    ("KOR", "2022-04-01", "president", "Yoon Suk Yeol"),
    ("IDN", "2024-09-01", "president", "Prabowo Subianto"),
    ("USA", "2025-02-01", "president", None),
    ("USA", "2022-06-01", "president", None),
]

FORMER = [
    ("USA", "2022-06-01", "president", "Donald Trump"),
    ("USA", "2025-01-22", "president", "Joe Biden"),
    ("USA", "2018-06-01", "president", "Barack Obama"),
    ("GBR", "2022-10-30", "prime minister", "Liz Truss"),
    ("DEU", "2023-06-01", "chancellor", "Angela Merkel"),
    ("BRA", "2024-02-01", "president", "Jair Bolsonaro"),
    ("ISR", "2021-09-01", "prime minister", "Benjamin Netanyahu"),
    ("PHL", "2024-08-01", "president", "Rodrigo Duterte"),
    ("SYR", "2025-01-10", "president", "Bashar al-Assad"),
    ("Q7184", "2025-01-10", "secretary-general", "Jens Stoltenberg"),
]


def name_of(leader: object) -> str | None:
    return leader.name if leader else None  # type: ignore[attr-defined]


@pytest.mark.parametrize(("serves", "on", "title", "name"), ON_THE_DAY)
def test_a_title_means_who_held_the_office_on_that_day(serves: str, on: str, title: str, name: str | None) -> None:
    assert name_of(role_holder(serves, title, date.fromisoformat(on))) == name


@pytest.mark.parametrize(("serves", "on", "title", "name"), ELECT)
def test_an_elect_is_who_was_elected_and_is_not_yet_in_office(serves: str, on: str, title: str, name: str | None) -> None:
    assert name_of(elected_holder(serves, title, date.fromisoformat(on))) == name


@pytest.mark.parametrize(("serves", "on", "title", "name"), FORMER)
def test_a_former_holder_is_the_last_one_before(serves: str, on: str, title: str, name: str | None) -> None:
    assert name_of(former_holder(serves, title, date.fromisoformat(on))) == name


def test_a_former_leader_is_known_to_have_held_the_office() -> None:
    johnson = next(key for key, leader in leaders().items() if leader.name == "Boris Johnson")
    assert ever_held(johnson, "GBR", "prime minister", date(2024, 1, 1))
    assert not ever_held(johnson, "GBR", "prime minister", date(2018, 1, 1))


def test_on_the_day_of_change_the_successor_holds_the_office() -> None:
    assert name_of(role_holder("GBR", RoleKind.HEAD_OF_GOVERNMENT, date(2024, 7, 5))) == "Keir Starmer"
