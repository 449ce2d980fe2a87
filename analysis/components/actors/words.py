"""Words that tell what a name near them means, from `data/collectives.csv` and `data/actor_words.csv`."""

from __future__ import annotations

from functools import cache

from analysis.knowledge.tables import DATA, rows

COLLECTIVES = DATA / "collectives.csv"
ACTOR_WORDS = DATA / "actor_words.csv"


@cache
def collectives(use: str) -> frozenset[str]:
    """Words for many: people, officials, government, forces, ministry, field, institution, region, party, bloc."""
    return frozenset(row.text("word") for row in rows(COLLECTIVES, ("word", "use")) if row.text("use") == use)


@cache
def words_for(use: str) -> frozenset[str]:
    """Words around names; data/README.md says what each use is for."""
    return frozenset(row.text("word") for row in rows(ACTOR_WORDS, ("word", "use")) if row.text("use") == use)
