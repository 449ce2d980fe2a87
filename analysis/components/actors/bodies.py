"""Ministries and other bodies of a state from their words, and organisations that only this article names."""

from __future__ import annotations

from collections import Counter
from functools import cache

from spacy.tokens import Span

from analysis.components.actors.draft import Draft
from analysis.components.actors.entries import ActorEntry
from analysis.components.actors.gazetteer import Kind
from analysis.components.actors.people import slug
from analysis.components.actors.surroundings import country_before
from analysis.components.actors.words import collectives, words_for
from analysis.knowledge import countries, organisations
from analysis.records import ActorKind, How

_SAME = {
    "defense": "defence",
    "labor": "labour",
    "affairs": "",
    "external": "foreign",
    "international": "foreign",
    "of": "",
    "and": "",
}
_TIES = frozenset({"and", "&", ","})
_MOST_WORDS = 8  # of an organisation's name
_OWNS = frozenset({Kind.COUNTRY, Kind.ALIAS, Kind.DEMONYM})


def ministries(draft: Draft) -> None:
    """ "Kenya's Foreign Ministry", "the Polish defence ministry", "Ministry of Trade of Chile": a body of its state.

    Without an owner ("the Foreign Ministry") it is the one of that kind that the article names, if there is just one,
    else that of the one country which the words before it speak of.
    """
    for start, end in _bodies(draft):
        if not draft.free(start, end):
            continue
        frame = draft.frames.around(start, end)
        country = draft.country_of_owner(frame.owner) if frame.owner and frame.owner.kind is not Kind.ORGANISATION else None
        kind = _kind(draft.doc[start:end])
        if country is None and frame.owner is None and (place := draft.frames.placed(end)):
            country = place.keys[0]
        if country is None:
            draft.ownerless.append((start, end, kind))
        elif draft.free(frame.start, frame.end):
            key = _enter(draft, country, kind)
            draft.settle(frame.start, frame.end, (key,), How.NAME, f"{kind} of {countries()[country].name}")


def ownerless_ministries(draft: Draft) -> None:
    """Those that `ministries` left; when countries are settled."""
    for start, end, kind in draft.ownerless:
        if not draft.free(start, end):
            continue
        named = {key for key, entry in draft.entries.items() if entry.name.lower().endswith(kind) and key not in countries()}
        if len(named) == 1:
            draft.settle(start, end, (next(iter(named)),), How.ALIAS, f"the one {kind} named in this article")
        elif not named and (country := country_before(draft, start)):
            key = _enter(draft, country, kind)
            draft.settle(start, end, (key,), How.ALIAS, f"{kind} of {countries()[country].name}, of which the words before speak")


def _bodies(draft: Draft) -> list[tuple[int, int]]:
    """Token spans of "foreign ministry", "ministry of foreign affairs", "central bank" …, text order."""
    doc, found = draft.doc, []
    heads, fields, whole = collectives("ministry"), collectives("field"), collectives("institution")
    endings = {name.split()[-1] for name in whole}
    for i, word in enumerate(draft.lower):
        if word in heads:
            start, end = _left(doc, i, fields), _right(doc, i + 1, fields)
            if start < i or end > i + 1 or word in whole:
                found.append((start, end))
        elif word in whole:
            found.append((i, i + 1))
        elif word in endings and i and f"{draft.lower[i - 1]} {word}" in whole:
            found.append((i - 1, i + 1))
    return found


def _left(doc, at: int, fields: frozenset[str]) -> int:
    while at and (doc[at - 1].lower_ in fields or (doc[at - 1].lower_ in _TIES and at > 1 and doc[at - 2].lower_ in fields)):
        at -= 1
    return at


def _right(doc, at: int, fields: frozenset[str]) -> int:
    if at + 1 >= len(doc) or doc[at].lower_ not in ("of", "for"):
        return at
    end = at + 1
    while end < len(doc) and (
        doc[end].lower_ in fields or (doc[end].lower_ in _TIES and end + 1 < len(doc) and doc[end + 1].lower_ in fields)
    ):
        end += 1
    return end if end > at + 1 else at


