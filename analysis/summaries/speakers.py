"""Whose statements count for whom: an actor's own, and where a country gathers them, those of all who act for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import or_, select

from analysis.queries import Filters
from analysis.queries.evidence import statements_where
from analysis.queries.filters import passing
from analysis.queries.frames import typed
from analysis.store import Store
from analysis.store.schema import ActorRow, ArticleRow, StatementRow, StatementThemeRow

_AT_ONCE = 900  # ids that a query lists
_NEAR = 60  # characters between a cue and what it attributes, for both to be read as one
_TOLD = [
    "statement_id",
    "article_id",
    "title",
    "published",
    "source",
    "actor",
    "actor_name",
    "cue",
    "content",
    "sentence",
    "kind",
    "stance",
    "score",
    "start",
    "end",
    "sentence_start",
]


def said(store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool) -> pd.DataFrame:
    """What `actors` (keys) said on themes: one row a statement, theme and speaker.

    What somebody says within another statement of the same speaker ("rejected what it called a murder") is part of that one and
    has no row of its own.

    Columns: statement_id, article_id, published (datetime64), sentence (its number in the article), kind, stance, score, start,
    end, content, theme, speaker_key (of `actors`).
    """
    acts_for = or_(ActorRow.key.in_(actors), ActorRow.country.in_(actors)) if together else ActorRow.key.in_(actors)
    query = (
        select(
            StatementRow.id.label("statement_id"), StatementRow.article_id, ArticleRow.published, StatementRow.sentence,
            StatementRow.kind, StatementRow.stance, StatementRow.score, StatementRow.start, StatementRow.end,
            StatementRow.content, StatementThemeRow.theme, ActorRow.key.label("actor"), ActorRow.country,
        )
        .join(ActorRow, ActorRow.id == StatementRow.actor_id)
        .join(ArticleRow, ArticleRow.id == StatementRow.article_id)
        .join(StatementThemeRow, StatementThemeRow.statement_id == StatementRow.id)
        .where(ActorRow.workspace_id == workspace, acts_for, StatementRow.article_id.in_(passing(workspace, filters)))
        .order_by(ArticleRow.published.desc().nulls_last(), ArticleRow.id.desc(), StatementRow.start, StatementRow.id)
    )  # fmt: skip
    if filters.themes:
        query = query.where(StatementThemeRow.theme.in_(filters.themes))
    found = typed(store.frame(query))
    speakers = [_speakers(*row, actors, together) for row in zip(found["actor"], found["country"], strict=True)]
    found = found.drop(columns=["actor", "country"]).assign(speaker_key=pd.Series(speakers, index=found.index, dtype=object))
    return _outermost(found.explode("speaker_key", ignore_index=True))


def everything_said(
    store: Store, workspace: int, filters: Filters, actor: str, theme: str, together: bool = False
) -> pd.DataFrame:
    """The statements that the position of `actor` on `theme` sums up, latest article first, with the columns that `positions`
    lists for `telling`.
    """
    ids = [int(id_) for id_ in said(store, workspace, replace(filters, themes=(theme,)), (actor,), together)["statement_id"]]
    found = told(store, ids)
    return pd.DataFrame([found[id_] for id_ in ids], columns=[*_TOLD, "words"])


def told(store: Store, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The statements of these ids as pages show them, by id: plain dicts with the keys that `positions` lists for `telling`."""
    wanted = sorted(set(ids))
    batches = [wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE)]
    frames = [statements_where(store, [StatementRow.id.in_(batch)]) for batch in batches]
    rows = [row for frame in frames for row in frame[_TOLD].to_dict("records")]
    plain = [{str(name): _plain(value) for name, value in row.items()} for row in rows]
    return {int(row["statement_id"]): row | {"words": in_its_words(row)} for row in plain}


def in_its_words(told: Mapping[str, Any]) -> str:
    """A statement as it can be read without its sentence: a quotation alone, what is reported with its cue.

    "ruled out a new truce" rather than "a new truce". `told`: kind, cue (or None), content, sentence, start, sentence_start.
    """
    content, cue = str(told["content"]), told["cue"]
    if told["kind"] == "direct" or not cue:
        return content
    before = str(told["sentence"])[: max(0, told["start"] - told["sentence_start"])]
    at = before.rfind(cue)
    between = before[at + len(cue) :]
    if at < 0 or len(between) > _NEAR or any(mark in between for mark in ".;?!"):
        return content
    return f"{before[at:]}{content}"


def actor_names(store: Store, workspace: int, actors: tuple[str, ...]) -> dict[str, str]:
    """What each of these actors is called; its key where it is not there."""
    query = select(ActorRow.key, ActorRow.name).where(ActorRow.workspace_id == workspace, ActorRow.key.in_(actors))
    return {key: key for key in actors} | {row.key: row.name for row in store.rows(query)}


def _outermost(spoken: pd.DataFrame) -> pd.DataFrame:
    """Without the statements that lie within another one of the same speaker on the same theme."""
    whose = ["speaker_key", "theme", "article_id"]
    order = spoken.sort_values([*whose, "start", "end"], ascending=[True, True, True, True, False], kind="stable")
    reached = order.groupby(whose)["end"].cummax()
    before = reached.groupby([order[name] for name in whose]).shift()
    return spoken[~(order["end"] <= before).reindex(spoken.index)].reset_index(drop=True)


def _speakers(actor: str, country: str, actors: tuple[str, ...], together: bool) -> list[str]:
    """In whose columns a statement stands: an actor's own, and with `together` its country's."""
    return [key for key in actors if key == actor or (together and key == country)]


def _plain(value: Any) -> Any:
    """Dates as `date`, numbers as Python's own, missing values as None."""
    if pd.isna(value):
        return None
    if isinstance(value, np.generic):
        return value.item()
    return value.date() if isinstance(value, pd.Timestamp) else value
