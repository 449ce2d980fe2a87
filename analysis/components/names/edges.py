"""Where a name begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc

from analysis.knowledge import titles

_ARTICLES = frozenset({"the", "a", "an", "this", "its", "his", "their", "our"})
_MARKS = frozenset({"'s", "’s", "'", "’", ",", ";", ":", "-", "–", "—"})
_OPEN = frozenset({"of", "for", "and", "&"})  # a name goes on after them
_GAPS: tuple[list[str], ...] = ([], ["the"])
_NOBLE = frozenset({"lord", "lady", "sir", "dame", "king", "queen", "saint"})  # part of the name


def trimmed(doc: Doc, piece: tuple[int, int, str]) -> tuple[int, int, str]:
    """Without the article or title before it, and without the possessive or the role behind it ("Labour MP")."""
    start, end, label = piece
    while end - start > 1 and doc[start].lower_ in _ARTICLES and not (doc[start].is_title and start + 2 == end):
        start += 1
    while end - start > 1 and doc[end - 1].text in _MARKS:
        end -= 1
    if label == "PER":
        start = _past_titles(doc, start, end)
    elif label == "ORG":
        while end - start > 1 and doc[end - 1].lower_ in titles() and doc[end - 2].lower_ not in _OPEN | _ARTICLES:
            end -= 1
    return start, end, label


def _past_titles(doc: Doc, start: int, end: int) -> int:
    """ "Prime Minister Jane Doe" is Jane Doe."""
    for at in range(min(end - 1, start + 3), start, -1):
        title = doc[start:at].text.lower()
        if title in titles() and title not in _NOBLE:
            return at
    return start


def joined(doc: Doc, pieces: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """ "House of Commons" and "of the United Kingdom" are one name; so are halves that an "and" at the edge ties."""
    for (start, end, label), (after, last, kind) in pairwise(sorted(pieces)):
        if label == "ORG" and kind in ("LOC", "ORG") and _belong(doc, start, end, after, kind):
            yield start, last, "ORG"


def _belong(doc: Doc, start: int, end: int, after: int, kind: str) -> bool:
    between = [token.lower_ for token in doc[end:after]]
    if kind == "LOC" and between[:1] == ["of"] and between[1:] in _GAPS:
        return True
    open_end = end - 1 - (doc[end - 1].lower_ == "the")
    return open_end > start and doc[open_end].lower_ in _OPEN and between in _GAPS
