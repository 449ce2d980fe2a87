"""Small word lists that the rules of attribution need, from `data/statement_words.csv`."""

from __future__ import annotations

from functools import cache

from analysis.knowledge.tables import DATA, rows

STATEMENT_WORDS = DATA / "statement_words.csv"
COLUMNS = ("word", "use")


@cache
def words_for(use: str) -> frozenset[str]:
    """Words of one use: hearing, control, medium, time, particle, label (data/README.md says what each is for)."""
    return frozenset(row.text("word") for row in rows(STATEMENT_WORDS, COLUMNS) if row.text("use") == use)
