"""What can be corrected. Each kind has a function that makes the `Change`, and says what must hold for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from analysis.errors import CorrectionError
from analysis.records import Actor, ActorKind, Event, Stance

_NAME_LENGTH = 200
_COUNTRY = re.compile("[A-Z]{3}")

Chosen = dict[str, Any]
"""An actor as a correction names it: key, name, kind, country (or None)."""


class Kind(StrEnum):
    NOT_A_STATEMENT = "not a statement"
    SPEAKER = "speaker"
    STANCE = "stance"
    THEMES = "themes"
    STATEMENT = "statement"
    MENTION = "mention"
    RELATION = "relation"
    NOT_A_RELATION = "not a relation"
    MERGE = "merge"
    ACTOR = "actor"


class Reach(StrEnum):
    """How far it holds that words refer to another actor."""

    HERE = "here"
    ARTICLE = "article"
    WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of the article's text, the end exclusive, and what stands there."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise CorrectionError(f"There is no place from character {self.start} to {self.end}.")


def place_of(text: str, start: int, end: int) -> Place:
    """The place that somebody selected in a text, out to whole words and without the space around them.

    Raises CorrectionError where no word stands between the two.
    """
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if not any(sign.isalnum() for sign in text[start:end]):
        raise CorrectionError("No words are selected.")
    return Place(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Change:
    """What is wrong and what is right. Without a `place` it holds for the whole workspace."""

    kind: Kind
    details: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that somebody made. `found`: whether its place was there when it was last applied; `undone`: when, if at all."""

    id: int
    change: Change
    article_id: int | None
    who: str | None
    made: datetime
    undone: datetime | None = None
    found: bool = True

    @property
    def kind(self) -> Kind:
        return self.change.kind


def not_a_statement(place: Place) -> Change:
    """Nobody says this; `place` is the statement's content."""
    return Change(Kind.NOT_A_STATEMENT, {}, place)


def speaker(place: Place, was: str | None, to: Chosen | None) -> Change:
    """Somebody else says this, or nobody whom we know; `was` tells a joint statement's speakers apart."""
    return Change(Kind.SPEAKER, {"was": was, "to": to}, place)


def stance(place: Place, was: str | None, stance: str) -> Change:
    """It supports, opposes, or takes no side."""
    return Change(Kind.STANCE, {"was": was, "stance": str(Stance(stance))}, place)


def themes(place: Place, was: str | None, named: Mapping[str, str]) -> Change:
    """It is on these themes (names by id) and no others."""
    return Change(Kind.THEMES, {"was": was, "themes": dict(named)}, place)


def statement(place: Place, by: Chosen | None, stance: str, named: Mapping[str, str]) -> Change:
    """This is a statement, which the machine has missed."""
    if not place.text.strip():
        raise CorrectionError("A statement needs words.")
    return Change(Kind.STATEMENT, {"actor": by, "stance": str(Stance(stance)), "themes": dict(named)}, place)


def refers_to(place: Place | None, was: str, to: Chosen | None, reach: Reach = Reach.HERE, words: str = "") -> Change:
    """The words at `place` refer to another actor (None: to no actor at all).

    With a wider reach all places where the same `words` were taken for `was`; without words all its places. For the whole
    workspace there is no place.
    """
    if to is not None and to["key"] == was:
        raise CorrectionError(f"That is already {to['name']}.")
    if (place is None) != (reach is Reach.WORKSPACE):
        raise CorrectionError("A place belongs to one article; what holds for the workspace has none.")
    return Change(Kind.MENTION, {"was": was, "to": to, "reach": str(reach), "words": words}, place)


def not_a_relation(place: Place, source: str, target: str) -> Change:
    """This does not tell of anything that the one did to the other; `place` is the evidence."""
    return Change(Kind.NOT_A_RELATION, {"source": source, "target": target}, place)


def relation(place: Place, was: tuple[str, str, str], doer: Chosen, done_to: Chosen, event: str, actual: bool = True) -> Change:
    """What is told at `place` (the evidence) is this deed; `was` are source, target and event as the machine has them.

    It is not `actual` where it is denied, threatened or only possible.
    """
    if doer["key"] == done_to["key"]:
        raise CorrectionError("Nobody is tied to itself: choose two different actors.")
    source, target, event_was = was
    details = {"source": source, "target": target, "event": event_was}
    return Change(
        Kind.RELATION, details | {"doer": doer, "done_to": done_to, "class": str(Event(event)), "actual": actual}, place
    )


