"""One article with everything that was found in it, for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.queries.filters import Filters
from analysis.store import Store


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and its finds, all in text order with start and end in `text`.

    `sentences`: number, start, end.
    `actors`: key, name, kind, country, mentions (count), statements (count).
    `mentions`: actor, name, kind, country, start, end, text, how, why.
    `themes`: theme, name, count, share (ranked).
    `theme_hits`: theme, name, start, end, text.
    `statements`: statement_id, actor, actor_name, country, speaker, speaker_start, speaker_end, cue, cue_start, cue_end, content,
    start, end, parts (list of [start, end]), kind, stance, score, reasons, themes, targets (lists). Missing offsets are pd.NA (Int64).
    `relations`: relation_id, source, source_name, target, target_name, event, polarity, strength, actual, evidence, start, end.
    """

    article_id: int
    title: str
    text: str
    published: date | None
    source: str | None
    url: str | None
    file: str | None
    words: int
    status: str
    reason: str | None
    sentences: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    themes: pd.DataFrame
    theme_hits: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame


def article(store: Store, workspace: int, article_id: int) -> Reading:
    """The article to read. Raises StoreError when the workspace has none of that id."""
    raise NotImplementedError


def neighbours(store: Store, workspace: int, filters: Filters, article_id: int) -> tuple[int | None, int | None]:
    """The ids of the previous (newer) and next (older) article in the order of `articles`, None at the ends."""
    raise NotImplementedError
