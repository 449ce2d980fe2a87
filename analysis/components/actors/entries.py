"""What the component leaves on a Doc, and how others ask who a noun phrase is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from analysis.components.actors.words import words_for
from analysis.records import ActorKind, How

# A statement "from" one of these is its owner's: the ministry's spokesman speaks for the ministry.
_VOICES = words_for("voice")
_OWNER_DEPS = frozenset({"nmod:poss", "compound", "nmod", "amod", "nmod:desc"})
_OWNER_CASES = frozenset({"of", "for", "from", "at", "'s", "’s"})
_CACHE = "standpoint_mentions_at"

Doc.set_extension("actors", default=None, force=True)
Doc.set_extension("mentions", default=None, force=True)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor of this article."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    gender: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Token offsets, end exclusive. More than one key where a plural phrase refers to each of them."""

    start: int
    end: int
    keys: tuple[str, ...]
    how: How
    why: str = ""


def mentions_at(doc: Doc) -> dict[int, ActorMention]:
    """The innermost mention over each token that has one."""
    mentions = doc._.mentions or []
    size, found = doc.user_data.get(_CACHE, (-1, {}))
    if size != len(mentions):
        widest_first = sorted(mentions, key=lambda mention: mention.start - mention.end)
        found = {i: mention for mention in widest_first for i in range(mention.start, mention.end)}
        doc.user_data[_CACHE] = (len(mentions), found)
    return found


def actor_keys(part: Token | Span) -> tuple[str, ...]:
    """The actors of a noun phrase, by its head; a coordination gives all, nothing resolved gives none."""
    head = part if isinstance(part, Token) else part.root
    found = mentions_at(part.doc)
    keys = [key for token in _coordinated(head) for key in _keys_of(token, found)]
    return tuple(dict.fromkeys(keys))


def _coordinated(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.i > head.i:
            yield from _coordinated(child)


def _keys_of(head: Token, found: dict[int, ActorMention]) -> tuple[str, ...]:
    if head.i in found:
        return found[head.i].keys
    if head.tag_ in ("WP", "WDT") and (clause := _relative_clause(head)) is not None:
        return _keys_of(clause.head, found)
    for child in head.children:
        if child.dep_ in ("appos", "flat", "nmod:desc") and child.i in found and abs(child.i - head.i) < 12:
            return found[child.i].keys
    if head.lemma_.lower() in _VOICES:
        return next((found[child.i].keys for child in head.children if _owns(child) and child.i in found), ())
    return ()


def _relative_clause(pronoun: Token) -> Token | None:
    """The verb of the relative clause that "who" or "which" opens."""
    return next((token for token in (pronoun, *pronoun.ancestors) if token.dep_ == "acl:relcl"), None)


def _owns(child: Token) -> bool:
    if child.dep_ not in _OWNER_DEPS:
        return False
    return child.dep_ != "nmod" or any(case.dep_ == "case" and case.lower_ in _OWNER_CASES for case in child.children)
