"""The sentences that hold what somebody searches for, with who says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any as Anything
from typing import Literal

import pandas as pd
from sqlalchemy import Executable, Select, Subquery, case, func, select

from analysis.queries.filters import Filters, passing, statements_that_pass
from analysis.queries.frames import newest_first, typed, where_told
from analysis.search import Any, Query, leaves
from analysis.store import Store, wording
from analysis.store.schema import ActorRow, ArticleRow, SentenceRow, StatementRow

Within = Literal["sentence", "article"]

_SAID = ["statement_id", "actor", "actor_name", "stance"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found, latest article first, at most as many rows as were asked for; `sentences`, `articles` count all.

    `rows`, one a sentence: article_id, title, published (datetime64), source, number (of the sentence, -1 for a headline),
    sentence, sentence_start, sentence_end, statement_id, actor (key), actor_name, stance (of the first statement in it;
    missing where nobody speaks), speakers (names of all who speak in it, a list).
    """

    rows: pd.DataFrame
    sentences: int
    articles: int


def found(
    store: Store,
    workspace: int,
    filters: Filters,
    query: Query,
    within: Within = "sentence",
    said: bool = False,
    most: int = 200,
) -> Findings:
    """The sentences and headlines of passing articles that hold what `query` asks for.

    With `within` "article" the whole article must hold it, and its sentences are those with any of the words. With `said` only
    sentences that belong to a statement that passes.
    """
    matching = _matching(store, workspace, filters, query, within, said)
    counts = store.rows(select(func.count(), func.count(matching.c.article_id.distinct())).select_from(matching))[0]
    listed = _listed(matching).limit(most)
    rows = typed(store.frame(listed))
    return Findings(_with_speakers(store, rows), int(counts[0]), int(counts[1]))


def _matching(store: Store, workspace: int, filters: Filters, query: Query, within: Within, said: bool) -> Subquery:
    """article_id and number of all that is found."""
    whole = within == "article"
    held = wording.sentences_holding(store.dialect, Any(tuple(leaves(query))) if whole else query)
    wanted = select(held.c.article_id, held.c.number).where(held.c.article_id.in_(passing(workspace, filters)))
    if whole:
        wanted = wanted.where(wording.articles_holding(held.c.article_id, query))
    if said:
        inside = (
            select(StatementRow.id)
            .where(*statements_that_pass(workspace, filters))
            .where(StatementRow.article_id == held.c.article_id)
            .where(StatementRow.sentence <= held.c.number, StatementRow.last_sentence >= held.c.number)
        )
        wanted = wanted.where(inside.exists())
    return wanted.subquery()


def _listed(matching: Subquery) -> Select[Anything]:
    cut = func.substr(ArticleRow.text, SentenceRow.start + 1, SentenceRow.end - SentenceRow.start)
    sentence = case((matching.c.number == wording.HEADLINE, ArticleRow.title), else_=cut)
    return (
        select(
            *where_told(),
            matching.c.number,
            sentence.label("sentence"),
            func.coalesce(SentenceRow.start, 0).label("sentence_start"),
            func.coalesce(SentenceRow.end, 0).label("sentence_end"),
        )
        .select_from(matching)
        .join(ArticleRow, ArticleRow.id == matching.c.article_id)
        .outerjoin(SentenceRow, (SentenceRow.article_id == matching.c.article_id) & (SentenceRow.number == matching.c.number))
        .order_by(*newest_first(), matching.c.number)
    )


def _with_speakers(store: Store, rows: pd.DataFrame) -> pd.DataFrame:
    places = list(zip(rows["article_id"].tolist(), rows["number"].tolist(), strict=True))
    speaking: dict[tuple[int, int], list[tuple[object, ...]]] = {}
    for article_id, first, last, *said in store.rows(_statements_in({article for article, _ in places})):
        for number in range(first, last + 1):
            speaking.setdefault((article_id, number), []).append(tuple(said))
    found_ = [speaking.get(place, []) for place in places]
    for at, name in enumerate(_SAID):
        kind = "Int64" if name == "statement_id" else "str"
        rows[name] = pd.Series([said[0][at] if said else None for said in found_], index=rows.index, dtype=kind)
    names = [list(dict.fromkeys(name for _, _, name, _ in said if name)) for said in found_]
    rows["speakers"] = pd.Series(names, index=rows.index, dtype=object)
    return rows


def _statements_in(articles: set[int]) -> Executable:
    """Of a sentence with several statements those of somebody known come first."""
    return (
        select(
            StatementRow.article_id, StatementRow.sentence, StatementRow.last_sentence,
            StatementRow.id, ActorRow.key, ActorRow.name, StatementRow.stance,
        )
        .outerjoin(ActorRow, ActorRow.id == StatementRow.actor_id)
        .where(StatementRow.article_id.in_(articles))
        .order_by(StatementRow.article_id, StatementRow.actor_id.is_(None), StatementRow.start, StatementRow.id)
    )  # fmt: skip
