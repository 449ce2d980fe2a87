"""What the tables have in common: their column types, titles, and the sentence around a place."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from analysis.store import Store
from analysis.store.schema import ArticleRow, SentenceRow, ThemeRow

_TITLE_LENGTH = 80  # characters of the text that stand in for a missing headline

_WHOLE = frozenset(
    [
        "article_id",
        "statement_id",
        "relation_id",
        "start",
        "end",
        "sentence_start",
        "sentence_end",
        "words",
        "articles",
        "actors",
        "statements",
        "relations",
        "mentions",
        "count",
        "number",
        "weight",
        "cooperation",
        "conflict",
        "degree",
        "community",
    ]
)
_FLOATS = ("score", "share", "strength", "spread")
_MAYBE_WHOLE = ("speaker_start", "speaker_end", "cue_start", "cue_end")

first = aliased(SentenceRow)
last = aliased(SentenceRow)


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The same with each known column in its type, which an empty or all-missing column cannot tell by itself."""
    types: dict[str, str] = dict.fromkeys((c for c in _WHOLE if c in frame), "int64")
    types |= dict.fromkeys((c for c in _FLOATS if c in frame), "float64")
    types |= dict.fromkeys((c for c in _MAYBE_WHOLE if c in frame), "Int64")
    frame = frame.astype(types)
    for day in ("published", "period"):
        if day in frame:
            frame[day] = pd.to_datetime(frame[day]).astype("datetime64[ns]")
    return frame


def title_of_article() -> ColumnElement[str]:
    """The headline; else the file's name; else the first words."""
    opening = func.substr(ArticleRow.text, 1, _TITLE_LENGTH)
    return func.coalesce(func.nullif(ArticleRow.title, ""), func.nullif(ArticleRow.file, ""), opening)


def newest_first() -> tuple[Any, ...]:
    """The order in which articles stand everywhere."""
    return ArticleRow.published.desc().nulls_last(), ArticleRow.id.desc()


def where_told() -> tuple[Any, ...]:
    """Columns that tell which article a place is in; `source` is its outlet."""
    return ArticleRow.id.label("article_id"), title_of_article().label("title"), ArticleRow.published, ArticleRow.source


def sentence_around() -> tuple[Any, ...]:
    """The text from the `first` to the `last` sentence of a place, and its offsets."""
    text = func.substr(ArticleRow.text, first.start + 1, last.end - first.start)
    return text.label("sentence"), first.start.label("sentence_start"), last.end.label("sentence_end")


def with_sentences(query: Any, table: Any, one_sentence: bool = False) -> Any:
    """Join the article and the sentences from which `sentence_around` takes its text to a query on `table`."""
    ends_in = table.sentence if one_sentence else table.last_sentence
    return (
        query.join(ArticleRow, ArticleRow.id == table.article_id)
        .join(first, (first.article_id == table.article_id) & (first.number == table.sentence))
        .join(last, (last.article_id == table.article_id) & (last.number == ends_in))
    )


def theme_names(store: Store, workspace: int) -> dict[str, str]:
    """What the themes found in this workspace are called, by id."""
    query = select(ThemeRow.key, ThemeRow.name).where(ThemeRow.workspace_id == workspace)
    return {row.key: row.name for row in store.rows(query)}
