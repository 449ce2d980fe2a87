"""Elections by their year: "1997 United Kingdom general election", "November 1932 German federal election"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

_YEAR = re.compile(r"(1[789]|20)\d\d")
_VOTES = frozenset({"election", "elections", "by-election", "by-elections", "referendum", "primaries"})
_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
)
_LONGEST = 8  # tokens from the year to the vote


def elections(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """What is voted on, or where, must be named: "the 1972 election" alone is no name."""
    words = [token.lower_ for token in doc]
    for at, word in enumerate(words):
        start = _year_before(doc, at) if word in _VOTES else None
        if start is not None and any(token.text[0].isupper() for token in doc[start + 1 : at]):
            start -= start > 0 and words[start - 1] in _MONTHS
            yield start, _end(doc, at + 1), "MISC"


def _year_before(doc: Doc, at: int) -> int | None:
    for i in range(at - 1, max(-1, at - _LONGEST), -1):
        if _YEAR.fullmatch(doc[i].text):
            return i
        if doc[i].is_punct and doc[i].text != "-":
            return None
    return None


def _end(doc: Doc, at: int) -> int:
    """Past the place of the vote: "in Louisiana", "in the United Kingdom"."""
    if at + 1 >= len(doc) or doc[at].lower_ != "in":
        return at
    begin = at + 1 + (doc[at + 1].lower_ == "the")
    end = begin
    while end < len(doc) and doc[end].ent_type_ == "LOC" and (end == begin or doc[end].ent_iob_ == "I"):
        end += 1
    return end if end > begin else at
