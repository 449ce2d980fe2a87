"""Positions: what an actor's statements on one theme add up to, and which sentences tell it best."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import or_, select

from analysis.queries import Filters
from analysis.queries.evidence import statements_where
from analysis.queries.filters import Conditions, passing
from analysis.queries.frames import theme_names
from analysis.store import Store
from analysis.store.schema import ActorRow, StatementRow, StatementThemeRow
from analysis.telling import Candidate, most_telling

SIDE = 0.15  # score from which a statement, or the mean of several, supports; from its negative down it opposes
_TAKES_SIDE = 0.25  # share of statements that must take a side for the actor to have one
_BOTH_WAYS = 0.25  # share of statements on each side from which an actor speaks both ways
_TURN = 0.35  # the least change of the mean score that is called one
_TURN_EVIDENCE = 2  # statements before and after it, at the least
_TURN_CLARITY = 1.5  # the change in standard errors

_COLUMNS = ["actor", "name", "theme", "theme_name", "stance", "score", "spread", "statements", "articles", "summary", "telling"]
_TOLD = [
    "statement_id",
    "article_id",
    "title",
    "published",
    "source",
    "actor",
    "actor_name",
    "content",
    "sentence",
    "kind",
    "stance",
    "score",
    "start",
    "end",
]
_VERBS = {"support": "Supports", "oppose": "Opposes", "neutral": "Takes no side"}


def positions(
    store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False, telling: int = 3
) -> pd.DataFrame:
    """One row an actor of `actors` (keys) and theme that it made statements on, themes with most statements first.

    The filters narrow articles and themes as everywhere; whose statements count is for `actors` alone to say.
    With `together` a country's row gathers all who act for it.

    Columns: actor, name, theme, theme_name, stance ("support" | "oppose" | "neutral", of the statements that take a side),
    score (mean of all in [-1, 1]), spread (standard deviation), statements, articles, summary ("Supports; 7 statements, 3 articles, warmer since March 2024"),
    telling (list of dicts, most telling first, at most `telling`: statement_id, article_id, title, published (date or None),
    source, actor, actor_name, content, sentence, kind, stance, score, start, end).
    """
    said = _said(store, workspace, filters, actors, together)
    names, themes = _actor_names(store, workspace, actors), theme_names(store, workspace)
    order = said["theme"].value_counts()
    groups: list[tuple[Any, pd.DataFrame]] = sorted(
        said.groupby(["speaker_key", "theme"]), key=lambda group: _rank(group[0], order, actors)
    )
    rows = [
        {"actor": key, "name": names[key], "theme": theme, "theme_name": themes.get(theme, theme), **_summed_up(own, telling)}
        for (key, theme), own in groups
    ]
    return pd.DataFrame(rows, columns=_COLUMNS).astype({"score": float, "spread": float, "statements": int, "articles": int})


def themes_of(store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool = False) -> pd.DataFrame:
    """One row a theme on which any of `actors` spoke: theme, name, statements, speakers (how many of them), clash (0 to 2).

    `clash` is the distance between the highest and the lowest of their scores. Most speakers first, then most clash.
    """
    said = _said(store, workspace, filters, actors, together)
    means = said.groupby(["theme", "speaker_key"])["score"].agg(["mean", "size"]).reset_index()
    frame = means.groupby("theme").agg(
        statements=("size", "sum"), speakers=("mean", "size"), highest=("mean", "max"), lowest=("mean", "min")
    )
    frame = frame.assign(clash=(frame["highest"] - frame["lowest"]).astype(float)).reset_index()
    names = theme_names(store, workspace)
    frame["name"] = pd.Series([names.get(theme, theme) for theme in frame["theme"]], index=frame.index, dtype="str")
    frame = frame.sort_values(
        ["speakers", "clash", "statements", "theme"], ascending=[False, False, False, True], ignore_index=True
    )
    return frame[["theme", "name", "statements", "speakers", "clash"]].astype({"statements": int, "speakers": int})


def side(scores: pd.Series) -> str:
    """Where the actor stands: by the mean of the statements that take a side, when enough of them do."""
    sided = scores[scores.abs() >= SIDE]
    if len(sided) < _TAKES_SIDE * len(scores) or sided.empty:
        return "neutral"
    mean = sided.mean()
    return "support" if mean >= SIDE else "oppose" if mean <= -SIDE else "neutral"


def in_words(statements: pd.DataFrame) -> str:
    """The line that tops a position, from its statements (score, article_id, published)."""
    scores = statements["score"]
    both = min((scores >= SIDE).mean(), (scores <= -SIDE).mean()) >= _BOTH_WAYS
    verb = "Speaks both ways" if both else _VERBS[side(scores)]
    counts = f"{_count(len(statements), 'statement')}, {_count(statements['article_id'].nunique(), 'article')}"
    return ", ".join(filter(None, [f"{verb}; {counts}", turn(statements)]))


def turn(statements: pd.DataFrame) -> str | None:
    """How the position moved: "warmer since March 2024", "cooler since …", or None where it did not, clearly enough.

    The date is the one that parts the scores best into an earlier and a later level.
    """
    dated = statements.dropna(subset=["published"]).sort_values("published", kind="stable")
    scores, days = dated["score"].to_numpy(dtype=float), dated["published"].to_numpy()
    best: tuple[float, float, int] | None = None
    for at in range(_TURN_EVIDENCE, len(scores) - _TURN_EVIDENCE + 1):
        if days[at] == days[at - 1]:
            continue
        before, after = scores[:at], scores[at:]
        change = after.mean() - before.mean()
        error = np.sqrt(before.var(ddof=1) / len(before) + after.var(ddof=1) / len(after))
        clarity = abs(change) / max(error, 0.05)
        if abs(change) >= _TURN and clarity >= _TURN_CLARITY and (best is None or clarity > best[0]):
            best = (clarity, change, at)
    if best is None:
        return None
    return f"{'warmer' if best[1] > 0 else 'cooler'} since {pd.Timestamp(days[best[2]]):%B %Y}"


def _said(store: Store, workspace: int, filters: Filters, actors: tuple[str, ...], together: bool) -> pd.DataFrame:
    """The statements of `actors`, a row for each theme: as `queries.statements`, with theme and speaker_key (of `actors`)."""
    acts_for = or_(ActorRow.key.in_(actors), ActorRow.country.in_(actors)) if together else ActorRow.key.in_(actors)
    who = select(ActorRow.id).where(ActorRow.workspace_id == workspace, acts_for)
    with_theme = select(StatementThemeRow.statement_id)
    if filters.themes:
        with_theme = with_theme.where(StatementThemeRow.theme.in_(filters.themes))
    conditions: Conditions = [
        StatementRow.article_id.in_(passing(workspace, filters)),
        StatementRow.actor_id.in_(who),
        StatementRow.id.in_(with_theme),
    ]
    said = statements_where(store, conditions)
    said["speaker_key"] = [
        _speakers(actor, country, actors, together) for actor, country in zip(said["actor"], said["actor_country"], strict=True)
    ]
    said = said.explode("speaker_key").explode("themes").rename(columns={"themes": "theme"})
    return said[said["theme"].isin(filters.themes)] if filters.themes else said


def _speakers(actor: str, country: str, actors: tuple[str, ...], together: bool) -> list[str]:
    """In whose columns a statement stands: an actor's own, and with `together` its country's."""
    return [key for key in actors if key == actor or (together and key == country)]


def _actor_names(store: Store, workspace: int, actors: tuple[str, ...]) -> dict[str, str]:
    query = select(ActorRow.key, ActorRow.name).where(ActorRow.workspace_id == workspace, ActorRow.key.in_(actors))
    return {key: key for key in actors} | {row.key: row.name for row in store.rows(query)}


def _rank(group: Any, order: pd.Series, actors: tuple[str, ...]) -> tuple[Hashable, ...]:
    key, theme = group
    return -int(order[theme]), theme, actors.index(key)


def _summed_up(own: pd.DataFrame, telling: int) -> dict[str, Any]:
    return {
        "stance": side(own["score"]),
        "score": float(own["score"].mean()),
        "spread": float(own["score"].std(ddof=0)),
        "statements": len(own),
        "articles": own["article_id"].nunique(),
        "summary": in_words(own),
        "telling": _told(own, telling),
    }


def _told(own: pd.DataFrame, most: int) -> list[dict[str, Any]]:
    places = zip(own["content"], own["kind"], own["score"], strict=True)
    chosen = most_telling([Candidate(text, kind == "direct", score) for text, kind, score in places], most)
    rows = own.iloc[chosen][_TOLD].to_dict("records")
    return [{str(name): _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    """Dates as `date`, missing values as None."""
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
