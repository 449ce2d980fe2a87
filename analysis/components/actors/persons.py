"""People by full name whom nobody listed, and surnames that stand for people named elsewhere in the article."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from analysis.components.actors.described import described_people
from analysis.components.actors.draft import Draft
from analysis.components.actors.entries import ActorEntry
from analysis.components.actors.frames import end_of_office
from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.people import (
    HONORIFICS,
    gender_of,
    leads_on,
    looks_like_full_name,
    name_span,
    plain,
    slug,
    spelled_otherwise,
)
from analysis.components.statements.tree import tree_of
from analysis.knowledge import given_names, leaders
from analysis.records import ActorKind, How

_LONGEST_SURNAME = 4  # tokens, as in "van der Berg" with its hyphen
_MONTHS = frozenset({"May", "March", "April", "June", "August"})
_NAME_PLACES = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "obj", "obl", "obl:agent", "conj"})
_LANDS = frozenset({Kind.COUNTRY, Kind.ALIAS})
_OTHER_NAMES = frozenset({"LOC", "ORG", "MISC"})


def full_names_in(draft: Draft) -> None:
    """Names that the pipeline takes for people's, and capitalised words after a known given name."""
    found = {*_named_by_pipeline(draft), *_after_given_names(draft), *_after_offices(draft), *described_people(draft)}
    spans = sorted(found, key=lambda span: (span[0], -span[1]))
    for start, end in spans:
        name = " ".join(draft.doc[start:end].text.split())
        if plain(name).strip() and draft.free(start, end) and not draft.cast.knows(plain(name)):
            _enter(draft, start, end, name)


def _enter(draft: Draft, start: int, end: int, name: str) -> None:
    if key := spelled_otherwise(name):
        draft.enter_listed(key)
        draft.person(start, end, key, leaders()[key].name, How.ALIAS, f"another spelling of {leaders()[key].name}")
        return
    key = draft.cast.same_person(name) or f"person:{slug(name)}"
    if key != "person:":
        draft.enter(ActorEntry(key, name, ActorKind.PERSON, None, gender_of(name)))
        draft.person(start, end, key, name, How.NAME, "full name")


def _named_by_pipeline(draft: Draft) -> Iterator[tuple[int, int]]:
    offices = [name for name in draft.names if name.kind is Kind.TITLE]
    starts = [name.start for name in offices]
    lands = {(name.start, name.end) for name in draft.names if name.kind in _LANDS and not name.ambiguous}
    for entity in draft.entities:
        if entity.label_ == "PER":
            inside = offices[bisect_left(starts, entity.start) : bisect_left(starts, entity.end)]
            start = max((office.end for office in inside if office.end <= entity.end), default=entity.start)
            start, end = name_span(draft.doc, start, entity.end)
            if (start, end) not in lands and looks_like_full_name(draft.doc, start, end):
                yield start, end


def _after_given_names(draft: Draft) -> Iterator[tuple[int, int]]:
    """ "Amara Okonjo" where the pipeline saw no name: at most three capitalised words, the first one a given name."""
    doc, given = draft.doc, given_names()
    pos = tree_of(doc).pos
    for start, word in enumerate(draft.words[:-1]):
        if word in given and pos[start] == "PROPN" and not (start and pos[start - 1] == "PROPN") and not doc[start].ent_type_:
            end = start + 1
            while (
                end < min(start + 3, len(doc)) and pos[end] == "PROPN" and doc[end].is_title and doc[end].ent_type_ in ("", "PER")
            ):
                end += 1
            if end - start > 1:
                yield start, end


def _after_offices(draft: Draft) -> Iterator[tuple[int, int]]:
    """ "The envoy to the Gulf, Qin Bo, said": a name between commas after an office, whatever the pipeline took it for."""
    doc, taken = draft.doc, {name.start for name in draft.names if name.kind not in (Kind.SURNAME, Kind.TITLE)}
    pos = tree_of(doc).pos
    for office in draft.of_kinds(frozenset({Kind.TITLE})):
        start = end_of_office(doc, office.end)
        if start == office.end:
            continue
        start, end = start + 1, start + 1
        while end < min(start + 3, len(doc)) and pos[end] == "PROPN" and doc[end].is_title and end not in taken:
            end += 1
        if end - start > 1 and end < len(doc) and doc[end].text == ",":
            yield start, end


