"""Names for what was found in an article: `m:3` is a mention, `s:12` a statement, `r:7` a relation, `t:4` a term of a theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis.queries import Reading

Kind = Literal["mention", "statement", "relation", "term"]

_LETTERS: dict[str, Kind] = {"m": "mention", "s": "statement", "r": "relation", "t": "term"}


@dataclass(frozen=True, slots=True)
class Find:
    """One thing that was found, with its row of the `Reading`'s table."""

    kind: Kind
    row: dict[str, Any]


def find(reading: Reading, name: str | None) -> Find | None:
    """What such a name stands for in this article; None for nothing, as for a name that a browser made up."""
    letter, _, number = (name or "").partition(":")
    kind = _LETTERS.get(letter)
    if kind is None or not number.isdecimal():
        return None
    table, at = _table(reading, kind), int(number)
    rows = table[table[f"{kind}_id"] == at] if kind in ("statement", "relation") else table.iloc[at : at + 1]
    return Find(kind, {str(column): value for column, value in rows.iloc[0].items()}) if len(rows) else None


def _table(reading: Reading, kind: Kind) -> pd.DataFrame:
    tables = {
        "mention": reading.mentions,
        "statement": reading.statements,
        "relation": reading.relations,
        "term": reading.theme_hits,
    }
    return tables[kind]
