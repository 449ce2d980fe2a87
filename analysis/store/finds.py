"""What was found in an article, as plain data that can be kept, and read back from its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from analysis.records import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Event,
    How,
    Mention,
    Passage,
    Polarity,
    Relation,
    Stance,
    Statement,
    StatementKind,
    ThemeHit,
    ThemeShare,
)
from analysis.store.schema import (
    ActorRow,
    ArticleActorRow,
    ArticleRow,
    ArticleThemeRow,
    MentionRow,
    RelationRow,
    SentenceRow,
    StatementRow,
    StatementTargetRow,
    StatementThemeRow,
    ThemeHitRow,
    ThemeRow,
)

Json = dict[str, Any]
Span = list[int]


def as_json(analysis: Analysis) -> Json:
    """Everything but the texts, which the article has."""
    return {
        "sentences": [_span(one) for one in analysis.sentences],
        "actors": [
            [a.key, a.name, str(a.kind), a.country, [[m.start, m.end, str(m.how), m.why] for m in a.mentions]]
            for a in analysis.actors
        ],
        "themes": [[t.id, t.name, t.count, t.share] for t in analysis.themes],
        "hits": [[h.theme, h.start, h.end] for h in analysis.theme_hits],
        "statements": [
            [
                s.actor, s.source and _span(s.source), s.cue and _span(s.cue), _span(s.content), [_span(p) for p in s.parts],
                str(s.kind), list(s.themes), str(s.stance), s.score, list(s.reasons), list(s.targets),
            ]
            for s in analysis.statements
        ],
        "relations": [
            [r.source, r.target, str(r.event), str(r.polarity), _span(r.evidence), r.strength, r.actual]
            for r in analysis.relations
        ],
    }  # fmt: skip


def from_json(finds: Json, article: Article) -> Analysis:
    """The analysis that `as_json` was given."""
    text = article.text

    def passage(span: Span) -> Passage:
        return Passage(span[0], span[1], text[span[0] : span[1]])

    def statement(row: list[Any]) -> Statement:
        actor, source, cue, content, parts, kind, themes, stance, score, reasons, targets = row
        return Statement(
            actor, source and passage(source), cue and passage(cue), passage(content), tuple(map(passage, parts)),
            StatementKind(kind), tuple(themes), Stance(stance), score, tuple(reasons), tuple(targets),
        )  # fmt: skip

    def actor(key: str, name: str, kind: str, country: str | None, mentions: list[Any]) -> Actor:
        places = (Mention(start, end, text[start:end], How(how), why) for start, end, how, why in mentions)
        return Actor(key, name, ActorKind(kind), country, tuple(places))

    return Analysis(
        article=article,
        sentences=tuple(map(passage, finds["sentences"])),
        actors=tuple(actor(*row) for row in finds["actors"]),
        themes=tuple(ThemeShare(*row) for row in finds["themes"]),
        theme_hits=tuple(ThemeHit(theme, start, end, text[start:end]) for theme, start, end in finds["hits"]),
        statements=tuple(map(statement, finds["statements"])),
        relations=tuple(
            Relation(source, target, Event(event), Polarity(polarity), passage(evidence), strength, actual)
            for source, target, event, polarity, evidence, strength, actual in finds["relations"]
        ),
    )


def read_back(connection: Connection, articles: Sequence[int]) -> dict[int, Json]:
    """The finds of these articles from their rows, in the form of `as_json`, with actors as they were found.

    Only for articles that no correction has changed.
    """
    finds: dict[int, Json] = {
        article: {"sentences": [], "actors": [], "themes": [], "hits": [], "statements": [], "relations": []}
        for article in articles
    }
    _read_sentences(connection, finds)
    _read_themes(connection, finds)
    _read_actors(connection, finds)
    _read_statements(connection, finds)
    _read_relations(connection, finds)
    return finds


Finds = dict[int, Json]


def _read_sentences(connection: Connection, finds: Finds) -> None:
    query = select(SentenceRow.article_id, SentenceRow.start, SentenceRow.end).where(SentenceRow.article_id.in_(finds))
    for article, start, end in connection.execute(query.order_by(SentenceRow.article_id, SentenceRow.number)):
        finds[article]["sentences"].append([start, end])


def _read_themes(connection: Connection, finds: Finds) -> None:
    shares = (
        select(ArticleThemeRow.article_id, ArticleThemeRow.theme, ThemeRow.name, ArticleThemeRow.count, ArticleThemeRow.share)
        .join(ArticleRow, ArticleRow.id == ArticleThemeRow.article_id)
        .outerjoin(ThemeRow, (ThemeRow.workspace_id == ArticleRow.workspace_id) & (ThemeRow.key == ArticleThemeRow.theme))
        .where(ArticleThemeRow.article_id.in_(finds))
        .order_by(ArticleThemeRow.rank)
    )
    for article, theme, name, count, share in connection.execute(shares):
        finds[article]["themes"].append([theme, name or theme, count, share])
    hits = select(ThemeHitRow.article_id, ThemeHitRow.theme, ThemeHitRow.start, ThemeHitRow.end)
    for article, *hit in connection.execute(hits.where(ThemeHitRow.article_id.in_(finds)).order_by(ThemeHitRow.number)):
        finds[article]["hits"].append(hit)


def _read_actors(connection: Connection, finds: Finds) -> None:
    """Whoever has a mention, and whoever was counted without one."""
    found = func.coalesce(MentionRow.found_id, MentionRow.actor_id)
    places: dict[tuple[int, int], list[list[Any]]] = defaultdict(list)
    shown: set[tuple[int, int]] = set()
    mentions = select(
        MentionRow.article_id, MentionRow.actor_id, found, MentionRow.start, MentionRow.end, MentionRow.how, MentionRow.why
    )
    mentions = mentions.where(MentionRow.article_id.in_(finds)).order_by(MentionRow.article_id, MentionRow.number)
    for article, as_whom, actor, *place in connection.execute(mentions):
        places[article, actor].append(place)
        shown.add((article, as_whom))
    counted = select(ArticleActorRow.article_id, ArticleActorRow.actor_id).where(ArticleActorRow.article_id.in_(finds))
    there = [*places, *(pair for pair in map(tuple, connection.execute(counted)) if pair not in shown)]
    actors = select(ActorRow.id, ActorRow.key, ActorRow.name, ActorRow.kind, ActorRow.country, ActorRow.found)
    known = {row.id: row for row in connection.execute(actors.where(ActorRow.id.in_({actor for _, actor in there})))}
    for article, actor in there:
        row = known[actor]
        found_as = {"name": row.name, "kind": row.kind, "country": row.country} | (row.found or {})
        entry = [row.key, found_as["name"], found_as["kind"], found_as["country"], places.get((article, actor), [])]
        finds[article]["actors"].append(entry)


def _read_statements(connection: Connection, finds: Finds) -> None:
    themes, targets = defaultdict(list), defaultdict(list)
    own = select(StatementRow.id).where(StatementRow.article_id.in_(finds))
    of_theme = select(StatementThemeRow.statement_id, StatementThemeRow.theme).where(StatementThemeRow.statement_id.in_(own))
    for statement, theme in connection.execute(of_theme.order_by(StatementThemeRow.theme)):
        themes[statement].append(theme)
    of_target = select(StatementTargetRow.statement_id, ActorRow.key).join(ActorRow, ActorRow.id == StatementTargetRow.found_id)
    for statement, key in connection.execute(of_target.where(StatementTargetRow.statement_id.in_(own)).order_by(ActorRow.key)):
        targets[statement].append(key)
    query = (
        select(*StatementRow.__table__.columns, ActorRow.key)
        .outerjoin(ActorRow, ActorRow.id == func.coalesce(StatementRow.found_id, StatementRow.actor_id))
        .where(StatementRow.article_id.in_(finds))
        .order_by(StatementRow.id)
    )
    for row in connection.execute(query):
        finds[row.article_id]["statements"].append(
            [
                row.key, _maybe(row.speaker_start, row.speaker_end), _maybe(row.cue_start, row.cue_end),
                [row.start, row.end], row.parts, row.kind, themes[row.id], row.stance, row.score, row.reasons, targets[row.id],
            ]
        )  # fmt: skip


def _read_relations(connection: Connection, finds: Finds) -> None:
    doer, done_to = aliased(ActorRow), aliased(ActorRow)
    query = (
        select(
            RelationRow.article_id, doer.key, done_to.key, RelationRow.event, RelationRow.polarity,
            RelationRow.start, RelationRow.end, RelationRow.strength, RelationRow.actual,
        )
        .join(doer, doer.id == func.coalesce(RelationRow.found_source_id, RelationRow.source_id))
        .join(done_to, done_to.id == func.coalesce(RelationRow.found_target_id, RelationRow.target_id))
        .where(RelationRow.article_id.in_(finds))
        .order_by(RelationRow.id)
    )  # fmt: skip
    for article, source, target, event, polarity, start, end, strength, actual in connection.execute(query):
        finds[article]["relations"].append([source, target, event, polarity, [start, end], strength, bool(actual)])


def _span(passage: Passage) -> Span:
    return [passage.start, passage.end]


def _maybe(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else [start, end]
