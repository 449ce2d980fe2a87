"""Which words tell some texts apart from others: weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn
2008).

Each word's odds in the one are compared to its odds in the other, both drawn towards what is usual by as much as the word is
usual in both together; the difference is measured in its own standard error. Rare words so need much evidence, and function words
level out by themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.errors import KnowledgeError
from analysis.queries.wording import names_and_cues, texts
from analysis.store import Store

BACKGROUND = Path(__file__).parents[1] / "data" / "word_counts.csv"

_WORD_OR_BREAK = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s'’-]|\d+|\n")
_SHORTEST = 3  # letters of a word that can be a term
_FUNCTION_WORDS = 180  # most frequent words of English, which are no terms and begin or end none
_RARE = 3  # places below which a term is not counted at all
_PRIOR = 0.1  # pseudo-counts of the prior, as a share of the words counted in the smaller side


@dataclass(frozen=True, slots=True)
class Words:
    """How often each term stands in each article: `counts` has a row for each of `article_ids`, a column for each term."""

    article_ids: np.ndarray
    vocabulary: np.ndarray
    counts: sparse.csr_array

    def of(self, article_ids: Collection[int]) -> np.ndarray:
        """Counts of the vocabulary in these articles together."""
        return np.asarray(self.counts[np.isin(self.article_ids, list(article_ids))].sum(axis=0)).ravel()


def count_words(store: Store, workspace: int) -> Words:
    """The words and pairs of words of all analysed articles; names of actors and the cues of statements are left out."""
    of_no_theme: dict[int, list[tuple[int, int]]] = {}
    for article_id, start, end in names_and_cues(store, workspace).itertuples(index=False):
        of_no_theme.setdefault(article_id, []).append((start, end))
    frame = texts(store, workspace)
    bags = [
        Counter(terms_of(_without(text, of_no_theme.get(article_id, ()))))
        for article_id, text in zip(frame["article_id"], frame["text"], strict=True)
    ]
    total: Counter[str] = Counter()
    for bag in bags:
        total.update(bag)
    column = {term: n for n, term in enumerate(sorted(term for term, count in total.items() if count >= _RARE))}
    places = [(n, column[term], count) for n, bag in enumerate(bags) for term, count in bag.items() if term in column]
    rows, columns, numbers = np.array(places, dtype=np.int64).reshape(-1, 3).T
    counts = sparse.csr_array((numbers, (rows, columns)), shape=(len(bags), len(column)))
    return Words(frame["article_id"].to_numpy(), np.array(list(column), dtype=object), counts)


def distinctive(words: Words, article_ids: Collection[int], most: int = 40) -> pd.DataFrame:
    """The terms that tell these articles from the others of the workspace, or where they are all of it, from English at large.

    Columns: term, count, articles (of these), per_10_000 (its places among as many terms here), elsewhere (the same there),
    z (standard errors by which it is more frequent; beyond 1.96 chance alone is unlikely, below 1 nothing is given), most
    telling first.
    """
    chosen = np.isin(words.article_ids, list(article_ids))
    here = np.asarray(words.counts[chosen].sum(axis=0)).ravel()
    if chosen.all():
        there, size = usual(words.vocabulary), max(1, sum(background().values()))
    else:
        there = np.asarray(words.counts[~chosen].sum(axis=0)).ravel()
        size = max(1, int(there.sum()))
    own = max(1, int(here.sum()))
    z = log_odds(here, there, own, size)
    frame = pd.DataFrame(
        {
            "term": words.vocabulary.astype(str),
            "count": here,
            "articles": np.asarray((words.counts[chosen] > 0).sum(axis=0)).ravel(),
            "per_10_000": here / own * 10_000,
            "elsewhere": there / size * 10_000,
            "z": z,
        }
    )
    told = frame[(frame["z"] >= 1) & (frame["count"] >= _RARE)]
    return told.sort_values(["z", "term"], ascending=[False, True], ignore_index=True).head(most)


def log_odds(here: np.ndarray, there: np.ndarray, size_here: int, size_there: int) -> np.ndarray:
    """Monroe et al.'s z of each term: positive where it is more at home `here`.

    `here` and `there` are its counts in texts of `size_here` and `size_there` words. The prior is the terms' share in both, worth
    a tenth of the smaller side's words.
    """
    share = (here + there) / max(1, size_here + size_there)
    whole = _PRIOR * min(size_here, size_there)
    prior = np.maximum(share * whole, 0.01)
    one = np.log((here + prior) / (size_here + whole - here - prior))
    other = np.log((there + prior) / (size_there + whole - there - prior))
    return (one - other) / np.sqrt(1 / (here + prior) + 1 / (there + prior))


def terms_of(text: str) -> list[str]:
    """The words of a text that can be terms, and the pairs of such words that stand beside each other, in lower case."""
    idle = function_words()
    words = _WORD_OR_BREAK.findall(text.lower().replace("’", "'"))
    kept = [word if len(word) >= _SHORTEST and word not in idle and word[0].isalpha() else "" for word in words]
    return [word for word in kept if word] + [f"{one} {other}" for one, other in pairwise(kept) if one and other]


@cache
def background() -> Mapping[str, int]:
    """How often each of some thousand English words stands in general texts: `data/word_counts.csv`, most frequent first.

    Raises KnowledgeError when the file is missing or damaged.
    """
    try:
        frame = pd.read_csv(BACKGROUND, keep_default_na=False, dtype={"word": str, "count": int})
        return dict(zip(frame["word"], frame["count"], strict=True))
    except (OSError, ValueError, KeyError) as error:
        raise KnowledgeError(f"{BACKGROUND.name} cannot be read as a table of words and counts.") from error


@cache
def function_words() -> frozenset[str]:
    """The most frequent words of English."""
    return frozenset(list(background())[:_FUNCTION_WORDS])


def usual(vocabulary: Iterable[str]) -> np.ndarray:
    """How often each term stands in the background. A pair of words stands there as often as chance would have it."""
    counts, total = background(), max(1, sum(background().values()))
    expected = []
    for term in vocabulary:
        one, _, other = term.partition(" ")
        expected.append(counts.get(one, 0) * counts.get(other, 0) / total if other else counts.get(one, 0))
    return np.array(expected, dtype=float)


def _without(text: str, places: Iterable[Sequence[int]]) -> str:
    """The text with a break for each of the places, which come in order and may overlap."""
    parts, at = [], 0
    for start, end in places:
        if end > at:
            parts += [text[at : max(at, start)], "\n"]
            at = end
    return "".join([*parts, text[at:]])
