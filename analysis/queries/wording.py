"""The words of the articles: all texts for counting, and the sentences in which some words stand."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
from sqlalchemy import select, union

from analysis.queries.filters import Filters, passing
from analysis.queries.frames import newest_first, typed, where_told
from analysis.store import Store
from analysis.store.schema import ArticleRow, MentionRow, SentenceRow, StatementRow

_COLUMNS = ["article_id", "title", "published", "source", "start", "end", "text", "sentence", "sentence_start", "sentence_end"]


def texts(store: Store, workspace: int) -> pd.DataFrame:
    """The texts of all analysed articles: article_id, text."""
    return typed(
        store.frame(
            select(ArticleRow.id.label("article_id"), ArticleRow.text).where(ArticleRow.id.in_(passing(workspace, Filters())))
        )
    )


def names_and_cues(store: Store, workspace: int) -> pd.DataFrame:
    """Where actors are named in them and where the cues of statements stand, in text order: article_id, start, end."""
    everything = passing(workspace, Filters())
    named = select(MentionRow.article_id, MentionRow.start, MentionRow.end).where(MentionRow.article_id.in_(everything))
    cues = select(StatementRow.article_id, StatementRow.cue_start, StatementRow.cue_end).where(
        StatementRow.article_id.in_(everything), StatementRow.cue_start.is_not(None)
    )
    return typed(store.frame(union(named, cues).order_by("article_id", "start", "end")))


def passing_ids(store: Store, workspace: int, filters: Filters) -> list[int]:
    """The ids of the analysed articles that pass."""
    return [row.id for row in store.rows(passing(workspace, filters))]


def wording(store: Store, workspace: int, filters: Filters, words: str, most: int = 50) -> pd.DataFrame:
    """The sentences of passing articles in which these words stand, whole and beside each other, in any case; latest article
    first.

    Columns: article_id, title, published, source, start, end (of the words), text, sentence, sentence_start, sentence_end.
    """
    together = r"\s+".join(map(re.escape, words.split()))
    pattern = re.compile(rf"(?<!\w){together}(?!\w)", re.IGNORECASE)
    longest = max(words.split(), key=len, default="")
    query = (
        select(*where_told(), ArticleRow.text)
        .where(ArticleRow.id.in_(passing(workspace, filters)), ArticleRow.text.icontains(longest, autoescape=True))
        .order_by(*newest_first())
        .limit(most)
    )
    rows = []
    for article in store.rows(query) if longest else []:
        rows += _sentences_with(store, article, pattern)
    return typed(pd.DataFrame(rows[:most], columns=_COLUMNS))


def _sentences_with(store: Store, article: Any, pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
    article_id, title, published, source, text = tuple(article)
    found = list(pattern.finditer(text))
    if not found:
        return []
    query = select(SentenceRow.start, SentenceRow.end).where(SentenceRow.article_id == article_id).order_by(SentenceRow.number)
    rows: list[tuple[object, ...]] = []
    for start, end in store.rows(query):
        place = next((match for match in found if start <= match.start() < end), None)
        if place:
            here = (place.start(), place.end(), place[0], text[start:end], start, end)
            rows.append((article_id, title, published, source, *here))
    return rows
