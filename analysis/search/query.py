"""What a person may type: words, "phrases", beginnings*, AND, OR, NOT (or a minus before a word) and brackets.

Words beside each other must all be there. The operators are written in capitals, so that *and* and *or* can be searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.errors import SearchError
from analysis.search.stems import words

_TOKEN = re.compile(r'\s*(?:(?P<bracket>[()])|"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<word>[^\s()"]+))')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_LONGEST = 500  # characters
_OPEN = "There is an opening bracket without a closing one."


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stems that stand one after the other; of the last only the beginning counts where `prefix` is set."""

    stems: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    part: Query


@dataclass(frozen=True, slots=True)
class All:
    """At least one of the parts is no `Not`."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """No part is a `Not`."""

    parts: tuple[Query, ...]


Query = Phrase | Not | All | Any


def parse(text: str) -> Query:
    """What `text` asks for. Raises SearchError, which says in a sentence why it cannot be read."""
    plain = text.translate(_QUOTES).strip()
    if not plain:
        raise SearchError("Type a word to search for.")
    if len(plain) > _LONGEST:
        raise SearchError(f"A search can have {_LONGEST} characters at most; this one has {len(plain)}.")
    if plain.count('"') % 2:
        raise SearchError("A quotation mark has no partner; a phrase stands between two of them.")
    parser = _Parser(list(_tokens(plain)))
    query = parser.either()
    if parser.next is not None:
        raise SearchError("There is a closing bracket without an opening one.")
    _check(query)
    return query


def leaves(query: Query) -> Iterator[Phrase]:
    """The phrases that are to be there, not those that are ruled out."""
    if isinstance(query, Phrase):
        yield query
    elif not isinstance(query, Not):
        for part in query.parts:
            yield from leaves(part)


def highlights(query: Query, text: str) -> list[tuple[int, int]]:
    """Where in `text` the phrases of the query stand: start and end, in order, none inside another."""
    there = list(words(text))
    places: list[tuple[int, int]] = []
    wanted = sorted(leaves(query), key=lambda phrase: -len(phrase.stems))
    at = 0
    while at < len(there):
        length = next((len(phrase.stems) for phrase in wanted if _stands_at(phrase, [w.stem for w in there[at:]])), 0)
        if length:
            places.append((there[at].start, there[at + length - 1].end))
        at += length or 1
    return places


def _stands_at(phrase: Phrase, stems: list[str]) -> bool:
    *first, last = phrase.stems
    if len(stems) < len(phrase.stems) or stems[: len(first)] != first:
        return False
    here = stems[len(first)]
    return here.startswith(last) if phrase.prefix else here == last


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "(", ")", "AND", "OR", "NOT", "phrase"
    phrase: Phrase | None = None


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        word = found["word"]
        if found["bracket"]:
            yield _Token(found["bracket"])
        elif word in ("AND", "OR", "NOT"):
            yield _Token(word)
        elif word:
            if len(word) > 1 and word[0] == "-":
                yield _Token("NOT")
                word = word[1:]
            yield _Token("phrase", _phrase(word.rstrip("*"), word.endswith("*"), word))
        elif found["phrase"] is not None:
            prefix = bool(found["star"]) or found["phrase"].endswith("*")
            yield _Token("phrase", _phrase(found["phrase"].rstrip("* "), prefix, f'"{found["phrase"]}"'))


def _phrase(text: str, prefix: bool, written: str) -> Phrase:
    found = list(words(text))
    if not found:
        raise SearchError(f"“{written[:40]}” holds no word to search for.")
    return Phrase(tuple(word.stem for word in found), prefix)


class _Parser:
    """Recursive descent: either = both (OR both)*; both = one (AND? one)*; one = NOT one | (either) | phrase."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def next(self) -> str | None:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else None

    def either(self) -> Query:
        parts = [self.both()]
        while self.next == "OR":
            self._at += 1
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Any(tuple(_flat(Any, parts)))

    def both(self) -> Query:
        parts = [self.one()]
        while self.next not in (None, "OR", ")"):
            if self.next == "AND":
                self._at += 1
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(_flat(All, parts)))

    def one(self) -> Query:
        kind = self.next
        if kind is None:
            last = self._tokens[-1].kind if self._tokens else ""
            raise SearchError(_OPEN if last == "(" else f"{last} needs a word after it.")
        token = self._tokens[self._at]
        if kind in ("AND", "OR", ")"):
            what = "A bracket closes where a word is needed." if kind == ")" else f"{kind} needs a word on both sides."
            raise SearchError(what)
        self._at += 1
        if kind == "NOT":
            part = self.one()
            return part.part if isinstance(part, Not) else Not(part)
        if kind == "(":
            inside = self.either()
            if self.next != ")":
                raise SearchError(_OPEN)
            self._at += 1
            return inside
        assert token.phrase is not None
        return token.phrase


def _flat(kind: type[All] | type[Any], parts: list[Query]) -> Iterator[Query]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def _check(query: Query) -> None:
    """Something must be there to be found: no index can list what lacks a word."""
    if isinstance(query, Not):
        raise SearchError("NOT alone finds everything else; add a word that is to be there.")
    if isinstance(query, Any) and any(isinstance(part, Not) for part in query.parts):
        raise SearchError("NOT cannot stand beside OR; write what is to be there first, as in “tariffs NOT steel”.")
    if isinstance(query, All) and all(isinstance(part, Not) for part in query.parts):
        raise SearchError("NOT alone finds everything else; add a word that is to be there.")
    if not isinstance(query, Phrase):
        for part in query.parts:
            _check(part.part if isinstance(part, Not) else part)
