"""`knowledge refresh`: what an export knows otherwise, and how the file is brought up to date."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.errors import KnowledgeError
from analysis.knowledge import RoleKind
from analysis.knowledge.leaders import COLUMNS, read_leaders
from analysis.knowledge.refresh import check_offices, compare
from analysis.knowledge.tables import DATA
from analysis.knowledge.wikidata import read_terms

HEADER = "person,personLabel,genderLabel,iso3,role,positionLabel,start,end\n"
LEADERS = """\
Q100,Ada Stone,A. Stone,Stone,f,KEN,,head_of_state,President,2017-05-01,2022-05-01,
person:ben-field,Ben Field,,Field,m,KEN,,head_of_state,President,2022-05-01,,2022-04-10
Q100,Ada Stone,A. Stone,Stone,f,KEN,,foreign_minister,Foreign Minister,2022,,
Q300,Cy Marsh,,Marsh,m,,Q1065,organisation_head,Secretary-General,2017-01-01,,
"""
IN_OFFICE = "http://www.wikidata.org/entity/Q200,Ben Field,male,KEN,head_of_state,President of Kenya,2022-05-01T00:00:00Z,"


@pytest.fixture
def known(tmp_path: Path) -> Path:
    path = tmp_path / "leaders.csv"
    path.write_text(",".join(COLUMNS) + "\n" + LEADERS, encoding="utf-8")
    return path


def exported(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "wikidata.csv"
    path.write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def changes(known: Path, export: Path) -> list[tuple[str, str]]:
    return [(change.what.value, change.text) for change in compare(known, read_terms(export)).changes]


def test_a_term_is_read_from_wikidatas_own_forms(tmp_path: Path) -> None:
    [term] = read_terms(exported(tmp_path, IN_OFFICE))
    assert (term.key, term.name, term.gender, term.country) == ("Q200", "Ben Field", "m", "KEN")
    assert (term.kind, str(term.start), term.end) == (RoleKind.HEAD_OF_STATE, "2022-05-01", None)


def test_a_term_that_the_export_gives_twice_counts_once(tmp_path: Path) -> None:
    assert len(read_terms(exported(tmp_path, IN_OFFICE, IN_OFFICE))) == 1


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("Ben,Ben Field,male,KEN,head_of_state,President,2022-05-01,", "person is 'Ben'"),
        ("Q2,Ben Field,male,XYZ,head_of_state,President,2022-05-01,", "iso3 is 'XYZ'"),
        ("Q2,Ben Field,,KEN,head_of_state,President,2022-05-01,", "genderLabel is empty"),
        ("Q2,Ben Field,male,KEN,boss,President,2022-05-01,", "role is 'boss'"),
        ("Q2,Ben Field,male,KEN,envoy,Envoy,2022-05-01,", "role is 'envoy'"),
        ("Q2,Q2,male,KEN,head_of_state,President,2022-05-01,", "has no English name"),
        ("Q2,Ben Field,male,KEN,head_of_state,President,,", "start is empty"),
        ("Q2,Ben Field,male,KEN,head_of_state,President,May 2022,", "start is 'May 2022'"),
        ("Q2,Ben Field,male,KEN,head_of_state,President,2022-05-01,2021-05-01", "it ends (2021-05-01) before it starts"),
        ("Q2,Ben Field,male,KEN,head_of_state,President,2022-05-01", "fewer fields"),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_file_and_line(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=r"wikidata\.csv, line 3: .*" + re.escape(complaint)):
        read_terms(exported(tmp_path, IN_OFFICE, line))


def test_a_file_that_is_no_export_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("name,age\nBen,3\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"other\.csv lacks the column 'person'"):
        read_terms(path)


def test_whoever_is_new_is_added(known: Path, tmp_path: Path) -> None:
    line = "Q900,Dee Brook,female,UGA,head_of_government,prime minister of Uganda,2024-03-02T00:00:00Z,"
    assert changes(known, exported(tmp_path, line)) == [("added", "Dee Brook (Q900), head of government of UGA from 2024-03-02")]


def test_whoever_left_is_ended(known: Path, tmp_path: Path) -> None:
    line = "Q100,Ada Stone,female,KEN,foreign_minister,Minister of Foreign Affairs,2022-06-01,2024-10-05"
    assert changes(known, exported(tmp_path, line)) == [("ended", "Ada Stone, foreign minister of KEN: until 2024-10-05")]


def test_a_date_that_differs_is_changed(known: Path, tmp_path: Path) -> None:
    line = "Q100,Ada Stone,female,KEN,head_of_state,President of Kenya,2017-05-20,2022-04-30"
    assert changes(known, exported(tmp_path, line)) == [
        ("changed", "Ada Stone, head of state of KEN: began 2017-05-01, now 2017-05-20"),
        ("changed", "Ada Stone, head of state of KEN: ended 2022-05-01, now 2022-04-30"),
    ]


def test_a_date_known_less_exactly_is_no_change(known: Path, tmp_path: Path) -> None:
    within = "Q100,Ada Stone,female,KEN,foreign_minister,Minister,2022-06-01,"
    year_only = "Q100,Ada Stone,female,KEN,head_of_state,President,2017-05-01,2022-01-01T00:00:00Z"
    assert changes(known, exported(tmp_path, within, year_only)) == []


def test_a_second_time_in_an_office_is_a_term_of_its_own(known: Path, tmp_path: Path) -> None:
    line = "Q100,Ada Stone,female,KEN,head_of_state,President of Kenya,2027-05-01,"
    assert [what for what, _ in changes(known, exported(tmp_path, line))] == ["added"]


def test_the_head_of_state_of_a_monarchy_is_its_monarch(known: Path, tmp_path: Path) -> None:
    with known.open("a", encoding="utf-8") as file:
        file.write("Q400,Olaf IX,King Olaf,King Olaf,m,NOR,,monarch,King,1991-01-17,,\n")
    line = "Q400,Olaf IX,male,NOR,head_of_state,monarch of Norway,1991-01-17,2026-01-01"
    assert changes(known, exported(tmp_path, line)) == [("ended", "Olaf IX, monarch of NOR: until 2026-01-01")]


def test_a_person_known_by_name_gets_the_wikidata_id(known: Path, tmp_path: Path) -> None:
    assert changes(known, exported(tmp_path, IN_OFFICE)) == [("identified", "Ben Field is Q200")]


def test_nobody_whom_the_export_lacks_is_taken_out(known: Path, tmp_path: Path) -> None:
    assert changes(known, exported(tmp_path)) == []


def test_what_is_written_says_the_same_as_the_export(known: Path, tmp_path: Path) -> None:
    end = IN_OFFICE + "2025-02-01T00:00:00Z"
    successor = "Q900,Dee Brook,female,KEN,head_of_state,President of Kenya,2025-02-01T00:00:00Z,"
    export = exported(tmp_path, end, successor)
    compare(known, read_terms(export)).write(known)
    written = read_leaders(known)
    [role] = written["Q900"].roles
    assert (role.titles, str(role.start), role.country) == (("President",), "2025-02-01", "KEN")
    assert "person:ben-field" not in written
    assert str(written["Q200"].roles[0].end) == "2025-02-01"
    assert written["Q200"].roles[0].elected == date(2022, 4, 10)
    assert changes(known, export) == []


def test_a_new_person_of_the_koreas_or_china_has_the_surname_first(known: Path, tmp_path: Path) -> None:
    line = "Q901,Han Mi-rae,female,KOR,head_of_government,Prime Minister of South Korea,2026-01-01,"
    compare(known, read_terms(exported(tmp_path, line))).write(known)
    assert read_leaders(known)["Q901"].surnames == ("Han",)


def test_two_people_in_an_office_of_one_are_not_written(known: Path, tmp_path: Path) -> None:
    before = known.read_bytes()
    line = "Q900,Dee Brook,female,KEN,head_of_state,President of Kenya,2025-02-01,"
    with pytest.raises(KnowledgeError, match="Dee Brook begins as head of state of KEN on 2025-02-01, while Ben Field"):
        compare(known, read_terms(exported(tmp_path, line))).write(known)
    assert known.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["leaders.csv", "wikidata.csv"]


def test_the_shipped_file_is_in_the_order_that_a_refresh_writes() -> None:
    with (DATA / "leaders.csv").open(encoding="utf-8", newline="") as file:
        assert list(compare(DATA / "leaders.csv", ()).lines) == list(csv.DictReader(file))


def test_the_shipped_file_has_one_person_an_office() -> None:
    check_offices(read_leaders(DATA / "leaders.csv"))


def test_the_command_says_what_changes_and_writes_only_if_asked(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = exported(tmp_path, IN_OFFICE)
    before = known.read_bytes()
    command = ["knowledge", "refresh", "--leaders", str(export), "--file", str(known)]
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines() == [
        "= Ben Field is Q200",
        "1 terms read: 0 added, 0 ended, 0 changed, 1 identified. Nothing was written; --write takes it over.",
    ]
    assert known.read_bytes() == before
    assert main([*command, "--write"]) == 0
    assert "Q200" in read_leaders(known)


def test_the_command_gives_one_sentence_for_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "refresh", "--leaders", str(tmp_path / "none.csv")]) == 1
    assert capsys.readouterr().err == "none.csv cannot be read: No such file or directory.\n"
