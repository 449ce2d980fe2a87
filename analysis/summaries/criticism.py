"""Who speaks against whom: statements that judge another of the actors compared, whatever else they say on the theme.

Two can both oppose something under one theme and yet be adversaries: each condemns the other. What both name under a theme may
differ, so the sides alone cannot tell; whom a harsh statement names first can.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
from sqlalchemy import and_, select

from analysis.queries import Filters
from analysis.records import How
from analysis.store import Store
from analysis.store.schema import ActorRow, MentionRow, StatementRow
from analysis.summaries.speakers import actor_names, said

HARSH = -0.7  # score down to which a statement merely objects or warns; from here on it accuses, rejects, condemns
_AT_ONCE = 900  # ids that a query lists
_APART = re.compile(r"\b(?:about|against|at|by|for|from|in|into|of|on|over|to|toward|towards|with|without)\b", re.IGNORECASE)
"""After these words comes whom something is done to, with or for: who condemns an attack on Lima does not speak against Lima."""

_COLUMNS = ["theme", "who", "who_name", "whom", "whom_name", "statements"]


def criticism(store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False) -> pd.DataFrame:
    """One row a theme and ordered pair of `actors` (keys) of whom the first speaks harshly of the second, or of the second's
    country, on that theme: theme, who, who_name, whom, whom_name, statements (how many), most first.

    With `together` who acts for a country speaks for it, and is spoken of as the country.
    """
    return speaking_against(store, workspace, said(store, workspace, filters, actors, together), actors, together)


def speaking_against(store: Store, workspace: int, spoken: pd.DataFrame, actors: tuple[str, ...], together: bool) -> pd.DataFrame:
    """`criticism` among statements that `speakers.said` gave."""
    harsh = spoken[spoken["score"] <= HARSH]
    countries = _countries(store, workspace, actors)
    judged = _judged(store, harsh)
    said_by = zip(harsh["theme"].tolist(), harsh["speaker_key"].tolist(), harsh["statement_id"].tolist(), strict=True)
    pairs = [
        (theme, who, whom, id_)
        for theme, who, id_ in said_by
        for whom in actors
        if whom != who and _is_meant(judged.get(id_, []), who, whom, countries, together)
    ]
    frame = pd.DataFrame(pairs, columns=["theme", "who", "whom", "statement_id"])
    counts = frame.groupby(["theme", "who", "whom"])["statement_id"].nunique().reset_index(name="statements")
    names = actor_names(store, workspace, actors)
    for end in ("who", "whom"):
        counts[f"{end}_name"] = pd.Series([names[key] for key in counts[end]], index=counts.index, dtype="str")
    return counts.sort_values(["theme", "statements", "who"], ascending=[True, False, True], ignore_index=True)[_COLUMNS]


def _is_meant(named: list[tuple[str, str | None]], who: str, whom: str, countries: dict[str, str | None], together: bool) -> bool:
    """Whether the first that is named (key and country of each, in text order), other than the speaker's own side, is `whom`."""
    own = countries.get(who)
    others = [(key, country) for key, country in named if key != who and (country is None or country != own)]
    if not others:
        return False
    key, country = others[0]
    return key == whom or key == countries.get(whom) or (together and country == whom)


def _judged(store: Store, harsh: pd.DataFrame) -> dict[int, list[tuple[str, str | None]]]:
    """Whom each statement names before any word that sets a name apart: key and country, in text order, by statement."""
    contents = dict(zip(harsh["statement_id"], harsh["content"], strict=True))
    named: dict[int, list[tuple[str, str | None]]] = {}
    for row in _named_in(store, list(contents)):
        before = contents[row.id][: row.start - row.content_start]
        if not _APART.search(before):
            named.setdefault(row.id, []).append((row.key, row.country))
    return named


def _named_in(store: Store, ids: list[int]) -> list[Any]:
    """Every name within a statement: id and content_start of the statement, start, key, country; pronouns name nobody."""
    rows: list[Any] = []
    for at in range(0, len(ids), _AT_ONCE):
        within = and_(
            MentionRow.article_id == StatementRow.article_id,
            MentionRow.start >= StatementRow.start,
            MentionRow.end <= StatementRow.end,
        )
        query = (
            select(StatementRow.id, StatementRow.start.label("content_start"), MentionRow.start, ActorRow.key, ActorRow.country)
            .join(MentionRow, within)
            .join(ActorRow, ActorRow.id == MentionRow.actor_id)
            .where(StatementRow.id.in_([int(id_) for id_ in ids[at : at + _AT_ONCE]]), MentionRow.how != How.PRONOUN)
            .order_by(StatementRow.id, MentionRow.start)
        )
        rows += store.rows(query)
    return rows


def _countries(store: Store, workspace: int, actors: tuple[str, ...]) -> dict[str, str | None]:
    query = select(ActorRow.key, ActorRow.country).where(ActorRow.workspace_id == workspace, ActorRow.key.in_(actors))
    return {row.key: row.country for row in store.rows(query)}
