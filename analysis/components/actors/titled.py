"""Titles: whom they introduce ("Russian President Vladimir Putin"), and who is meant where they stand alone."""

from __future__ import annotations

from dataclasses import replace

from analysis.components.actors.draft import ORGANISATION_KINDS, Draft
from analysis.components.actors.frames import Frame
from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.persons import surname_at
from analysis.knowledge import RoleKind, leaders, titles
from analysis.knowledge.roles import LEADER
from analysis.records import How

_SPEAKING = frozenset({
    RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT, RoleKind.FOREIGN_MINISTER, RoleKind.DEFENCE_MINISTER,
    RoleKind.FINANCE_MINISTER, RoleKind.SPOKESPERSON, RoleKind.ENVOY, RoleKind.ORGANISATION_HEAD,
})  # fmt: skip
_SERVANTS = ("minister", "official", "diplomat", "negotiator", "secretary", "spokesman", "spokeswoman", "spokesperson")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_CHIEFS = frozenset({"chief", "boss", "ruler"})


def titles_in(draft: Draft) -> None:
    """Longest first: "deputy foreign minister" before "minister"."""
    surnames = {name.start: name for name in draft.names if name.kind is Kind.SURNAME}
    for title in draft.of_kinds(frozenset({Kind.TITLE})):
        if not draft.free(title.start, title.end):
            continue
        frame = draft.frames.around(title.start, title.end)
        key = _introduced(draft, title, frame, surnames) or draft.frames.explained(frame.start, draft.people_ending)
        if key:
            _entitle(draft, key, title, frame)
        elif frame.owner and _is_noun(draft, title):
            _alone(draft, title, frame)


def _introduced(draft: Draft, title: Name, frame: Frame, surnames: dict[int, Name]) -> str | None:
    """The key of the person named right after the title, in full or by surname."""
    if key := draft.frames.introduced(title.end, draft.people_starting):
        return key
    at = title.end
    if at >= len(draft.doc) or not draft.free(at, at + 1) or not (draft.doc[at].text[0].isupper() or at in surnames):
        return None
    owner = _owner_key(draft, frame)
    if found := surname_at(draft, at, surnames.get(at), _words(draft, title), owner):
        end, key, why = found
        if key in leaders():
            draft.enter_listed(key)
        draft.settle(at, end, (key,), How.ALIAS, why)
        return key
    return None


def _entitle(draft: Draft, key: str, title: Name, frame: Frame) -> None:
    """A mention of its own for the title; an unlisted person's country is the title's."""
    words, owner = _words(draft, title), _owner_key(draft, frame)
    start = frame.start if frame.end > title.end or title.start == frame.start else _past_determiner(draft, frame.start)
    if draft.free(start, title.start) or start == title.start:
        end = frame.end if draft.free(title.start, frame.end) else title.end
        draft.settle(start, end, (key,), How.TITLE, f"title of {draft.entries[key].name}")
    if owner:
        draft.cast.entitle(key, owner, words)
        entry = draft.entries[key]
        if entry.country is None and key not in leaders() and frame.owner:
            draft.entries[key] = replace(entry, country=draft.country_of_owner(frame.owner))
    gender = next((t.gender for t in titles().get(words.lower(), ()) if t.gender), None)
    if gender and draft.entries[key].gender is None:
        draft.entries[key] = replace(draft.entries[key], gender=gender)


def _alone(draft: Draft, title: Name, frame: Frame) -> None:
    """Whoever holds the office on the day; an unnamed official speaks for the country or organisation."""
    assert frame.owner is not None
    owner, words = _owner_key(draft, frame), _words(draft, title)
    if words.lower() in _CHIEFS and frame.owner.kind is Kind.SEAT:  # "the Kremlin chief"
        words = LEADER
    if owner is None or not draft.free(frame.start, frame.end):
        return
    if found := draft.cast.by_title(owner, words, frame.modifiers):
        key, why = found
        if key in leaders():
            draft.enter_listed(key)
        draft.settle(frame.start, frame.end, (key,), How.TITLE, why)
    elif _speaks_for(words) and not _name_follows(draft, title.end):
        draft.enter_listed(owner)
        how = How.METONYM
        draft.settle(frame.start, frame.end, (owner,), how, f"{words.lower()} of {draft.entries[owner].name}, not named")


def _speaks_for(words: str) -> bool:
    roles = {role for title in titles().get(words.lower(), ()) for role in title.roles}
    return bool(roles & _SPEAKING) or words.lower().split()[-1] in _SERVANTS


def _name_follows(draft: Draft, at: int) -> bool:
    return at < len(draft.doc) and draft.doc[at].ent_type_ == "PER"


def _owner_key(draft: Draft, frame: Frame) -> str | None:
    owner = frame.owner
    if owner is None or len(owner.keys) > 1:
        return None
    if owner.kind in ORGANISATION_KINDS or draft.country_of_owner(owner):
        return owner.keys[0]
    return None


def _is_noun(draft: Draft, title: Name) -> bool:
    return draft.doc[title.end - 1].pos_ in ("NOUN", "PROPN")


def _words(draft: Draft, title: Name) -> str:
    return draft.doc[title.start : title.end].text


def _past_determiner(draft: Draft, start: int) -> int:
    return start + 1 if draft.doc[start].lower_ in _DETERMINERS else start


