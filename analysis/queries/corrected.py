"""What people corrected, for the page that lists it."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from analysis import corrections as told
from analysis.queries.frames import title_of_article
from analysis.store import Store, correcting
from analysis.store.schema import ActorRow, ArticleRow, CorrectionRow

_COLUMNS = ["id", "kind", "told", "article_id", "title", "start", "words", "who", "made", "undone", "found"]


def corrections(store: Store, workspace: int) -> pd.DataFrame:
    """One row a correction, latest first, those that were undone too.

    Columns: id, kind, told (the change in words), article_id (missing where it holds everywhere), title, start, words (what
    stands at its place), who, made, undone (datetime64, UTC; NaT where it holds), found (bool: whether its place was there when
    it was last applied).
    """
    there = correcting.corrections(store, workspace)
    names = {
        row.key: row.name for row in store.rows(select(ActorRow.key, ActorRow.name).where(ActorRow.workspace_id == workspace))
    }
    own = select(CorrectionRow.article_id).where(CorrectionRow.workspace_id == workspace)
    titles = {
        row.id: row.title
        for row in store.rows(select(ArticleRow.id, title_of_article().label("title")).where(ArticleRow.id.in_(own)))
    }
    rows = [
        (
            one.id, str(one.kind), told.described(one.change, names), one.article_id,
            titles.get(one.article_id) if one.article_id else None,
            one.change.place.start if one.change.place else None, one.change.place.text if one.change.place else None,
            one.who, one.made, one.undone, one.found,
        )
        for one in reversed(there)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    times = {name: pd.to_datetime(frame[name], utc=True) for name in ("made", "undone")}
    return frame.assign(**times).astype({"id": "int64", "article_id": "Int64", "start": "Int64", "found": bool})