def _kind(span: Span) -> str:
    """ "foreign ministry" for "Ministry of Foreign Affairs"."""
    words = [_SAME.get(token.lower_, token.lower_) for token in span if not token.is_punct]
    words = list(dict.fromkeys(word for word in words if word))
    heads = [word for word in words if word in collectives("ministry")]
    return " ".join([word for word in words if word not in heads] + heads[:1])


def _enter(draft: Draft, country: str, kind: str) -> str:
    demonyms = countries()[country].demonyms
    owner = demonyms[0] if demonyms else countries()[country].name
    for name in (f"{owner} {kind}", f"{countries()[country].name}'s {kind}", kind):
        key = _listed_bodies().get((country, name.lower().replace("defense", "defence")))
        if key:
            return draft.enter_listed(key)
    name = f"{owner} {kind.title()}"
    return draft.enter(ActorEntry(f"organisation:{slug(name)}", name, ActorKind.ORGANISATION, country))


@cache
def _listed_bodies() -> dict[tuple[str, str], str]:
    return {
        (organisation.country, name.lower().replace("defense", "defence").replace("’", "'")): organisation.key
        for organisation in organisations().values()
        if organisation.country
        for name in (organisation.name, *organisation.aliases)
    }


def unlisted_organisations(draft: Draft) -> None:
    """The pipeline's names of organisations, where the words look like a name; an acronym once its full name has told it."""
    known: dict[str, str] = {}
    listed = {(name.start, name.end) for name in draft.names}  # a country, whatever the pipeline thinks
    again = Counter(entity.text for entity in draft.entities if entity.label_ == "ORG")
    for entity in draft.entities:
        if entity.label_ != "ORG":
            continue
        span = _bare(entity)
        if span is None or not draft.free(span.start, span.end) or (span.start, span.end) in listed:
            continue
        name = " ".join(span.text.split())
        key = known.get(name) or (f"organisation:{slug(name)}" if _is_name(span, again[entity.text]) else None)
        if key is None or key == "organisation:":
            continue
        draft.enter(ActorEntry(key, name, ActorKind.ORGANISATION, _country_inside(draft, span)))
        draft.settle(span.start, span.end, (key,), How.ALIAS if name in known else How.NAME, "name of an organisation")
        known |= {name: key} | dict.fromkeys(_acronyms(draft, span), key)


def _bare(entity: Span) -> Span | None:
    start, end = entity.start, entity.end
    while start < end and (entity.doc[start].lower_ == "the" or entity.doc[start].is_punct):
        start += 1
    while end > start and (entity.doc[end - 1].tag_ == "POS" or entity.doc[end - 1].is_punct or entity.doc[end - 1].is_space):
        end -= 1
    return entity.doc[start:end] if start < end else None


def _is_name(span: Span, times: int) -> bool:
    words = [token for token in span if token.is_alpha]
    if not words or len(words) > _MOST_WORDS or not words[0].text[0].isupper():
        return False
    if words[-1].lower_ in words_for("landscape"):
        return False
    if len(words) == 1 and words[0].lower_ in collectives("ministry") | collectives("government"):
        return False  # "the Council" is one that was named before, and not here
    if len(words) == 1:
        return (words[0].is_upper and len(words[0]) > 1) or (times > 1 and words[0].pos_ == "PROPN")
    return sum(token.text[0].isupper() for token in words) > len(words) / 2 and words[-1].pos_ in ("PROPN", "NOUN")


def _country_inside(draft: Draft, span: Span) -> str | None:
    """ "Kenya Red Cross", "Chilean Copper Commission" act for the country in their name, "Nigeria's Dangote" for its owner."""
    inside = [n for n in draft.names if n.kind in _OWNS and span.start <= n.start and n.end <= span.end and len(n.keys) == 1]
    if inside:
        return inside[0].keys[0]
    owner = draft.frames.around(span.start, span.end).owner
    return draft.country_of_owner(owner) if owner and owner.kind in _OWNS else None


def _acronyms(draft: Draft, span: Span) -> list[str]:
    """ "(TPLF)" after "Tigray People's Liberation Front", and the capitals of a long name."""
    doc, end = draft.doc, span.end
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
        return [doc[end + 1].text]
    return []
