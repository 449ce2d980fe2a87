"""The country of people and bodies whom no list places: what describes them tells it, else the words before them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from analysis.components.actors.draft import Draft
from analysis.components.actors.entries import ActorMention
from analysis.components.actors.gazetteer import Kind
from analysis.components.actors.placing import country_told, descriptions, is_domestic, owner_before
from analysis.components.actors.words import words_for
from analysis.components.statements.tree import tree_of
from analysis.knowledge import RoleKind, leaders, organisations, titles
from analysis.records import ActorKind, How

_STATE = frozenset({
    RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT, RoleKind.FOREIGN_MINISTER, RoleKind.DEFENCE_MINISTER,
    RoleKind.FINANCE_MINISTER, RoleKind.OPPOSITION,
})  # fmt: skip
_OFTEN, _CLEARLY = 4, 2
_STATE_WORDS = ("minister", "secretary", "governor", "senator", "lawmaker", "mayor", "general", "politician")
_PARTIES = frozenset({"party", "parliament", "senate", "assembly", "congress"})
_SENT = ("ambassador", "envoy", "consul", "diplomat")
_VOICES = 3  # people of one country, from which it may be the one that an article is about


def countries_of_the_rest(draft: Draft) -> None:
    """Of people and bodies whom no list and no title's owner places. What describes them comes first, in text order."""
    home = _home(draft)
    for mention in sorted(draft.mentions, key=lambda mention: mention.start):
        key = mention.keys[0]
        entry = draft.entries[key]
        if entry.country is not None or key in leaders() or key in organisations():
            continue
        if entry.kind is ActorKind.PERSON:
            country = _of_person(draft, mention, home)
        elif entry.kind is ActorKind.ORGANISATION and mention.how is How.NAME:
            country = owner_before(draft, mention.start) or (home if _is_national(draft, mention) else None)
        else:
            continue
        if country is not None:
            draft.entries[key] = replace(entry, country=country)


def _of_person(draft: Draft, mention: ActorMention, home: str | None) -> str | None:
    if mention.how is How.TITLE:
        return _of_titled(draft, mention, home)
    if mention.how is not How.NAME:
        return None
    parts = list(descriptions(draft, mention.start, mention.end))
    told = next((country for part in parts if (country := country_told(draft, part))), None)
    if told is None and any(is_domestic(draft, part) for part in parts):
        return _governing(draft, mention.start) or home
    return told


def _of_titled(draft: Draft, mention: ActorMention, home: str | None) -> str | None:
    words, capital = draft.doc[mention.start : mention.end].text.lower(), draft.words[mention.start][0].isupper()
    lands = {country for title in titles().get(words, ()) for country in title.countries}
    if len(lands) == 1:
        return lands.pop()
    if words.endswith(_SENT) and capital:
        named = set(_countries(draft, draft.doc[mention.start].sent.start, mention.start))
        return named.pop() if len(named) == 1 else None
    if not _of_state(draft, mention):
        return None
    return country_before(draft, mention.start) or _acting_before(draft, mention.start) or home


def _acting_before(draft: Draft, at: int) -> str | None:
    """ "Peru has expelled Mexico's envoy. *Foreign Minister* …": the country that acts in the sentence before."""
    begin = draft.doc[at].sent.start
    if not begin:
        return None
    subject = next((child for child in draft.doc[begin - 1].sent.root.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    return next(
        (draft.entries[m.keys[0]].country for m in draft.mentions if m.start <= subject.i < m.end and len(m.keys) == 1), None
    )


def _governing(draft: Draft, at: int) -> str | None:
    """Of the countries that the article is about, the one that the sentence or else the paragraph has named before `at`."""
    counts = Counter(_countries(draft, 0, len(draft.doc)))
    most = max(counts.values(), default=0)
    about = {country for country, count in counts.items() if count >= most / _CLEARLY}
    paragraph = tree_of(draft.doc).paragraph
    for start in (draft.doc[at].sent.start, bisect_left(paragraph, paragraph[at])):
        named = about.intersection(_countries(draft, start, at))
        if len(named) == 1:
            return named.pop()
    return None


def _is_national(draft: Draft, mention: ActorMention) -> bool:
    """ "The opposition Democratic Party", "the Communist Party": a body of the country that the article is about."""
    before = draft.lower[mention.start - 1] if mention.start else ""
    return draft.lower[mention.end - 1] in _PARTIES or before in words_for("national")


def _home(draft: Draft) -> str | None:
    """The country that the article is about: named twice as often as any other, or that of twice as many of its people."""
    voices = Counter(entry.country for entry in draft.entries.values() if entry.kind is ActorKind.PERSON and entry.country)
    return _first(Counter(_countries(draft, 0, len(draft.doc))), _OFTEN) or _first(voices, _VOICES)


def _first(counts: Counter[str], least: int) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]):
        return None
    return ranked[0][0]


def country_before(draft: Draft, at: int) -> str | None:
    """The one country that the sentence speaks of before token `at`, else the sentence before; None where there are two."""
    begin = draft.doc[at].sent.start
    for start, end in ((begin, at), (draft.doc[begin - 1].sent.start if begin else 0, begin)):
        if found := set(_countries(draft, start, end)):
            return found.pop() if len(found) == 1 else None
    return None


def _of_state(draft: Draft, mention: ActorMention) -> bool:
    words = draft.doc[mention.start : mention.end].text.lower()
    roles = {role for title in titles().get(words, ()) for role in title.roles}
    return (bool(roles & _STATE) and words != "president") or words.endswith(_STATE_WORDS)


def _countries(draft: Draft, start: int, end: int) -> Iterator[str]:
    for mention in draft.mentions:
        if start <= mention.start < end:
            yield from filter(None, (draft.entries[key].country for key in mention.keys))
    for name in draft.names:
        if name.kind is Kind.CAPITAL and start <= name.start < end and len(name.keys) == 1:
            yield name.keys[0]
