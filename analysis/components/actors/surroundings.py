"""The country of ministers and ministries that nothing nearer places: the only one that the words before them speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from analysis.components.actors.draft import Draft
from analysis.components.actors.entries import ActorMention
from analysis.components.actors.gazetteer import Kind
from analysis.knowledge import RoleKind, leaders, titles
from analysis.records import ActorKind, How

_STATE = frozenset({
    RoleKind.HEAD_OF_STATE, RoleKind.HEAD_OF_GOVERNMENT, RoleKind.FOREIGN_MINISTER, RoleKind.DEFENCE_MINISTER,
    RoleKind.FINANCE_MINISTER, RoleKind.OPPOSITION,
})  # fmt: skip
_OFTEN, _CLEARLY = 4, 2
_STATE_WORDS = ("minister", "secretary", "governor", "senator", "lawmaker", "mayor", "general", "politician")


def countries_of_the_rest(draft: Draft) -> None:
    """Of titled people whom no list and no title's owner places."""
    for mention in draft.mentions:
        key = mention.keys[0]
        entry = draft.entries[key]
        unplaced = entry.kind is ActorKind.PERSON and entry.country is None and key not in leaders()
        if unplaced and mention.how is How.TITLE and _of_state(draft, mention):
            draft.entries[key] = replace(entry, country=country_before(draft, mention.start) or _home(draft))


def _home(draft: Draft) -> str | None:
    """The country that the article is about: named twice as often as any other."""
    counts = Counter(_countries(draft, 0, len(draft.doc))).most_common(2)
    if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[0][1] < _CLEARLY * counts[1][1]):
        return None
    return counts[0][0]


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
