"""From an `Analysis` to rows: what was found before in its article goes, what is found now comes, in bulk."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Dialect, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from analysis.records import Actor, Analysis, Passage, Statement
from analysis.store import wording
from analysis.store.schema import (
    FOUND,
    ActorRow,
    ArticleActorRow,
    ArticleRow,
    ArticleThemeRow,
    Base,
    MentionRow,
    RelationRow,
    SentenceRow,
    StatementRow,
    StatementTargetRow,
    StatementThemeRow,
    ThemeHitRow,
    ThemeRow,
)

Row = dict[str, Any]
Found = Sequence[tuple[int, Analysis]]


@dataclass(frozen=True, slots=True)
class Ids:
    """The rows of actors by key: as they were found, and as which they are shown."""

    found: dict[str, int]
    shown: dict[str, int]

    def __contains__(self, key: object) -> bool:
        return key in self.shown

    def merged(self, key: str) -> int | None:
        """What is kept beside the shown one: the row as found, where that is another."""
        return self.found[key] if self.found[key] != self.shown[key] else None


def replace(connection: Connection, workspace: int, found: Found, version: str | None, same_words: bool = False) -> None:
    """`found` pairs the ids of articles of this workspace with what is now known about them.

    With `same_words` their sentences are those that were there, and the index of words stays as it is.
    """
    forget(connection, [article for article, _ in found], same_words)
    actors = _save_actors(connection, workspace, found)
    _save_theme_names(connection, workspace, found)
    for table, rows_of in _ROWS.items():
        _insert(connection, table, chain.from_iterable(rows_of(article, analysis, actors) for article, analysis in found))
    _save_statements(connection, found, actors)
    if not same_words:
        wording.index(connection, [_told(article, analysis) for article, analysis in found])
    if found:
        change = update(ArticleRow).where(ArticleRow.id == bindparam("article"))
        values: Row = {"status": "analysed", "reason": None, "pipeline_version": version, "sentences": bindparam("held")}
        rows = [{"article": article, "held": len(_sentences(analysis))} for article, analysis in found]
        connection.execute(change.values(**values), rows)


def forget(connection: Connection, articles: Sequence[int], same_words: bool = False) -> None:
    """Remove what was found in these articles; with `same_words` not what the search knows of them."""
    for table in FOUND:
        connection.execute(delete(table).where(table.article_id.in_(articles)))  # type: ignore[attr-defined]
    if not same_words:
        wording.forget(connection, articles)


def upsert(dialect: Dialect, table: type[Base]) -> Any:
    """INSERT that can say ON CONFLICT, in the words of this database."""
    return (postgresql if dialect.name == "postgresql" else sqlite).insert(table)


def _save_actors(connection: Connection, workspace: int, found: Found) -> Ids:
    """An actor that was known takes its name and kind from now, unless a person named it, and loses no country that it had."""
    latest = {actor.key: actor for _, analysis in found for actor in analysis.actors}
    rows = [
        {"workspace_id": workspace, "key": key, **described(actor)}
        for key, actor in sorted(latest.items())  # in one order, so that two writers cannot block each other
    ]
    if rows:
        statement = upsert(connection.dialect, ActorRow)
        new = statement.excluded
        changes = {"name": new.name, "kind": new.kind, "country": func.coalesce(new.country, ActorRow.country)}
        connection.execute(statement.on_conflict_do_update(index_elements=["workspace_id", "key"], set_=changes), rows)
    known = select(ActorRow.id, ActorRow.key, ActorRow.merged_id, ActorRow.given).where(ActorRow.workspace_id == workspace)
    named = latest.keys() | {key for _, analysis in found for one in analysis.relations for key in (one.source, one.target)}
    there = [row for row in connection.execute(known) if row.key in named]
    for row in there:
        if row.given and row.key in latest:
            told = described(latest[row.key])
            connection.execute(update(ActorRow).where(ActorRow.id == row.id).values(found=told, **told | row.given))
    return Ids({row.key: row.id for row in there}, {row.key: row.merged_id or row.id for row in there})


def described(actor: Actor) -> Row:
    """What a row tells of an actor."""
    return {"name": actor.name, "kind": str(actor.kind), "country": actor.country}


def _save_theme_names(connection: Connection, workspace: int, found: Found) -> None:
    names = {theme.id: theme.name for _, analysis in found for theme in analysis.themes}
    if names:
        statement = upsert(connection.dialect, ThemeRow)
        statement = statement.on_conflict_do_update(
            index_elements=["workspace_id", "key"], set_={"name": statement.excluded.name}
        )
        connection.execute(statement, [{"workspace_id": workspace, "key": k, "name": n} for k, n in sorted(names.items())])


def _told(article: int, analysis: Analysis) -> tuple[int, str | None, list[tuple[int, str]]]:
    return article, analysis.article.title, [(n, sentence.text) for n, sentence in enumerate(_sentences(analysis))]


def _sentences(analysis: Analysis) -> Sequence[Passage]:
    return analysis.sentences or (Passage(0, len(analysis.article.text), analysis.article.text),)


def _numbering(analysis: Analysis) -> Callable[[int], int]:
    """Which sentence a character lies in; what lies before the first counts to it."""
    starts = [sentence.start for sentence in _sentences(analysis)]
    return lambda place: max(0, bisect_right(starts, place) - 1)


def _sentence_rows(article: int, analysis: Analysis, _actors: Ids) -> Iterable[Row]:
    for number, sentence in enumerate(_sentences(analysis)):
        yield {"article_id": article, "number": number, "start": sentence.start, "end": sentence.end}


def _article_actor_rows(article: int, analysis: Analysis, actors: Ids) -> Iterable[Row]:
    mentions: Counter[int] = Counter()
    for actor in analysis.actors:
        mentions[actors.shown[actor.key]] += len(actor.mentions)
    for actor_id, count in mentions.items():
        yield {"article_id": article, "actor_id": actor_id, "mentions": count}


def _mention_rows(article: int, analysis: Analysis, actors: Ids) -> Iterable[Row]:
    sentence_of = _numbering(analysis)
    places = sorted(
        ((mention, actor.key) for actor in analysis.actors for mention in actor.mentions),
        key=lambda place: (place[0].start, place[0].end, place[1]),
    )
    for number, (mention, key) in enumerate(places):
        row = {"article_id": article, "number": number, "actor_id": actors.shown[key], "found_id": actors.merged(key)}
        row |= {"sentence": sentence_of(mention.start), "start": mention.start, "end": mention.end}
        yield row | {"how": str(mention.how), "why": mention.why}


def _article_theme_rows(article: int, analysis: Analysis, _actors: Ids) -> Iterable[Row]:
    sentence_of = _numbering(analysis)
    holding = Counter(theme for theme, _ in {(hit.theme, sentence_of(hit.start)) for hit in analysis.theme_hits})
    for rank, theme in enumerate(analysis.themes):
        row = {"article_id": article, "theme": theme.id, "rank": rank, "count": theme.count}
        yield row | {"sentences": holding[theme.id], "share": theme.share}


def _theme_hit_rows(article: int, analysis: Analysis, _actors: Ids) -> Iterable[Row]:
    sentence_of = _numbering(analysis)
    for number, hit in enumerate(sorted(analysis.theme_hits, key=lambda hit: (hit.start, hit.end, hit.theme))):
        row = {"article_id": article, "number": number, "theme": hit.theme, "sentence": sentence_of(hit.start)}
        yield row | {"start": hit.start, "end": hit.end}


def _relation_rows(article: int, analysis: Analysis, actors: Ids) -> Iterable[Row]:
    sentence_of = _numbering(analysis)
    for relation in analysis.relations:
        if relation.source not in actors or relation.target not in actors:
            continue  # one end is nobody that we know: there is nothing to draw
        place = relation.evidence
        yield {
            "article_id": article,
            "source_id": actors.shown[relation.source],
            "target_id": actors.shown[relation.target],
            "found_source_id": actors.merged(relation.source),
            "found_target_id": actors.merged(relation.target),
            "event": str(relation.event),
            "polarity": str(relation.polarity),
            "strength": relation.strength,
            "actual": relation.actual,
            "sentence": sentence_of(place.start),
            "last_sentence": sentence_of(max(place.start, place.end - 1)),
            "start": place.start,
            "end": place.end,
        }


_ROWS: dict[type[Base], Callable[[int, Analysis, Ids], Iterable[Row]]] = {
    SentenceRow: _sentence_rows,
    ArticleActorRow: _article_actor_rows,
    MentionRow: _mention_rows,
    ArticleThemeRow: _article_theme_rows,
    ThemeHitRow: _theme_hit_rows,
    RelationRow: _relation_rows,
}


def _save_statements(connection: Connection, found: Found, actors: Ids) -> None:
    """Statements first, then their themes and targets under the ids that the database gave them."""
    statements = [statement for _, analysis in found for statement in analysis.statements]
    if not statements:
        return
    rows = [
        _statement_row(article, statement, actors, sentence_of)
        for article, analysis in found
        for sentence_of in [_numbering(analysis)]
        for statement in analysis.statements
    ]
    ids = connection.execute(insert(StatementRow).returning(StatementRow.id, sort_by_parameter_order=True), rows).scalars().all()
    numbered = list(zip(ids, statements, strict=True))
    themes = ({"statement_id": id_, "theme": theme} for id_, one in numbered for theme in dict.fromkeys(one.themes))
    targets = (
        {"statement_id": id_, "found_id": actors.found[key], "actor_id": actors.shown[key]}
        for id_, one in numbered
        for key in dict.fromkeys(one.targets)
        if key in actors
    )
    _insert(connection, StatementThemeRow, themes)
    _insert(connection, StatementTargetRow, targets)


def _statement_row(article: int, statement: Statement, actors: Ids, sentence_of: Callable[[int], int]) -> Row:
    source, cue, content = statement.source, statement.cue, statement.content
    by = statement.actor if statement.actor in actors else None
    return {
        "article_id": article,
        "actor_id": actors.shown[by] if by else None,
        "found_id": actors.merged(by) if by else None,
        "sentence": sentence_of(content.start),
        "last_sentence": sentence_of(max(content.start, content.end - 1)),
        "start": content.start,
        "end": content.end,
        "kind": str(statement.kind),
        "stance": str(statement.stance),
        "score": statement.score,
        "speaker_start": source.start if source else None,
        "speaker_end": source.end if source else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "speaker": source.text if source else None,
        "cue": cue.text if cue else None,
        "content": content.text,
        "parts": [[part.start, part.end] for part in statement.parts],
        "reasons": list(statement.reasons),
    }


def _insert(connection: Connection, table: type[Base], rows: Iterable[Row]) -> None:
    ready = list(rows)
    if ready:
        connection.execute(insert(table), ready)
