"""The characters of a text put in order: line ends, blanks, invisible signs, ligatures."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\x0b]")
_PAGE_ENDS = re.compile(r"[\x0c\u2029]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc]")
_BLANK = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_SAME_QUOTE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'"}
)
_SAME_DASH = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def normalised(text: str) -> str:
    """The text with plain line ends and blanks and nothing invisible; a line keeps its indent, which may mark a paragraph."""
    text = _PAGE_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _CONTROL.sub("", _BLANK.sub(" ", _INVISIBLE.sub("", text)))
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES)).replace("\t", "    ")
    return "\n".join(line.rstrip() for line in text.split("\n"))


def squeezed(text: str) -> str:
    """One line of text without runs of blanks."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """A text as it is compared: case, quotes, dashes, blanks and compatibility forms made equal."""
    text = unicodedata.normalize("NFKC", normalised(text)).translate(_SAME_QUOTE).translate(_SAME_DASH)
    return squeezed(text.casefold())
