"""Corrections out of one workspace and into another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from analysis.corrections import as_json, from_json
from analysis.errors import CorrectionError
from analysis.store import correcting
from analysis.store.repository import Store
from analysis.store.schema import ArticleRow, CorrectionRow, SentenceRow


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the corrections of a file: `there` were made before, `strangers` are of articles that are not here."""

    added: int
    there: int
    strangers: int


def exported(store: Store, workspace: int) -> str:
    """All corrections of the workspace as JSON, in the form that `analysis.corrections.exchange` tells."""
    corrections = correcting.corrections(store, workspace)
    query = select(ArticleRow.id, ArticleRow.digest, ArticleRow.title, ArticleRow.published, ArticleRow.source, ArticleRow.text)
    corrected = select(CorrectionRow.article_id).where(CorrectionRow.workspace_id == workspace)
    articles = {row.id: row for row in store.rows(query.where(ArticleRow.id.in_(corrected)))}
    ends = select(SentenceRow.article_id, SentenceRow.start, SentenceRow.end).where(SentenceRow.article_id.in_(articles))
    sentences: dict[int, list[tuple[int, int]]] = {}
    for article, start, end in store.rows(ends):
        sentences.setdefault(article, []).append((start, end))

    def told(article_id: int | None) -> dict[str, Any] | None:
        row = articles.get(article_id) if article_id is not None else None
        return row and {
            "digest": row.digest,
            "title": row.title,
            "published": row.published and row.published.isoformat(),
            "source": row.source,
        }

    def around(article_id: int | None, start: int, end: int) -> str | None:
        if article_id is None or article_id not in articles:
            return None
        touched = [place for place in sentences.get(article_id, []) if place[0] < end and place[1] > start]
        text = articles[article_id].text
        return text[min(touched)[0] : max(touched)[1]] if touched else text[start:end]

    return as_json(
        [
            (one, told(one.article_id), around(one.article_id, place.start, place.end) if (place := one.change.place) else None)
            for one in corrections
        ]
    )


def imported(store: Store, workspace: int, content: bytes | str) -> Imported:
    """Make the corrections of a file that are not made yet. Raises CorrectionError when it holds none that can be read."""
    wanted = from_json(content)
    digests = {one.digest for one in wanted if one.digest}
    query = select(ArticleRow.digest, ArticleRow.id).where(ArticleRow.workspace_id == workspace, ArticleRow.digest.in_(digests))
    articles = {row.digest: row.id for row in store.rows(query)}
    known = {_identity(one.article_id, one.change) for one in correcting.corrections(store, workspace) if not one.undone}
    added = there = strangers = 0
    for one in wanted:
        if one.digest is not None and one.digest not in articles:
            strangers += 1
            continue
        article_id = articles[one.digest] if one.digest else None
        if _identity(article_id, one.change) in known:
            there += 1
            continue
        try:
            correcting.add(store, workspace, [one.change], one.who, article_id, one.made)
            added += 1
        except CorrectionError:  # the same digest and another text: it was cleaned by another version
            strangers += 1
    return Imported(added, there, strangers)


def _identity(article_id: int | None, change: Any) -> tuple[Any, ...]:
    place = change.place and (change.place.start, change.place.end)
    return article_id, str(change.kind), place, json.dumps(dict(change.details), sort_keys=True)
