"""Sentences in the manner of the news, with what a careful reader finds in them: how much of it is found, and how much is right.

They were written, with their answers, before the rules were measured on them. `news/relations.txt` and `news/stances.txt` hold a
sentence a line and below it, indented, its answers; alternatives are parted by `|` or `,`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.records import Analysis, Article, Relation

NEWS = Path(__file__).parent / "news"
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
Answer = tuple[str, list[str], str]


@pytest.fixture(scope="module")
def nlp():
    return pipeline.load()


def test_what_sentences_say_was_done_is_found_and_little_besides(nlp):
    wanted = found = given = right = 0
    for analysis, lines in analysed(nlp, "relations.txt"):
        answers = [(line.startswith("?"), answer(line)) for line in lines]
        asked = [one for optional, one in answers if not optional]
        wanted += len(asked)
        found += sum(any(fits(analysis, relation, one) for relation in analysis.relations) for one in asked)
        happened = [relation for relation in analysis.relations if relation.actual]
        given += len(happened)
        right += sum(any(fits(analysis, relation, one, both_ways=True) for _, one in answers) for relation in happened)
    assert wanted >= 140
    assert found / wanted >= 0.8
    assert right / given >= 0.9


def test_where_sources_stand_is_read_as_a_reader_would(nlp):
    stated = right = 0
    for analysis, lines in analysed(nlp, "stances.txt"):
        for line in lines:
            who, part, stances, _ = (piece.strip() for piece in line.split("|"))
            own = list(statements_of(analysis, who, part))
            stated += bool(own)
            right += any(statement.stance.value in stances.split(",") for statement in own)
    assert stated >= 120
    assert right / stated >= 0.83


def test_statements_speak_of_the_themes_that_a_reader_would_name(nlp):
    stated = right = 0
    for analysis, lines in analysed(nlp, "stances.txt"):
        for line in lines:
            who, part, _, themes = (piece.strip() for piece in line.split("|"))
            own = list(statements_of(analysis, who, part))
            stated += bool(own) and themes != "-"
            right += any(set(statement.themes) & set(themes.split()) for statement in own)
    assert right / stated >= 0.75


def analysed(nlp, name: str) -> Iterator[tuple[Analysis, list[str]]]:
    cases: list[tuple[str, list[str]]] = []
    for line in (NEWS / name).read_text(encoding="utf8").splitlines():
        if line.startswith(" "):
            cases[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            cases.append((line, []))
    articles = [Article(title=None, text=text, raw=text) for text, _ in cases]
    return zip(pipeline.analyse(nlp, articles), [lines for _, lines in cases], strict=True)


def answer(line: str) -> Answer:
    match = re.fullmatch(r"\??\s*(.+?) ([A-Z]{3,}(?:\|[A-Z]{3,})*) (.+)", line)
    assert match is not None, line
    return match[1], match[2].split("|"), match[3]


def fits(analysis: Analysis, relation: Relation, wanted: Answer, *, both_ways: bool = False) -> bool:
    source, events, target = wanted
    if relation.event.value not in events:
        return False
    straight = is_called(analysis, relation.source, source) and is_called(analysis, relation.target, target)
    turned = is_called(analysis, relation.source, target) and is_called(analysis, relation.target, source)
    return straight or (both_ways and turned and relation.event.value in MUTUAL)


def statements_of(analysis: Analysis, who: str, part: str):
    start = analysis.article.text.index(part)
    for statement in analysis.statements:
        content = statement.content
        shared = min(content.end, start + len(part)) - max(content.start, start)
        near = shared > 0.5 * min(len(part), content.end - content.start)
        if near and statement.actor is not None and is_called(analysis, statement.actor, who):
            yield statement


def is_called(analysis: Analysis, key: str, names: str) -> bool:
    actor = next(actor for actor in analysis.actors if actor.key == key)
    return plain(actor.name) in [plain(name) for name in names.split("|")]


def plain(name: str) -> str:
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "".join(letters).casefold().removeprefix("the ").strip()