def surnames_in(draft: Draft) -> None:
    """Surnames alone: of somebody named in full in this article, else of the one listed person whom the date leaves."""
    listed = {name.start: name for name in draft.names if name.kind is Kind.SURNAME}
    beginnings = draft.cast.beginnings
    for start, word in enumerate(draft.words):
        if not (start in listed or plain(word) in beginnings):
            continue
        if draft.free(start, start + 1) and (found := surname_at(draft, start, listed.get(start))):
            end, key, why = found
            draft.enter_listed(key) if key in leaders() else None
            draft.settle(start, end, (key,), How.ALIAS, why)


def single_names_in(draft: Draft) -> None:
    """People known by one name alone, whom the pipeline mostly takes for a person, twice at least or by a given name."""
    listed = {name.start for name in draft.names if name.kind is not Kind.SURNAME}
    labels: dict[str, list[str]] = defaultdict(list)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for entity in draft.entities:
        start, end = name_span(draft.doc, entity.start, entity.end)
        name = draft.doc[start:end].text
        labels[name].append(entity.label_)
        one_word = end - start == 1 and name[0].isupper() and name.isalpha()
        if entity.label_ == "PER" and one_word and start not in listed and draft.free(start, end):
            spans[name].append((start, end))
    for name, places in spans.items():
        sure = len(places) > 1 or name in given_names()
        if sure and labels[name].count("PER") > len(labels[name]) / 2 and slug(name):
            key = draft.enter(ActorEntry(f"person:{slug(name)}", name, ActorKind.PERSON, None, gender_of(name)))
            for start, end in places:
                draft.settle(start, end, (key,), How.NAME, "a person known by one name here")


def surname_at(
    draft: Draft, start: int, listed: Name | None, title: str | None = None, owner: str | None = None
) -> tuple[int, str, str] | None:
    """End, key and reason of a surname that begins at `start`; after a `title` a listed one needs less proof."""
    for end in range(min(start + _LONGEST_SURNAME, len(draft.doc)), start, -1):
        if draft.free(start, end) and _may_be_surname(draft, start, end, bool(title)):
            key = draft.cast.by_surname(draft.doc[start:end].text, start)
            if key:
                return end, key, f"surname of {draft.entries[key].name}, named in full in this article"
    if (
        listed
        and draft.free(listed.start, listed.end)
        and not _goes_on(draft, listed.end)
        and (title or _looks_personal(draft, listed) or _leads(draft, listed))
    ) and (found := draft.cast.by_listed_surname(listed, title, owner)):
        return listed.end, *found
    return None


def _may_be_surname(draft: Draft, start: int, end: int, titled: bool) -> bool:
    if not draft.cast.knows(plain(draft.doc[start:end].text)):
        return False
    head = draft.doc[end - 1]
    if not head.text[0].isupper() or (head.pos_ not in ("PROPN", "NOUN") and head.ent_type_ != "PER" and not titled):
        return False
    return head.ent_type_ not in _OTHER_NAMES or all(token.i in range(start, end) for token in _entity(draft, end - 1))


def _goes_on(draft: Draft, at: int) -> bool:
    """Whether more of a name follows: "Volker Wissing" is no Volker."""
    if at + 1 >= len(draft.doc):
        return False
    after = draft.doc[at]
    return draft.free(at, at + 1) and (
        (after.text[0].isupper() and not after.is_sent_start) or (after.text == "-" and not after.whitespace_)
    )


def _looks_personal(draft: Draft, name: Name) -> bool:
    """Taken for a person by the pipeline, and for nothing longer than this name."""
    inside = list(_entity(draft, name.start))
    rest = [token for token in inside if not name.start <= token.i < name.end]
    return bool(inside) and inside[0].ent_type_ == "PER" and all(t.tag_ == "POS" or t.lower_ in HONORIFICS for t in rest)


def _leads(draft: Draft, name: Name) -> bool:
    """A surname that the pipeline overlooked, of one who leads a country on the day, where names stand."""
    token = draft.doc[name.start]
    a_name = token.pos_ == "PROPN" and token.text[0].isupper() and token.text not in _MONTHS
    alone = all(name.start <= other.i < name.end for other in _entity(draft, name.start))
    return a_name and alone and token.dep_ in _NAME_PLACES and any(leads_on(key, draft.on) for key in name.keys)


def _entity(draft: Draft, at: int) -> Iterator:
    """The tokens of the entity over `at`; the token alone where there is none."""
    doc, start, end = draft.doc, at, at + 1
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    yield from doc[start:end]
