"""The actors that a workspace knows beyond `data/`: people, organisations, groups, and other names of those that are listed.

As CSV, which is read, checked and written back in one format: `key,name,kind,country,aliases`, with semicolons between the
aliases. A key may be missing; it is then made of the name. The key of a country, leader or organisation of `data/` gives that
one more names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.corrections.records import new_actor
from analysis.errors import CorrectionError, KnowledgeError
from analysis.records import ActorKind

COLUMNS = ("key", "name", "kind", "country", "aliases")
_SHORTEST = 2  # characters of a name
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class ListedActor:
    """`aliases` are all its other names, as they are written in articles."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class ActorList:
    """Each key once, and each name of one actor alone. Raises KnowledgeError where that is not so."""

    actors: tuple[ListedActor, ...] = ()

    def __post_init__(self) -> None:
        keys: set[str] = set()
        names: dict[str, str] = {}
        for actor in self.actors:
            if actor.key in keys:
                raise KnowledgeError(f"The list has the actor {actor.key} twice.")
            keys.add(actor.key)
            for name in actor.names:
                if names.setdefault(name, actor.name) != actor.name:
                    raise KnowledgeError(f"“{name}” is a name of both {names[name]} and {actor.name}; only one can go by it.")

    def __iter__(self) -> Iterator[ListedActor]:
        return iter(self.actors)

    def __len__(self) -> int:
        return len(self.actors)

    def with_actor(self, actor: ListedActor) -> ActorList:
        """A list with this actor added, or put in the place of the one with the same key."""
        if any(old.key == actor.key for old in self.actors):
            return ActorList(tuple(actor if old.key == actor.key else old for old in self.actors))
        return ActorList((*self.actors, actor))

    def without(self, key: str) -> ActorList:
        """A list without the actor of this key."""
        return ActorList(tuple(actor for actor in self.actors if actor.key != key))

    def to_csv(self) -> str:
        """The list as CSV that `parse` reads back to an equal one."""
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for actor in self.actors:
            writer.writerow([actor.key, actor.name, str(actor.kind), actor.country or "", "; ".join(actor.aliases)])
        return file.getvalue()


def listed(
    name: str, kind: str = "person", country: str | None = None, aliases: Iterable[str] = (), key: str | None = None
) -> ListedActor:
    """An actor from what a person typed. Raises KnowledgeError, which says what is missing."""
    try:
        made = new_actor(name, kind or "person", (country or "").strip().upper() or None)
    except CorrectionError as error:
        raise KnowledgeError(str(error)) from None
    except ValueError:
        raise KnowledgeError(f"{name}: the kind is one of {', '.join(ActorKind)}, not {kind!r}.") from None
    others = dict.fromkeys(" ".join(alias.split()) for alias in aliases)
    kept = tuple(alias for alias in others if alias and alias != made["name"])
    for each in (made["name"], *kept):
        if len(each) < _SHORTEST or ";" in each:
            raise KnowledgeError(f"“{each}” cannot be a name: it needs two signs and no semicolon.")
        if each.islower():
            raise KnowledgeError(f"“{each}” is written like a common word; a name needs a capital letter.")
    return ListedActor((key or "").strip() or made["key"], made["name"], ActorKind(made["kind"]), made["country"], kept)


def parse(content: bytes | str, *, name: str = "list of actors") -> ActorList:
    """A list from CSV; `name` is what an error calls it. Raises KnowledgeError: one sentence on what is wrong and where."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError:
        raise KnowledgeError(f"{name} is not UTF-8 text, so it cannot be read as a list of actors.") from None
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise KnowledgeError(f"{name} is not valid CSV: {error}.") from error
    if rows and "name" not in rows[0]:
        raise KnowledgeError(f"{name} has no column “name”; the columns are {', '.join(COLUMNS)}.")
    if len(rows) > _MOST:
        raise KnowledgeError(f"{name} has {len(rows):,} actors; a workspace can have {_MOST:,}.")
    return ActorList(tuple(_row(row, number, name) for number, row in enumerate(rows, 2)))


def _row(row: dict[str, str | None], line: int, name: str) -> ListedActor:
    told = {column: (row.get(column) or "").strip() for column in COLUMNS}
    try:
        return listed(told["name"], told["kind"], told["country"], told["aliases"].split(";"), told["key"])
    except KnowledgeError as error:
        raise KnowledgeError(f"{name}, line {line}: {error}") from None
