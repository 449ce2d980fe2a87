"""What the machine found and what people corrected, made into one `Analysis`. Pure: neither a database nor the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from analysis.corrections.records import Change, Chosen, Correction, Kind, Place, Reach
from analysis.records import (
    Actor,
    ActorKind,
    Analysis,
    Event,
    Mention,
    Passage,
    Relation,
    Stance,
    Statement,
    StatementKind,
    ThemeShare,
)

_SAME = 0.5  # of the characters of two places together that they must share for the one to be the other, found anew
_SCORE = 0.6  # of a stance that a person gave where the machine saw none
_STRENGTH = 0.5  # of a deed of another kind than the machine saw

Found = TypeVar("Found")
Merged = Mapping[str, str]
"""As which actor those are shown that were merged."""


def corrected(analysis: Analysis, corrections: Iterable[Correction], merged: Merged | None = None) -> tuple[Analysis, set[int]]:
    """The analysis with these corrections of its article in their order, and the ids of those whose place is there.

    A place is there when the same characters were found, or some that share at least half with them.
    """
    placed: set[int] = set()
    for correction in corrections:
        changed = _CHANGES[correction.kind](analysis, correction.change, merged or {})
        if changed is not None:
            analysis = changed
            placed.add(correction.id)
    return _without_strangers(analysis) if placed else analysis, placed


Applied = Analysis | None
"""None where the place is not there."""


def _not_a_statement(analysis: Analysis, change: Change, _merged: Merged) -> Applied:
    wrong = _statements_at(analysis, change)
    if not wrong:
        return None
    return replace(analysis, statements=tuple(one for one in analysis.statements if one not in wrong))


def _speaker(analysis: Analysis, change: Change, merged: Merged) -> Applied:
    to: Chosen | None = change.details["to"]
    key = to["key"] if to else None
    there = _statements_by(analysis, change, merged)
    if not there:
        return None

    def said(one: Statement) -> Statement:
        return replace(one, actor=key, targets=tuple(target for target in one.targets if target != key))

    return _known(_each_statement(analysis, there, said), to)


def _stance(analysis: Analysis, change: Change, merged: Merged) -> Applied:
    there = _statements_by(analysis, change, merged)
    return _each_statement(analysis, there, lambda one: _taking(one, change.details["stance"])) if there else None


def _themes(analysis: Analysis, change: Change, merged: Merged) -> Applied:
    there = _statements_by(analysis, change, merged)
    if not there:
        return None
    named: Mapping[str, str] = change.details["themes"]
    return _with_themes(_each_statement(analysis, there, lambda one: replace(one, themes=tuple(named))), named)


def _statement(analysis: Analysis, change: Change, merged: Merged) -> Applied:
    """Where the machine has found it meanwhile, the person's words stand in its place."""
    place, details = change.place, change.details
    assert place is not None
    if analysis.article.text[place.start : place.end] != place.text:
        return None
    by: Chosen | None = details["actor"]
    content = Passage(place.start, place.end, place.text)
    kind = StatementKind.DIRECT if place.text.strip()[0] in "“\"‘'«„" else StatementKind.INDIRECT
    added = Statement(by["key"] if by else None, None, None, content, (content,), kind, tuple(details["themes"]))
    same = [one for one in _statements_at(analysis, change) if _final(one.actor, merged) == _final(added.actor, merged)]
    others = tuple(one for one in analysis.statements if one not in same)
    statements = sorted((*others, _taking(added, details["stance"])), key=lambda one: (one.content.start, one.content.end))
    return _with_themes(_known(replace(analysis, statements=tuple(statements)), by), details["themes"])


def _relation(analysis: Analysis, change: Change, merged: Merged) -> Applied:
    """Where the machine sees another deed between the two meanwhile, that is the one."""
    details, between = change.details, _between(analysis, change, merged)
    source = _final(details["source"], merged)
    meant = [one for one in between if _final(one.source, merged) == source and one.event == details["event"]]
    there = _relations_at(meant, change) or _relations_at(between, change)
    if not there:
        return None
    relations = dict.fromkeys(_as_told(one, details) if one in there else one for one in analysis.relations)
    known = _known(_known(analysis, details["doer"]), details["done_to"])
    return replace(known, relations=tuple(relations))


