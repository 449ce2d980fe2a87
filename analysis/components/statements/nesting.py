"""How statements lie to each other: none twice, no two that report each other, those inside others with their parent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.components.statements.cues import Cue
from analysis.components.statements.tree import Range, Tree, tidied


@dataclass(frozen=True, slots=True)
class Found:
    """A statement in token offsets, before it is tied to the document."""

    cue: Range | None
    cue_head: int | None
    entry: Cue
    frame: str
    content: tuple[Range, ...]
    source: Range | None
    source_head: int | None


def distinct(found: list[Found]) -> list[Found]:
    """Of statements with the same content only one: the noun of "expressed hope that", the verb that quotes."""
    kept: dict[tuple[Range, ...], Found] = {}
    for statement in found:
        key = statement.content
        rival = kept.get(key)
        if rival is None or statement.entry.frames.get(statement.frame, 0) > rival.entry.frames.get(rival.frame, 0):
            kept[key] = statement
    return sorted(kept.values(), key=lambda statement: (statement.content[0], statement.cue or (0, 0)))


def unentangled(tree: Tree, found: list[Found]) -> list[Found]:
    """Of two statements that each claim to report the other, the less reliable keeps only what it says apart from that."""
    holders = [place for place, statement in enumerate(found) if statement.cue is not None]
    dropped: dict[int, Found | None] = {}
    for number, place in enumerate(holders):
        last = max(found[place].content[-1][1], (found[place].cue or (0, 0))[1])
        for other in holders[number + 1 :]:
            if found[other].content[0][0] >= last:
                break  # they are in the order of their contents
            if _reports(found[place], found[other]) and _reports(found[other], found[place]):
                weaker, stronger = sorted((place, other), key=lambda which: _strength(found[which]))
                dropped[weaker] = _apart(tree, found[weaker], found[stronger])
    return [kept for place, statement in enumerate(found) if (kept := dropped.get(place, statement)) is not None]


def _reports(statement: Found, other: Found) -> bool:
    assert other.cue is not None
    return any(start <= other.cue[0] and other.cue[1] <= end for start, end in statement.content)


def _strength(statement: Found) -> tuple[float, float]:
    return statement.entry.frames.get(statement.frame, 0.0) + (statement.frame == "front"), statement.entry.reliability


def _apart(tree: Tree, weaker: Found, stronger: Found) -> Found | None:
    """The weaker of two entangled statements without the words from the other's source on."""
    assert stronger.cue is not None
    assert weaker.cue is not None
    edge = stronger.cue[0]
    if stronger.source is not None and weaker.cue[0] < stronger.source[0] < edge:
        edge = stronger.source[0]
    content = (
        tidied(tree, ((start, min(end, edge)) for start, end in weaker.content if start < edge)) if edge > weaker.cue[0] else ()
    )
    return replace(weaker, content=content) if content else None


def real(tree: Tree, found: list[Found]) -> list[Found]:
    """Without what is only wanted, refused or asked for: in "refused to condemn the raid" nobody condemns it."""
    contents = {statement.cue_head: statement.content for statement in found}
    return [statement for statement in found if not _only_wished(tree, statement.cue_head, contents)]


def _only_wished(tree: Tree, cue: int | None, contents: Mapping[int | None, tuple[Range, ...]]) -> bool:
    """Whether a cue is an infinitive that hangs on another cue and stands in what that one attributes."""
    if cue is None or tree.tag[cue] != "VB" or tree.dep[cue] not in ("xcomp", "advcl"):
        return False
    mark = tree.child(cue, "mark")
    if mark is None or tree.lower[mark] != "to":
        return False
    return any(start <= cue < end for start, end in contents.get(tree.head[cue], ()))


def parents(found: list[Found]) -> list[int | None]:
    """For each statement the smallest other one whose content holds its cue."""
    parents: list[int | None] = []
    for statement in found:
        anchor = statement.cue or statement.content[0]
        holders = [
            (sum(end - start for start, end in other.content), place)
            for place, other in enumerate(found)
            if other is not statement and any(start <= anchor[0] and anchor[1] <= end for start, end in other.content)
        ]
        parents.append(min(holders)[1] if holders else None)
    return parents
