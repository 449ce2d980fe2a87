"""Collective actors: "European leaders" are a group; "Chinese troops" and "the Biden administration" are their country."""

from __future__ import annotations

from functools import cache

from analysis.components.actors.draft import ORGANISATION_KINDS, Draft
from analysis.components.actors.entries import ActorEntry
from analysis.components.actors.frames import FORMER, POSSESSIVES
from analysis.components.actors.gazetteer import Kind
from analysis.components.actors.people import plain, slug
from analysis.components.actors.words import collectives
from analysis.knowledge import countries
from analysis.records import ActorKind, How

_ACTING = ("government", "forces")  # their acts are their country's
_QUALIFIERS = frozenset(
    {
        "senior",
        "top",
        "other",
        "many",
        "some",
        "several",
        "most",
        "military",
        "foreign",
        "defence",
        "defense",
        "government",
        "intelligence",
        "security",
        "trade",
        "two",
        "three",
    }
)


def collectives_in(draft: Draft) -> None:
    """Plural people, governments and forces with the name of a country, region or person before them."""
    people, acting = collectives("people"), frozenset[str]().union(*(collectives(use) for use in _ACTING))
    wanted = people | acting
    for at, word in enumerate(draft.lower):
        if word not in wanted or draft.doc[at].pos_ not in ("NOUN", "PROPN") or not draft.free(at, at + 1):
            continue
        _of_country(draft, at, word in acting) or _of_region(draft, at) or _of_person(draft, at)
    _blocs(draft)


def _of_country(draft: Draft, at: int, acts: bool) -> bool:
    start = _past_qualifiers(draft, at)
    frame = draft.frames.around(start, at + 1)
    owner = frame.owner or (draft.frames.placed(at + 1) if draft.doc[at].lower_ in collectives("government") else None)
    if owner is None or len(owner.keys) > 1 or (owner.start > at and draft.doc[at + 1].lower_ not in ("of", "in")):
        return False
    start, end = (frame.start, frame.end) if draft.free(frame.start, frame.end) else (start, at + 1)
    words = draft.doc[at].lower_
    if (acts and not frame.modifiers & FORMER) or owner.kind in ORGANISATION_KINDS:
        key = draft.enter_listed(owner.keys[0])
        draft.settle(start, end, (key,), How.METONYM, f"{words} of {draft.entries[key].name} act for it")
    elif owner.kind is Kind.DEMONYM:
        name = f"{draft.doc[owner.start : owner.end].text} {words}"
        country = owner.keys[0] if words in collectives("officials") else None
        key = draft.enter(ActorEntry(f"group:{slug(name)}", name, ActorKind.GROUP, country, plural=True))
        draft.settle(start, end, (key,), How.NAME, "a group of people")
    else:
        return False
    return True


def _of_region(draft: Draft, at: int) -> bool:
    """ "Western officials", "Southeast Asian leaders"."""
    first = _past_qualifiers(draft, at)
    for size in (2, 1):
        start = first - size
        if start < 0 or draft.doc[start].is_space:
            continue
        region = " ".join(draft.doc[start:first].text.split())
        if region.lower() in _regions() and draft.free(start, at + 1):
            name = f"{region[0].upper()}{region[1:]} {draft.doc[at].lower_}"
            key = draft.enter(ActorEntry(f"group:{slug(name)}", name, ActorKind.GROUP, None, plural=True))
            draft.settle(start, at + 1, (key,), How.NAME, "a group of a region")
            return True
    return False


@cache
def _regions() -> frozenset[str]:
    return frozenset(region.lower() for region in collectives("region") | collectives("party"))


def _of_person(draft: Draft, at: int) -> bool:
    """ "the Trump administration", "Scholz's government": the country acts, and the name stays a mention of its own."""
    if draft.doc[at].lower_ not in collectives("government"):
        return False
    end = at - 1 if at and draft.doc[at - 1].text in POSSESSIVES else at
    key = draft.people_ending.get(end) or (_surname_before(draft, end) if end else None)
    country = draft.enter_known(key).country if key else None
    if country is None or country not in countries():
        return False
    draft.enter_listed(country)
    draft.settle(at, at + 1, (country,), How.METONYM, f"{draft.doc[at].lower_} of {draft.entries[str(key)].name}")
    return True


def _surname_before(draft: Draft, end: int) -> str | None:
    """The person whose surname ends there; "Biden administration" names him, in full or not."""
    word = draft.doc[end - 1]
    if not word.text[0].isupper():
        return None
    listed = next((n for n in draft.names if n.kind is Kind.SURNAME and n.end == end), None)
    found = draft.cast.by_listed_surname(listed, None, None) if listed else None
    return draft.cast.by_surname(plain(word.text), end) or (found[0] if found else None)


def _past_qualifiers(draft: Draft, at: int) -> int:
    while at and draft.doc[at - 1].lower_ in _QUALIFIERS:
        at -= 1
    return at


def _blocs(draft: Draft) -> None:
    """ "the West", "Europe" where they act: groups of no one country."""
    blocs = _ending_with()
    for at, word in enumerate(draft.words):
        for bloc in blocs.get(word, ()):
            span = draft.doc[max(0, at + 1 - len(bloc.split())) : at + 1]
            acts = span.root.dep_ in ("nsubj", "nsubj:pass", "obj", "obl:agent")
            if acts and span.text.lower() == bloc.lower() and draft.free(span.start, span.end):
                key = draft.enter(ActorEntry(f"group:{slug(bloc.removeprefix('the '))}", bloc, ActorKind.GROUP, None))
                draft.settle(span.start, span.end, (key,), How.NAME, "a group of countries")


@cache
def _ending_with() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for bloc in sorted(collectives("bloc")):
        found.setdefault(bloc.split()[-1], []).append(bloc)
    return found
