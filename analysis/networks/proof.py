"""The sentences behind an edge."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from analysis.networks import discourse
from analysis.networks.ties import Edges, ids_of, sides_taken
from analysis.queries import Filters
from analysis.queries.evidence import doer, done_to, relations_where, statements_where
from analysis.queries.filters import Conditions, passing
from analysis.queries.frames import newest_first, sentence_around, theme_names, typed, where_told, with_sentences
from analysis.store import Store
from analysis.store.schema import MentionRow, RelationRow, StatementRow, StatementThemeRow

_PLACE = ["article_id", "title", "published", "source", "sentence", "start", "end"]
_DEED = ["relation_id", "actor", "target", "actor_name", "target_name", "event", "polarity", "actual"]
_SAID = ["statement_id", "actor", "actor_name", "theme", "theme_name", "content", "kind", "stance", "score"]
_STANCE = {1: "support", -1: "oppose"}


def evidence(
    store: Store, workspace: int, filters: Filters, a: str, b: str, edges: Edges = "mentions", most: int = 50
) -> pd.DataFrame:
    """The sentences behind the edge between the actors `a` and `b` (keys), latest article first.

    Columns: article_id, title, published, source (the outlet), sentence, start, end (of the sentence); for "relations"
    also relation_id, actor, target (keys), actor_name, target_name, event, polarity, actual. For "themes" and "agreement" it
    is their statements on the themes that join them, theme by theme (for "agreement" those that take the side that counts): also
    statement_id, actor, actor_name, theme, theme_name, content, kind, stance, score, and for "agreement" agree (bool),
    conflict first.
    """
    if edges == "mentions":
        return _sentences_with_both(store, workspace, filters, a, b, most)
    if edges == "relations":
        return _deeds_between(store, workspace, filters, a, b, most)
    return _said_by_both(store, workspace, filters, a, b, edges, most)


def _sentences_with_both(store: Store, workspace: int, filters: Filters, a: str, b: str, most: int) -> pd.DataFrame:
    one, two = aliased(MentionRow), aliased(MentionRow)
    ids = {row.key: row.id for row in store.rows(ids_of(workspace, (a, b)))}
    together = (
        select(one.article_id, one.sentence)
        .join(two, and_(two.article_id == one.article_id, two.sentence == one.sentence))
        .where(one.actor_id == ids.get(a), two.actor_id == ids.get(b), one.article_id.in_(passing(workspace, filters)))
        .distinct()
        .subquery()
    )
    query = with_sentences(select(*where_told(), *sentence_around()).select_from(together), together.c, one_sentence=True)
    frame = typed(store.frame(query.order_by(*newest_first(), together.c.sentence).limit(most)))
    return frame.rename(columns={"sentence_start": "start", "sentence_end": "end"})


def _deeds_between(store: Store, workspace: int, filters: Filters, a: str, b: str, most: int) -> pd.DataFrame:
    either_way = or_(and_(doer.key == a, done_to.key == b), and_(doer.key == b, done_to.key == a))
    conditions = [RelationRow.article_id.in_(passing(workspace, filters)), RelationRow.actual.is_(True), either_way]
    frame = relations_where(store, conditions, most).drop(columns=["start", "end"])
    names = {"source": "actor", "source_name": "actor_name", "outlet": "source", "sentence_start": "start", "sentence_end": "end"}
    return frame.rename(columns=names)[[*_PLACE, *_DEED]]


def _said_by_both(store: Store, workspace: int, filters: Filters, a: str, b: str, edges: Edges, most: int) -> pd.DataFrame:
    keys = {row.id: row.key for row in store.rows(ids_of(workspace, (a, b)))}
    counts = sides_taken(store, workspace, filters, keys)
    sides = discourse.sides(counts).reindex([a, b], fill_value=0)
    spoken = counts.pivot_table(index="actor", columns="theme", values="statements", aggfunc="sum", fill_value=0)
    spoken = spoken.reindex([a, b], fill_value=0)
    common = (spoken > 0).all() if edges == "themes" else (sides != 0).all()
    themes = [str(theme) for theme in common.index[common]]
    conditions: Conditions = [
        StatementRow.article_id.in_(passing(workspace, filters)),
        StatementRow.actor_id.in_(keys),
        StatementRow.id.in_(select(StatementThemeRow.statement_id).where(StatementThemeRow.theme.in_(themes))),
    ]
    said = statements_where(store, conditions).explode("themes").rename(columns={"themes": "theme"})
    said = said[said["theme"].isin(themes)]
    if edges == "agreement":
        said = _on_its_side(said, sides)
    names = theme_names(store, workspace)
    said = said.assign(theme_name=pd.Series([names.get(theme, theme) for theme in said["theme"]], index=said.index, dtype="str"))
    said = said.drop(columns=["start", "end"]).rename(columns={"sentence_start": "start", "sentence_end": "end"})
    order = ["agree", "theme"] if edges == "agreement" else ["theme"]
    said = said.sort_values(order, kind="stable").reset_index(drop=True)
    return said.head(most)[[*_PLACE, *_SAID, *order[:-1]]]


def _on_its_side(said: pd.DataFrame, sides: pd.DataFrame) -> pd.DataFrame:
    """Only what takes the side on which its speaker stands; `agree` tells whether that is the other's too."""
    wanted = [_STANCE[int(sides.loc[actor, theme])] for actor, theme in zip(said["actor"], said["theme"], strict=True)]
    agree = [bool(sides[theme].nunique() == 1) for theme in said["theme"]]
    return said.assign(agree=pd.Series(agree, index=said.index, dtype=bool))[said["stance"].to_numpy() == wanted]
