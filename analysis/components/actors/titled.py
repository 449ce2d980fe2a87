"""Titles: whom they introduce ("Russian President Vladimir Putin"), and who is meant where they stand alone."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from analysis.components.actors.draft import ORGANISATION_KINDS, Draft
from analysis.components.actors.entries import ActorEntry
from analysis.components.actors.frames import POSSESSIVES, Frame, end_of_office
from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.people import HONORIFICS, gender_of, plain, slug
from analysis.components.actors.persons import surname_at
from analysis.components.clauses import FINITE
from analysis.knowledge import RoleKind, leaders, titles
from analysis.knowledge.roles import LEADER
from analysis.records import ActorKind, How

_SPEAKING = frozenset({
    RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT, RoleKind.FOREIGN_MINISTER, RoleKind.DEFENCE_MINISTER,
    RoleKind.FINANCE_MINISTER, RoleKind.SPOKESPERSON, RoleKind.ENVOY, RoleKind.ORGANISATION_HEAD,
})  # fmt: skip
_SERVANTS = ("minister", "official", "diplomat", "negotiator", "secretary", "spokesman", "spokeswoman", "spokesperson")
_POSTED = ("ambassador", "envoy", "representative")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_LONGEST_NAME = 6  # tokens, hyphens counted
_ELECT = frozenset({"elect", "designate"})
_CHIEFS = frozenset({"chief", "boss", "ruler"})


def titles_in(draft: Draft) -> None:
    """Longest first: "deputy foreign minister" before "minister"."""
    surnames = {name.start: name for name in draft.names if name.kind is Kind.SURNAME}
    seen: set[int] = set()
    for title in draft.of_kinds(frozenset({Kind.TITLE})):
        tokens = set(range(title.start, title.end))
        if not draft.free(title.start, title.end) or tokens <= seen:
            continue
        seen |= tokens
        title, elect = _with_elect(draft, title)
        frame = draft.frames.around(title.start, title.end)
        if elect:
            frame = replace(frame, modifiers=frame.modifiers | {"elect"})
        key = _introduced(draft, title, frame, surnames)
        if key is None and _words(draft, title).lower() not in HONORIFICS:
            key = _explained(draft, frame)
        if key:
            _entitle(draft, key, title, frame)
        elif frame.owner and _is_noun(draft, title):
            _alone(draft, title, frame)
        if frame.owner and not draft.free(title.start, title.end):
            _name_owner(draft, frame.owner)


def _with_elect(draft: Draft, title: Name) -> tuple[Name, bool]:
    """ "President-elect", "prime minister designate": the title with what follows it."""
    at = title.end
    if at + 1 < len(draft.doc) and draft.doc[at].text == "-":
        at += 1
    if at < len(draft.doc) and draft.doc[at].lower_ in _ELECT:
        return replace(title, end=at + 1), True
    return title, False


def _introduced(draft: Draft, title: Name, frame: Frame, surnames: dict[int, Name]) -> str | None:
    """The key of the person named right after the title, in full or by surname."""
    if key := draft.frames.introduced(title.end, draft.people_starting):
        return key
    served = end_of_office(draft.doc, title.end)
    if served > title.end and (key := draft.frames.introduced(served, draft.people_starting)):
        return key
    at = title.end
    if at >= len(draft.doc) or not draft.free(at, at + 1) or not (draft.doc[at].text[0].isupper() or at in surnames):
        return None
    if key := _unseen_name(draft, at):
        return key
    owner = _owner_key(draft, frame)
    if found := surname_at(draft, at, surnames.get(at), _words(draft, title), owner):
        end, key, why = found
        if key in leaders():
            draft.enter_listed(key)
        draft.settle(at, end, (key,), How.ALIAS, why)
        return key
    return None


def _explained(draft: Draft, frame: Frame) -> str | None:
    """The key of the person before the title and its comma: "Jane Doe, Kenya's envoy"."""
    if key := draft.frames.explained(frame.start, draft.people_ending):
        return key
    end = frame.start - 1
    if end < 2 or draft.doc[end].text != "," or not (frame.owner or draft.doc[frame.start].lower_ in _DETERMINERS):
        return None
    if frame.end < len(draft.doc) and draft.doc[frame.end].tag_ in FINITE:
        return None  # "Main Street, a spokesman said"
    start = end
    while start and start > end - _LONGEST_NAME and _may_be_name(draft.doc, start - 1, 0) and draft.free(start - 1, start):
        start -= 1
    return _unseen(draft, start, end) if start == 0 or draft.doc[start].is_sent_start or draft.doc[start - 1].is_punct else None


def _unseen_name(draft: Draft, at: int) -> str | None:
    """Two or more capitalised words after a title are a name, whether or not the pipeline saw it."""
    end = at
    while end < min(at + _LONGEST_NAME, len(draft.doc)) and _may_be_name(draft.doc, end, at) and draft.free(end, end + 1):
        end += 1
    return _unseen(draft, at, end)


def _unseen(draft: Draft, start: int, end: int) -> str | None:
    name = draft.doc[start:end].text
    if end - start < 2 or " " not in plain(name).strip() or draft.cast.knows(plain(name)):
        return None
    key = draft.cast.same_person(name) or f"person:{slug(name)}"
    draft.enter(ActorEntry(key, name, ActorKind.PERSON, None, gender_of(name)))
    draft.person(start, end, key, name, How.NAME, "full name beside a title")
    return key


def _may_be_name(doc: Doc, at: int, start: int) -> bool:
    """A capitalised word, or one half of a name with a hyphen."""
    token = doc[at]
    if at > start and (token.text == "-" or doc[at - 1].text == "-"):
        return not doc[at - 1].whitespace_ and (token.text == "-" or token.is_alpha)
    letters = token.text.replace("'", "").replace("’", "")  # Sing'oei, O’Brien
    return letters.isalpha() and letters[0].isupper() and not letters.isupper()


def _entitle(draft: Draft, key: str, title: Name, frame: Frame) -> None:
    """A mention of its own for the title; an unlisted person's country is the title's."""
    words, owner = _words(draft, title), _owner_key(draft, frame)
    start = _past_determiner(draft, frame.start)
    start = start if draft.free(start, title.start) else title.start
    end = frame.end if draft.free(title.start, frame.end) else title.end
    draft.settle(start, end, (key,), How.TITLE, f"title of {draft.entries[key].name}")
    if owner:
        draft.cast.entitle(key, owner, words)
    entry = draft.entries[key]
    if entry.country is None and key not in leaders():
        country = draft.country_of_owner(frame.owner) if frame.owner else _country_of_superior(draft, end)
        draft.entries[key] = replace(entry, country=country)
    gender = next((t.gender for t in titles().get(words.lower(), ()) if t.gender), None)
    if gender and draft.entries[key].gender is None:
        draft.entries[key] = replace(draft.entries[key], gender=gender)


def _name_owner(draft: Draft, owner: Name) -> None:
    """ "China's envoy", "the president of Peru" name the country as well; "Chinese" and "U.S." before a title do not."""
    doc, possessive = draft.doc, owner.end < len(draft.doc) and draft.doc[owner.end].text in POSSESSIVES
    if (
        owner.kind in (Kind.COUNTRY, Kind.ALIAS)
        and len(owner.keys) == 1
        and (possessive or doc[owner.start - 1].pos_ in ("ADP", "DET"))
    ):
        key = draft.enter_listed(owner.keys[0])
        draft.name_within(owner.start, owner.end, key, How.NAME, f"{owner.kind.value} of {draft.entries[key].name}")


def _country_of_superior(draft: Draft, at: int) -> str | None:
    """ "Adviser of President Yoon Suk Yeol" acts for his country."""
    if at >= len(draft.doc) or draft.doc[at].lower_ not in ("of", "to"):
        return None
    superior = next((draft.people_starting[i] for i in range(at + 1, at + 5) if i in draft.people_starting), None)
    return draft.entries[superior].country if superior else None


def _alone(draft: Draft, title: Name, frame: Frame) -> None:
    """Whoever holds the office on the day; an unnamed official speaks for the country or organisation."""
    frame, words = _posted(draft, title, frame)
    assert frame.owner is not None
    owner = _owner_key(draft, frame)
    if words.lower() in _CHIEFS and frame.owner.kind is Kind.SEAT:  # "the Kremlin chief"
        words = LEADER
    if owner is None:
        return
    start = frame.start if draft.free(frame.start, title.start) else title.start
    end = frame.end if draft.free(title.start, frame.end) else title.end
    if found := _by_full_title(draft, frame, words) or draft.cast.by_title(owner, words, frame.modifiers):
        key, why = found
        if key in leaders():
            draft.enter_listed(key)
        draft.settle(start, end, (key,), How.TITLE, why)
    elif _speaks_for(_words(draft, title)) and not _name_follows(draft, title.end):
        draft.enter_listed(owner)
        draft.settle(start, end, (owner,), How.METONYM, f"{words.lower()} of {draft.entries[owner].name}, not named")


def _posted(draft: Draft, title: Name, frame: Frame) -> tuple[Frame, str]:
    """The title with whom its bearer serves: "Russia's UN ambassador" serves Russia."""
    words, owner = _words(draft, title), frame.owner
    if owner and owner.kind in ORGANISATION_KINDS and words.lower().split()[-1] in _POSTED:
        sender = draft.frames.around(owner.start, title.end)
        if sender.owner and sender.owner.kind not in ORGANISATION_KINDS and sender.owner.end <= owner.start:
            return replace(frame, owner=sender.owner), f"{draft.doc[owner.start : owner.end].text} {words}"
    return frame, words


def _by_full_title(draft: Draft, frame: Frame, words: str) -> tuple[str, str] | None:
    """By the title together with its owner, as data/leaders.csv gives some: "Kremlin spokesman", "Pentagon chief"."""
    assert frame.owner is not None
    country = draft.country_of_owner(frame.owner)
    full = f"{draft.doc[frame.owner.start : frame.owner.end].text} {words}"
    return draft.cast.by_title(country, full, frame.modifiers) if country else None


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
    """Its words are a noun's; "representative" may be taken for an adjective, but stands before none."""
    if any(token.pos_ in ("NOUN", "PROPN") for token in draft.doc[title.start : title.end]):
        return True
    after = draft.doc[title.end] if title.end < len(draft.doc) else None
    return after is not None and after.pos_ in ("VERB", "AUX", "PUNCT")


def _words(draft: Draft, title: Name) -> str:
    """The title itself, without "-elect"."""
    text = draft.doc[title.start : title.end].text
    return re.sub(r"[\s-]+(elect|designate)$", "", text, flags=re.I)


def _past_determiner(draft: Draft, start: int) -> int:
    return start + 1 if draft.doc[start].lower_ in _DETERMINERS else start
