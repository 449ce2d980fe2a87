"""Under which words of a word list a token may be looked up, whatever the tagger made of it.

The lemma depends on the part of speech, which headlines and names often get wrong ("Talks" as a
proper noun keeps its -s). So a token answers to its text, its lemma and what English inflection
could have made it from; the word list decides which of these exist.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORTEST_STEM = 3
_ABBREVIATION = re.compile(r"(?:[A-Za-z]\.){2,}")
_RUN = re.compile(r"[^\W_]+")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_POSSESSIVE_END = re.compile(r"['’]s?(?=\s|$)")


@lru_cache(maxsize=2**16)
def forms(text: str, lemma: str) -> tuple[str, ...]:
    """Lower-case words that this one may be a form of, the surest first.

    >>> forms("Talks", "Talks")
    ('talks', 'talk')
    """
    lower = text.lower().replace("’", "'")
    return tuple(dict.fromkeys((lower, lemma.lower(), *_uninflected(lower))))


def units(token_text: str) -> list[str]:
    """The words inside a token, case kept: none for punctuation and the possessive mark, two for "F-16"."""
    if token_text in _POSSESSIVE:
        return []
    if _ABBREVIATION.fullmatch(token_text):
        return [token_text.replace(".", "")]
    return _RUN.findall(token_text)


def words_of(phrase: str) -> list[str]:
    """A phrase of a word list cut as `units` cuts the text: at spaces, hyphens and other marks."""
    plain = _POSSESSIVE_END.sub("", phrase)
    return [unit for word in plain.split() for unit in units(word)]


def _uninflected(word: str) -> list[str]:
    found: list[str] = []
    if word.endswith("s") and not word.endswith("ss"):
        found += [word[:-3] + "y"] if word.endswith("ies") else [word[:-1]]
        if word.endswith("es"):
            found.append(word[:-2])
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            found += _stems(word[: -len(ending)])
    return [form for form in found if len(form) >= _SHORTEST_STEM]


def _stems(stem: str) -> list[str]:
    """What -ed or -ing was put on: *impos* from impose, *ban(n)* from ban, *denie* from deny."""
    stems = [stem + "e", stem]
    if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2]:
        stems.append(stem[:-1])
    if stem.endswith("i"):
        stems.append(stem[:-1] + "y")
    return stems
