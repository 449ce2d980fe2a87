"""Where the terms of a codebook stand in a text.

All terms of all themes stand in one trie of words. One pass over the article looks each token up
under its text, its lemma and its possible base forms; a token that is no part of any term costs one
look-up in a table. Within a theme the longest term wins, `exclude` phrases take their places away,
and `weak` terms count only beside a term proper in the same article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from spacy.attrs import LEMMA, ORTH, POS
from spacy.tokens import Doc

from analysis.codebook import Codebook, Theme
from analysis.components.word_forms import forms, units, words_of

STRONG, WEAK = 1.0, 0.5
_UNIVERSAL_TAGS = frozenset(["NOUN", "VERB", "ADJ", "ADV", "PROPN", "ADP", "NUM"])


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """A place of a theme's term, in tokens, the end exclusive; `weight` is 1, or 0.5 for a weak term."""

    theme: str
    start: int
    end: int
    weight: float = STRONG


def hits(doc: Doc, trie: Trie) -> list[ThemeMatch]:
    """All places of all themes in `doc`, in text order."""
    by_theme: dict[str, list[_Found]] = defaultdict(list)
    for found in trie.search(doc):
        by_theme[found.theme].append(found)
    settled = [match for theme, places in by_theme.items() for match in _settle(theme, places)]
    return sorted(_standing_alone(settled), key=lambda match: (match.start, match.end, match.theme))


class _Kind(IntEnum):
    EXCLUDE = 0
    WEAK = 1
    TERM = 2


@dataclass(frozen=True, slots=True)
class _Found:
    theme: str
    kind: _Kind
    start: int
    end: int


def _settle(theme: str, places: list[_Found]) -> Iterator[ThemeMatch]:
    """Of one theme's places the longest, none inside an excluded phrase, weak ones only beside a proper one."""
    barred = [place for place in places if place.kind is _Kind.EXCLUDE]
    open_places = [
        p for p in places if p.kind is not _Kind.EXCLUDE and not any(b.start <= p.start and p.end <= b.end for b in barred)
    ]
    if not any(place.kind is _Kind.TERM for place in open_places):
        return
    taken: set[int] = set()
    for place in sorted(open_places, key=lambda p: (p.start - p.end, -p.kind, p.start)):
        tokens = range(place.start, place.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            yield ThemeMatch(theme, place.start, place.end, STRONG if place.kind is _Kind.TERM else WEAK)


def _standing_alone(matches: list[ThemeMatch]) -> list[ThemeMatch]:
    """Without the weak terms that are only a part of another theme's term: "economic sanctions" are not yet about the economy."""
    longer = [match for match in matches if match.weight == STRONG and match.end - match.start > 1]
    covered = {index for match in longer for index in range(match.start, match.end)}
    return [match for match in matches if match.weight == STRONG or match.start not in covered or match.end - 1 not in covered]


class _Node(dict[str, "_Node"]):
    """A step of the trie; `ends` says which terms of which themes end here."""

    __slots__ = ("ends",)

    def __init__(self) -> None:
        super().__init__()
        self.ends: dict[tuple[str, _Kind], None] = {}


class Trie:
    """The codebook's terms as a trie of words, with what each word of the language can stand for in it."""

    def __init__(self, codebook: Codebook) -> None:
        self._root = _Node()
        self._vocabulary: set[str] = set()
        for theme in codebook:
            self._add_theme(theme)
        self._prefixes = tuple(key[:-1] for key in self._vocabulary if key.endswith("*"))
        self._seen: dict[tuple[int, int, int], tuple[tuple[str, ...], ...]] = {}

    def search(self, doc: Doc) -> Iterator[_Found]:
        """Every place of every term, overlapping ones too."""
        row, where = self._row(doc)
        for at, keys in enumerate(row):
            for key in keys:
                node = self._root.get(key)
                if node is not None:
                    yield from self._walk(node, row, where, at, at + 1)

    def _walk(self, node: _Node, row: list[tuple[str, ...]], where: list[int], first: int, at: int) -> Iterator[_Found]:
        for theme, kind in node.ends:
            yield _Found(theme, kind, where[first], where[at - 1] + 1)
        if node and at < len(row):
            for key in row[at]:
                step = node.get(key)
                if step is not None:
                    yield from self._walk(step, row, where, first, at + 1)

    def _row(self, doc: Doc) -> tuple[list[tuple[str, ...]], list[int]]:
        """The words of `doc` as keys of the trie (none for words it does not know), and the token each stands in."""
        row: list[tuple[str, ...]] = []
        where: list[int] = []
        seen = self._seen
        for index, (orth, lemma, pos) in enumerate(doc.to_array([ORTH, LEMMA, POS]).tolist()):
            entry = (orth, lemma, pos)
            keys = seen.get(entry)
            if keys is None:
                keys = seen[entry] = self._keys(doc.vocab.strings[orth], doc[index].lemma_, doc[index].pos_)
            for unit in keys:
                row.append(unit)
                where.append(index)
        return row, where

    def _keys(self, text: str, lemma: str, pos: str) -> tuple[tuple[str, ...], ...]:
        parts = units(text)
        return tuple(self._keys_of_word(part, lemma if len(parts) == 1 else part, pos) for part in parts)

    def _keys_of_word(self, text: str, lemma: str, pos: str) -> tuple[str, ...]:
        words = forms(text, lemma)
        keys = [*words, f"={words[0]}", f"={words[0]}_{pos}", f"^{text}", *(f"{word}_{pos}" for word in words)]
        keys += [f"{prefix}*" for prefix in self._prefixes if words[0].startswith(prefix)]
        return tuple(key for key in dict.fromkeys(keys) if key in self._vocabulary)

    def _add_theme(self, theme: Theme) -> None:
        for kind, terms in ((_Kind.TERM, theme.terms), (_Kind.WEAK, theme.weak), (_Kind.EXCLUDE, theme.exclude)):
            for term in terms:
                self._add(term, (theme.id, kind))

    def _add(self, term: str, end: tuple[str, Any]) -> None:
        node = self._root
        for key in _term_keys(term):
            self._vocabulary.add(key)
            node = node.setdefault(key, _Node())
        if node is not self._root:
            node.ends[end] = None


def _term_keys(term: str) -> list[str]:
    """A term as the keys that its words answer to: plain, `=exact`, `tagged_NOUN`, `begun*`, `^CAPITALS`."""
    keys: list[str] = []
    for word in term.split():
        body, _, tag = word.rpartition("_")
        tag = tag if body and tag in _UNIVERSAL_TAGS else ""
        body = body if tag else word
        exact, prefix = body.startswith("="), body.endswith("*")
        parts = words_of(body)
        for part in parts:
            keys.append(_key(part, exact=exact, tag=tag, prefix=prefix and part is parts[-1]))
    return keys


def _key(word: str, *, exact: bool, tag: str, prefix: bool) -> str:
    if len(word) > 1 and word.isupper() and not tag:
        return f"^{word}"
    lower = word.lower()
    if prefix:
        return f"{lower}*"
    return ("=" if exact else "") + lower + (f"_{tag}" if tag else "")
