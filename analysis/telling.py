"""Which of many sentences tell most: central to what is said, different from each other, better quoted than reported.

Centrality is the similarity to the middle of all (Radev et al. 2004, over TF-IDF words); the choice goes on by maximal
marginal relevance (Carbonell & Goldstein 1998).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM = 6  # letters by which forms of a word are taken for the same
_ALIKE = 0.75  # cosine from which two sentences say the same
_NOVELTY = 0.4  # how much being different counts against being central
_DIRECT, _TAKES_A_SIDE = 0.15, 0.2  # what a direct quote, and a clear stance, are worth beside centrality (0 to 1)
_SHORT_LIST = 150  # the worthiest, among which likeness is looked at
_UNTOLD = 0.3  # what a sentence loses that begins with a word for what another one named
_ANAPHORS = frozenset({"it", "its", "they", "their", "them", "this", "these", "those", "such", "him", "her", "both", "each"})
_OF_ANOTHER = frozenset({"it", "they", "them", "such"})  # also among the first words, where no name comes before
_FIRST = 8
_OPENERS = frozenset({"that", "whether", "if", "how", "why", "and", "but", "so", "with", "to", "of", "for", "on"})
_GOOD_LENGTH = (6, 40)  # words; shorter ones say little, longer ones are hard to take in


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence to choose; `score` is its stance in [-1, 1], and `side` the one that it takes: 1, -1, or 0 for none.

    Two of one `place`, where it is known, are read in the same sentence.
    """

    text: str
    direct: bool
    score: float
    side: int = 0
    place: Hashable = None


def most_telling(candidates: Sequence[Candidate], most: int, sides: Sequence[int] = ()) -> list[int]:
    """The numbers of at most `most` of the candidates, the most telling first, no two of which say the same.

    `sides` are those that the first of them should take, as far as there are such; 0 is any.
    """
    if not candidates:
        return []
    words = tf_idf([candidate.text for candidate in candidates])
    worth = _centrality(words) + np.array([_merit(candidate) for candidate in candidates])
    best = np.argsort(-worth, kind="stable")[:_SHORT_LIST]
    short = words[best]
    likeness = (short @ short.T).toarray()
    _one_sentence(likeness, [candidates[n].place for n in best])
    taken = np.array([candidates[n].side for n in best])
    return [int(best[n]) for n in _different(worth[best], likeness, most, taken, sides)]


def _different(worth: np.ndarray, alike: np.ndarray, most: int, taken: np.ndarray, sides: Sequence[int]) -> list[int]:
    """At most `most` numbers, each time that of the worthiest which is least like those chosen before."""
    chosen: list[int] = []
    left = list(range(len(worth)))
    while left and len(chosen) < most:
        nearest = alike[:, chosen].max(axis=1) if chosen else np.zeros(len(worth))
        side = sides[len(chosen)] if len(chosen) < len(sides) else 0
        best = max(left, key=lambda n: (side != 0 and taken[n] == side, worth[n] - _NOVELTY * nearest[n], -n))
        chosen.append(best)
        left = [n for n in left if n != best and alike[n, best] < _ALIKE]
    return chosen


def _one_sentence(alike: np.ndarray, places: Sequence[Hashable]) -> None:
    """What is read in the same sentence is alike."""
    number = {place: n for n, place in enumerate(places) if place is not None}
    where = np.array([number.get(place, -1) for place in places])
    alike[(where[:, None] == where[None, :]) & (where >= 0)[:, None]] = 1.0


def tf_idf(texts: Sequence[str]) -> sparse.csr_array:
    """One row of length 1 a text (0 without words), a column a word stem; frequent stems weigh little."""
    stems = [[word[:_STEM].lower() for word in _WORD.findall(text)] for text in texts]
    columns = {stem: n for n, stem in enumerate(sorted({stem for row in stems for stem in row}))}
    where = np.array([(n, columns[stem]) for n, row in enumerate(stems) for stem in sorted(set(row))]).reshape(-1, 2).astype(int)
    held_by = np.bincount(where[:, 1], minlength=len(columns))
    weight = np.log((1 + len(texts)) / (1 + held_by)) + 0.1
    rows = sparse.csr_array((weight[where[:, 1]], (where[:, 0], where[:, 1])), shape=(len(texts), max(1, len(columns))))
    length = np.sqrt((rows**2).sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.where(length > 0, length, 1)) @ rows)


def _centrality(words: sparse.csr_array) -> np.ndarray:
    """How near each row is to the mean of all, from 0 to 1."""
    middle = np.asarray(words.mean(axis=0)).ravel()
    near = np.asarray(words @ middle).ravel()
    return near / near.max() if near.max() > 0 else near


def _merit(candidate: Candidate) -> float:
    length = len(_WORD.findall(candidate.text))
    low, high = _GOOD_LENGTH
    fits = min(1.0, length / low, high / max(1, length))
    return (
        _DIRECT * candidate.direct
        + _TAKES_A_SIDE * abs(candidate.score)
        - (1 - fits)
        - _UNTOLD * _hangs_on_another(candidate.text)
    )


def _hangs_on_another(text: str) -> bool:
    """Called *it* a good decision; *they* extend to the coast guard: nobody can tell what is meant."""
    words = [word for word in _WORD.findall(text[:200]) if word.lower() not in _OPENERS][:_FIRST]
    named = next((n for n, word in enumerate(words) if n and word[0].isupper()), len(words))
    return bool(words) and (words[0].lower() in _ANAPHORS or not _OF_ANOTHER.isdisjoint(word.lower() for word in words[:named]))
