"""Sentence boundaries that the page gives away, set before the parser: it keeps them and fills in the rest.

A blank line, or a line break in a text that is not hard-wrapped, ends a sentence; a closing quotation mark
belongs to the sentence that it closes; no sentence begins within a name.
"""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

FACTORY = "standpoint_boundaries"

_TERMINAL = frozenset(".!?…")
_CLOSING = frozenset("”»\"'’)]")
_BEFORE_CLOSING = _TERMINAL | _CLOSING | {","}
_LOWER_START = re.compile(r"[a-z]")
_WRAP_WIDTH = range(45, 111)  # columns at which mail and wire copy are wrapped


@Language.factory(FACTORY, assigns=["token.is_sent_start"])
def make_boundaries(nlp: Language, name: str) -> object:
    """Place it before the parser."""
    return mark_boundaries


def mark_boundaries(doc: Doc) -> Doc:
    """Sets `is_sent_start` where layout or quotation marks settle it; other tokens stay open for the parser."""
    wrapped = is_hard_wrapped(doc.text)
    words = [token.text for token in doc]
    for index, (before, word) in enumerate(pairwise(words), start=1):
        if before.isspace() and _ends_line(before, wrapped):
            doc[index].is_sent_start = True
        elif word.isspace() or (word in _CLOSING and _closes_sentence(doc[index - 1])) or _within_name(doc[index]):
            doc[index].is_sent_start = False
    return doc


def is_hard_wrapped(text: str) -> bool:
    """Whether single line breaks are only layout: most lines that end in one are about as long and stop within a sentence."""
    lines = [line.rstrip() for block in re.split(r"\n\s*\n", text) for line in block.split("\n")[:-1]]
    broken = [line for line in lines if len(line) in _WRAP_WIDTH and line[-1] not in _TERMINAL | _CLOSING]
    return len(lines) > 3 and len(broken) > len(lines) * 0.6


def _ends_line(space: str, wrapped: bool) -> bool:
    breaks = space.count("\n")
    return breaks > 1 or (breaks == 1 and not wrapped)


def _within_name(token: Token) -> bool:
    """No sentence begins in the middle of a name that the pipeline has seen."""
    return token.ent_iob_ == "I" and token.nbor(-1).text[-1] not in _TERMINAL


def _closes_sentence(before: Token) -> bool:
    """A mark that can only close: it follows the end of a sentence without a space between."""
    return not before.whitespace_ and before.text[-1] in _BEFORE_CLOSING
