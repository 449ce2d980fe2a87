"""Words as they are compared: folded to lower case, without accents, cut to the stem (Porter's English stemmer, 2001)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*(?:['’]s\b)?")
_POSSESSIVE = re.compile("['’]s$")
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, and what it is compared by."""

    start: int
    end: int
    folded: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; “U.S.” is one, and “Xi's” is “Xi”."""
    for found in _WORD.finditer(text):
        folded, stem = _folded(found[0])
        if folded:
            yield Word(found.start(), found.end(), folded, stem)


def indexed(text: str) -> str:
    """The stems of a text with a space between them."""
    return " ".join(word.stem for word in words(text))


@lru_cache(maxsize=200_000)
def _folded(word: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word).casefold())
    folded = "".join(sign for sign in parts if sign.isalnum())
    return folded, _stemmer.stemWord(folded) or folded