def _as_told(one: Relation, details: Mapping[str, Any]) -> Relation:
    """The deed that the person saw; how much it weighs stays the machine's guess where it is of the same kind."""
    event = Event(details["class"])
    told = replace(one, source=details["doer"]["key"], target=details["done_to"]["key"], actual=details["actual"])
    return told if event == one.event else replace(told, event=event, polarity=event.polarity, strength=_STRENGTH)


def _not_a_relation(analysis: Analysis, change: Change, merged: Merged) -> Applied:
    wrong = _relations_at(_between(analysis, change, merged), change)
    if not wrong:
        return None
    return replace(analysis, relations=tuple(one for one in analysis.relations if one not in wrong))


def _between(analysis: Analysis, change: Change, merged: Merged) -> list[Relation]:
    """The relations of the two actors of the change, whoever does it."""
    ends = {_final(change.details["source"], merged), _final(change.details["target"], merged)}
    return [one for one in analysis.relations if {_final(one.source, merged), _final(one.target, merged)} == ends]


def _relations_at(relations: list[Relation], change: Change) -> list[Relation]:
    return _nearest(relations, change.place, lambda one: one.evidence)


@dataclass(frozen=True, slots=True)
class _Move:
    """Places that refer to another actor than they were taken for."""

    was: str
    to: str | None
    gone: tuple[Mention, ...]
    left: tuple[Mention, ...]

    def takes(self, passage: Passage | None) -> bool:
        """Whether what is said at `passage` is of the other actor: by the words in it, or because the first one has none left."""
        if not self.left:
            return True
        inside = [m for m in self.gone if passage and passage.start <= m.start and m.end <= passage.end]
        return bool(inside) and not any(passage and passage.start <= m.start and m.end <= passage.end for m in self.left)


def _mention(analysis: Analysis, change: Change, merged: Merged) -> Applied:
    to: Chosen | None = change.details["to"]
    moved = None
    for actor in analysis.actors:
        if _final(actor.key, merged) == _final(change.details["was"], merged):
            gone = tuple(mention for mention in actor.mentions if _is_meant(mention, change))
            if gone:
                left = tuple(mention for mention in actor.mentions if mention not in gone)
                moved = _moved(moved or analysis, _Move(actor.key, to["key"] if to else None, gone, left), to)
    return moved


def _is_meant(mention: Mention, change: Change) -> bool:
    if change.details["reach"] == Reach.HERE:
        assert change.place is not None
        return _shared(Passage(mention.start, mention.end, mention.text), change.place) >= _SAME
    words = change.details.get("words", "")
    return not words or mention.text.casefold() == words.casefold()


def _moved(analysis: Analysis, move: _Move, to: Chosen | None) -> Analysis:
    analysis = _known(analysis, to)
    actors = []
    for actor in analysis.actors:
        if actor.key == move.was:
            actor = replace(actor, mentions=move.left)
        elif actor.key == move.to:
            actor = replace(actor, mentions=tuple(sorted((*actor.mentions, *move.gone), key=lambda m: (m.start, m.end))))
        actors.append(actor)
    statements = tuple(_moved_statement(one, move) for one in analysis.statements)
    relations = [_moved_relation(one, move) for one in analysis.relations]
    kept = tuple(one for one in relations if one is not None and one.source != one.target)
    return replace(analysis, actors=tuple(actors), statements=statements, relations=kept)


def _moved_statement(one: Statement, move: _Move) -> Statement:
    actor = move.to if one.actor == move.was and move.takes(one.source) else one.actor
    targets = [move.to if target == move.was and move.takes(one.content) else target for target in one.targets]
    return replace(one, actor=actor, targets=tuple(dict.fromkeys(key for key in targets if key and key != actor)))