def merge(actor: str, into: str) -> Change:
    """Two keys are one actor, which is shown as `into`."""
    if actor == into:
        raise CorrectionError("An actor cannot be merged with itself.")
    return Change(Kind.MERGE, {"actor": actor, "into": into})


def rename(actor: str, name: str | None = None, kind: str | None = None, country: str | None = None) -> Change:
    """What an actor is called, what it is, and which country it acts for ("" for none); None leaves it as it is."""
    given: dict[str, Any] = {}
    if name is not None:
        given["name"] = _name(name)
    if kind is not None:
        given["kind"] = str(ActorKind(kind))
    if country is not None:
        given["country"] = _code(country)
    if not given:
        raise CorrectionError("Nothing about the actor is changed.")
    return Change(Kind.ACTOR, {"actor": actor, "given": given})


def chosen(actor: Actor) -> Chosen:
    """An actor that is there."""
    return {"key": actor.key, "name": actor.name, "kind": str(actor.kind), "country": actor.country}


def new_actor(name: str, kind: str = "person", country: str | None = None) -> Chosen:
    """One that nobody knew, with a key made of its name."""
    name = _name(name)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower() or name.lower()
    slug = re.sub(r"[\W_]+", "-", plain).strip("-") or re.sub(r"\s+", "-", name.lower())
    return {
        "key": f"{ActorKind(kind)}:{slug}"[:_NAME_LENGTH],
        "name": name,
        "kind": str(ActorKind(kind)),
        "country": _code(country),
    }


def described(change: Change, names: Mapping[str, str]) -> str:
    """The change in a sentence; `names` are those of actors by key."""
    details = change.details

    def called(key: str | None) -> str:
        return names.get(key, key) if key else "nobody known"

    def to(name: str = "to") -> str:
        return details[name]["name"] if details.get(name) else "nobody known"

    match change.kind:
        case Kind.NOT_A_STATEMENT:
            return "Not a statement"
        case Kind.SPEAKER:
            return f"Said by {to()}, not by {called(details.get('was'))}"
        case Kind.STANCE:
            return {"support": "It supports", "oppose": "It opposes", "neutral": "It takes no side"}[details["stance"]]
        case Kind.THEMES:
            return f"On {', '.join(details['themes'].values()) or 'no theme'}"
        case Kind.STATEMENT:
            return f"A statement by {to('actor')}"
        case Kind.MENTION:
            what = f"“{details['words']}” is" if details.get("words") else "This is"
            where = {"here": "", "article": ", in this article", "workspace": ", everywhere"}[details["reach"]]
            return f"{what} {to() if details.get('to') else 'no actor'}, not {called(details['was'])}{where}"
        case Kind.RELATION:
            doubt = "" if details["actual"] else " (not so, or not yet)"
            return f"{to('doer')} → {to('done_to')}: {details['class'].lower()}{doubt}"
        case Kind.NOT_A_RELATION:
            return f"Nothing between {called(details['source'])} and {called(details['target'])}"
        case Kind.MERGE:
            return f"{called(details['actor'])} is {called(details['into'])}"
        case Kind.ACTOR:
            given = details["given"]
            parts = [f"called {given['name']}"] if "name" in given else []
            parts += [f"a {given['kind']}"] if "kind" in given else []
            parts += [f"acting for {given['country'] or 'no country'}"] if "country" in given else []
            return f"{called(details['actor'])}: {', '.join(parts)}"


def _name(name: str) -> str:
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not name:
        raise CorrectionError("An actor needs a name.")
    if len(name) > _NAME_LENGTH:
        raise CorrectionError(f"A name can have {_NAME_LENGTH} characters at most.")
    return name


def _code(country: str | None) -> str | None:
    if not country:
        return None
    if not _COUNTRY.fullmatch(country):
        raise CorrectionError(f"{country!r} is no country code; it looks like CHN.")
    return country
