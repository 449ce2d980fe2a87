"""The sentences behind the numbers: statements, mentions, places of a theme, relations."""

from __future__ import annotations

import pandas as pd

from analysis.queries.filters import Filters
from analysis.store import Store


def statements(store: Store, workspace: int, filters: Filters, most: int | None = None) -> pd.DataFrame:
    """One row a statement that passes, latest article first, then in text order; `most` cuts the list.

    Columns: statement_id, article_id, title, published (datetime64), source (the outlet), url,
    actor (key or None: unresolved), actor_name, actor_kind, actor_country, speaker (the words that name it, or None),
    cue, content, kind ("direct" | "indirect" | "mixed"), stance ("support" | "oppose" | "neutral"), score [-1, 1],
    reasons (list of str), themes (list of ids), targets (list of actor keys), start, end (of the content),
    sentence (text of the sentences that hold the content), sentence_start, sentence_end.
    """
    raise NotImplementedError


def mentions(store: Store, workspace: int, filters: Filters, actor: str, most: int | None = None) -> pd.DataFrame:
    """One row a place where a passing article mentions `actor`, latest article first.

    Columns: article_id, title, published, source, start, end, text, how, why, sentence, sentence_start, sentence_end.
    """
    raise NotImplementedError


def theme_mentions(store: Store, workspace: int, filters: Filters, theme: str, most: int | None = None) -> pd.DataFrame:
    """One row a place in a passing article where a term of `theme` stands, latest article first.

    Columns: article_id, title, published, source, start, end, text, sentence, sentence_start, sentence_end.
    """
    raise NotImplementedError


def relations(
    store: Store,
    workspace: int,
    filters: Filters,
    source: str | None = None,
    target: str | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """One row a relation that passes, latest article first; `source` and `target` (actor keys) narrow it to theirs.

    Columns: relation_id, article_id, title, published, outlet, source, source_name, source_country, target, target_name,
    target_country, event (PLOVER), polarity ("cooperation" | "conflict"), strength [0, 1], actual (bool), evidence,
    start, end, sentence, sentence_start, sentence_end.
    """
    raise NotImplementedError
