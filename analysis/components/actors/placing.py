"""For which country somebody acts, from the words that describe him: "a Sudanese analyst", "who leads Peru's miners".

Only what tells it surely: an adjective or owner before the noun, "of", "for" or "from" behind it, the body that he leads. An
expert *on* Korea and an envoy *to* Lima are of no country that these words name.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.components.actors.draft import Draft
from analysis.components.actors.frames import POSSESSIVES
from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.people import HONORIFICS
from analysis.components.actors.words import words_for
from analysis.components.clauses import FINITE
from analysis.components.coreference.phrases import singular
from analysis.components.coreference.words import people
from analysis.knowledge import countries

_BREAKS = frozenset({",", ".", ";", ":", "—", "–", "(", ")"})
_LONGEST = 20  # tokens of a description
_SERVING = frozenset({"of", "for", "from", "at", "in", "with"})
_POSTED = frozenset({"ambassador", "envoy", "consul", "correspondent", "expert", "specialist", "representative", "negotiator"})
_PHRASE = frozenset({"DET", "PRON", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV"})
_LANDS = frozenset({Kind.COUNTRY, Kind.ALIAS, Kind.DEMONYM})
Range = tuple[int, int]


def descriptions(draft: Draft, start: int, end: int) -> Iterator[Range]:
    """The token spans that describe the name from `start` to `end`: behind its comma, behind "of", before it."""
    doc, last = draft.doc, len(draft.doc)
    if end + 1 < last and draft.words[end] == "," and doc[end + 1].pos_ not in ("VERB", "AUX"):
        yield end + 1, _until_break(draft, end + 1)
    elif end + 1 < last and draft.lower[end] in ("of", "from"):
        yield end, _until_verb(draft, end)
    before = start
    while before and doc[before - 1].pos_ in _PHRASE and draft.words[before - 1] not in _BREAKS:
        before -= 1
    if before < start:
        yield before, start
    elif start > 1 and draft.words[start - 1] == "," and (draft.words[end : end + 1] or ["."])[0] in _BREAKS:
        yield _phrase_start(draft, start - 1), start - 1


def _until_break(draft: Draft, start: int) -> int:
    end = start
    while end < min(start + _LONGEST, len(draft.doc)) and draft.words[end] not in _BREAKS:
        end += 1
    return end


def _until_verb(draft: Draft, start: int) -> int:
    end = start
    while end < min(start + _LONGEST, len(draft.doc)) and draft.words[end] not in _BREAKS and draft.doc[end].tag_ not in FINITE:
        end += 1
    return end


def _phrase_start(draft: Draft, end: int) -> int:
    start = end
    while start and end - start < _LONGEST and draft.words[start - 1] not in _BREAKS and draft.doc[start - 1].pos_ != "VERB":
        start -= 1
    return start


def country_told(draft: Draft, part: Range) -> str | None:
    """The country that a description tells, None where it tells none or two."""
    noun = _noun(draft, part)
    found = {country for name in _names_in(draft, part) if (country := _country(draft, name)) and _tells(draft, name, part, noun)}
    if not found:
        found = {country for country in _of_bodies(draft, part, noun) if country}
    return found.pop() if len(found) == 1 else None


def _noun(draft: Draft, part: Range) -> int | None:
    """The first noun for a person: the *analyst* of "a Sudanese analyst who ..."."""
    for i in range(*part):
        word = singular(draft.lower[i])
        if draft.doc[i].pos_ in ("NOUN", "PROPN") and word in people() and word not in HONORIFICS:
            following = i + 1 < part[1] and singular(draft.lower[i + 1]) in people() and draft.doc[i + 1].pos_ == "NOUN"
            if not following:
                return i
    return None


def _names_in(draft: Draft, part: Range) -> Iterator[Name]:
    covered = part[0]
    for name in draft.names:
        if part[0] <= name.start and name.end <= part[1] and name.start >= covered and name.kind in _LANDS | {Kind.CAPITAL}:
            if len(name.keys) == 1 and not _goes_before(draft, name):
                yield name
            covered = name.end


def _goes_before(draft: Draft, name: Name) -> bool:
    """ "*Northern* Ireland" is not Ireland."""
    before = draft.doc[name.start - 1]
    own = before.is_title and before.pos_ in ("PROPN", "ADJ") and not before.is_sent_start
    return name.kind in (Kind.COUNTRY, Kind.CAPITAL) and own


def _country(draft: Draft, name: Name) -> str | None:
    return name.keys[0] if name.keys[0] in countries() else None


def _tells(draft: Draft, name: Name, part: Range, noun: int | None) -> bool:
    opens = draft.lower[part[0]]
    if opens in ("of", "from") and (noun is None or name.start < noun):
        return name.start - part[0] <= 2  # "Joseph of Antigua and Barbuda"
    if opens == "who" or noun is None:
        return _led(draft, part) and name.kind is not Kind.CAPITAL and _owns(draft, name)
    if name.end <= noun:
        return _owns(draft, name) and draft.doc[name.start - 1].pos_ != "ADP"
    if draft.lower[noun] in _POSTED or name.kind is Kind.DEMONYM:
        return name.kind is Kind.DEMONYM and draft.lower[noun] not in _POSTED and _serves(draft, noun, name.start)
    return _serves(draft, noun, name.start)


def _owns(draft: Draft, name: Name) -> bool:
    """ "Peruvian", "Peru's", "US"; not the *Korea* of "a Korea specialist"."""
    possessive = draft.words[name.end : name.end + 1] and draft.words[name.end] in POSSESSIVES
    acronym = draft.words[name.start].replace(".", "").isupper()
    return name.kind is Kind.DEMONYM or bool(possessive) or (name.kind is Kind.ALIAS and acronym)


def _serves(draft: Draft, noun: int, at: int) -> bool:
    """Whether only "of", "for", "at" ... lead from the noun to a name: "a scholar at a university in Lima"."""
    cases = [i for i in range(noun + 1, at) if draft.doc[i].pos_ in ("ADP", "SCONJ")]
    if not cases or cases[0] != noun + 1 or any(draft.lower[i] not in _SERVING for i in cases):
        return False
    return not any(draft.doc[i].pos_ in ("VERB", "CCONJ") for i in range(noun, at))


def _led(draft: Draft, part: Range) -> bool:
    """Whether the clause tells what somebody leads: "who *heads* the Kenyan union"."""
    verb = next((draft.doc[i] for i in range(*part) if draft.doc[i].pos_ == "VERB"), None)
    return verb is not None and verb.lemma_.lower() in words_for("leading")


def _of_bodies(draft: Draft, part: Range, noun: int | None) -> Iterator[str | None]:
    """The countries of the bodies that somebody serves or leads, and of whoever owns him: "Burhan's envoy"."""
    for mention in draft.mentions:
        if not part[0] <= mention.start < part[1]:
            continue
        entry = draft.entries[mention.keys[0]]
        if mention.start and draft.lower[mention.start - 1] in words_for("national"):
            continue  # "the opposition Democratic Party" is not America's
        possessive = draft.words[mention.end : mention.end + 1] and draft.words[mention.end] in POSSESSIVES
        if noun is not None and mention.end <= noun:
            if possessive and noun - mention.end <= 3:
                yield entry.country
        elif entry.kind.value == "organisation" and noun is not None:
            if draft.lower[noun] not in _POSTED and _serves(draft, noun, mention.start):
                yield entry.country
        elif entry.kind.value == "organisation" and (_led(draft, part) or draft.lower[part[0]] == "of"):
            yield entry.country


def owner_before(draft: Draft, start: int) -> str | None:
    """ "The *French* company Naval Group": the one country in the words of the same phrase before a body's name."""
    first = start
    while first and draft.doc[first - 1].pos_ in _PHRASE and draft.words[first - 1] not in _BREAKS:
        first -= 1
    found = {country for name in _names_in(draft, (first, start)) if _owns(draft, name) and (country := _country(draft, name))}
    return found.pop() if len(found) == 1 else None


def is_domestic(draft: Draft, part: Range) -> bool:
    """Whether somebody so described plays his part at home: "who leads the *opposition*", "a *senator*"."""
    if draft.doc[part[0]].tag_ == "PRP$":
        return False  # "its secretary": whose, coreference tells
    return any(singular(draft.lower[i]) in words_for("domestic") for i in range(*part))