def _moved_relation(one: Relation, move: _Move) -> Relation | None:
    if move.was not in (one.source, one.target) or not move.takes(one.evidence):
        return one
    if move.to is None:
        return None
    return replace(
        one,
        source=move.to if one.source == move.was else one.source,
        target=move.to if one.target == move.was else one.target,
    )


def _of_the_workspace(analysis: Analysis, _change: Change, _merged: Merged) -> Applied:
    """What an actor is called changes no article."""
    return analysis


_CHANGES: dict[Kind, Callable[[Analysis, Change, Merged], Applied]] = {
    Kind.NOT_A_STATEMENT: _not_a_statement,
    Kind.SPEAKER: _speaker,
    Kind.STANCE: _stance,
    Kind.THEMES: _themes,
    Kind.STATEMENT: _statement,
    Kind.MENTION: _mention,
    Kind.RELATION: _relation,
    Kind.NOT_A_RELATION: _not_a_relation,
    Kind.MERGE: _of_the_workspace,
    Kind.ACTOR: _of_the_workspace,
}


def _statements_at(analysis: Analysis, change: Change) -> list[Statement]:
    return _nearest(analysis.statements, change.place, lambda one: one.content)


def _statements_by(analysis: Analysis, change: Change, merged: Merged) -> list[Statement]:
    """Those at the place that the person saw; of a joint statement that of the speaker who was named.

    Where the machine has another speaker now, a statement that is nobody else's as well is still the one.
    """
    there = _statements_at(analysis, change)
    was = _final(change.details["was"], merged)
    return [one for one in there if _final(one.actor, merged) == was] or (there if len(there) == 1 else [])


def _nearest(found: Iterable[Found], place: Place | None, where: Callable[[Found], Passage]) -> list[Found]:
    """All that stand at the place, or else all at the one place that shares most with it."""
    if place is None:
        return []
    shared = [(_shared(where(one), place), (where(one).start, where(one).end), one) for one in found]
    best = max(shared, key=lambda entry: entry[0], default=None)
    if best is None or best[0] < _SAME:
        return []
    return [one for _, span, one in shared if span == best[1]]


def _shared(passage: Passage, place: Place) -> float:
    both = min(passage.end, place.end) - max(passage.start, place.start)
    either = max(passage.end, place.end) - min(passage.start, place.start)
    return max(0, both) / either


def _each_statement(analysis: Analysis, there: list[Statement], change: Callable[[Statement], Statement]) -> Analysis:
    return replace(analysis, statements=tuple(change(one) if one in there else one for one in analysis.statements))


def _taking(one: Statement, stance: str) -> Statement:
    """With this stance; how clear it is stays the machine's guess where that has the same sign."""
    sign = {"support": 1, "oppose": -1, "neutral": 0}[stance]
    return replace(one, stance=Stance(stance), score=float(sign * max(_SCORE, sign * one.score)))


def _with_themes(analysis: Analysis, named: Mapping[str, str]) -> Analysis:
    """An article in which something is said on a theme holds the theme, though none of its terms."""
    there = {theme.id for theme in analysis.themes}
    more = tuple(ThemeShare(id_, name, 0, 0.0) for id_, name in named.items() if id_ not in there)
    return replace(analysis, themes=(*analysis.themes, *more))


def _known(analysis: Analysis, chosen: Chosen | None) -> Analysis:
    if chosen is None or any(actor.key == chosen["key"] for actor in analysis.actors):
        return analysis
    actor = Actor(chosen["key"], chosen["name"], ActorKind(chosen["kind"]), chosen["country"])
    return replace(analysis, actors=(*analysis.actors, actor))


def _without_strangers(analysis: Analysis) -> Analysis:
    """Without actors of whom nothing is left."""
    spoken = {key for one in analysis.statements for key in (one.actor, *one.targets)}
    acting = {key for one in analysis.relations for key in (one.source, one.target)}
    return replace(analysis, actors=tuple(a for a in analysis.actors if a.mentions or a.key in spoken or a.key in acting))


def _final(key: str | None, merged: Merged) -> str | None:
    return merged.get(key, key) if key else None
