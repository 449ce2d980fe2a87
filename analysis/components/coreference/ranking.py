"""The likeliest of the phrases that a pronoun can stand for, or none.

Candidates are filtered by gender, number, kind and syntax, then weighed: nearness, grammatical role, the subjects of the
clauses around the pronoun, parallel roles, how often the one was mentioned (after Lappin and Leass 1994, and the centering
theory of Grosz, Joshi and Weinstein 1995). Whoever does not win clearly is not chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from analysis.components.coreference.anaphors import Number, Pronoun
from analysis.components.coreference.binding import announced, commanding, forbidden, top_of
from analysis.components.coreference.phrases import Phrase, Referent, Role, Scene, Sort, role_of

_BACK = {Number.PERSON: 3, Number.NEUTER: 1, Number.PLURAL: 2}  # sentences
_ROLE = {
    Role.SUBJECT: 1.6,
    Role.INNER_SUBJECT: 1.1,
    Role.OBJECT: 0.6,
    Role.OBLIQUE: 0.4,
    Role.OWNER: 0.6,
    Role.COMPLEMENT: 0.0,
    Role.MODIFIER: -0.6,
}
_SENTENCE_BACK = -1.0
_GOVERNS = (1.0, 0.6, 0.4)  # subject of the nearest clause around, of the next, of the one after
_PRONOUN = 0.5
_PARALLEL = 0.3
_OFTEN = 0.25
_LATER = -0.2
_QUOTED = -1.0  # in somebody's mouth, while the pronoun is the article's own
_MARGIN = {Number.PERSON: 0.25, Number.NEUTER: 0.5, Number.PLURAL: 0.4}
_ENOUGH = {Number.PERSON: -1.5, Number.NEUTER: 1.2, Number.PLURAL: 0.5}


@dataclass(frozen=True, slots=True)
class Choice:
    referent: Referent
    phrase: Phrase
    score: float


def choose(scene: Scene, pronoun: Pronoun) -> Choice | None:
    """The winner, or None where nobody fits or two are about as likely."""
    best: dict[Referent, Choice] = {}
    for phrase, score in weighed(scene, pronoun):
        if phrase.referent not in best or score > best[phrase.referent].score:
            best[phrase.referent] = Choice(phrase.referent, phrase, score)
    ranked = sorted(best.values(), key=lambda choice: -choice.score)
    if not ranked or ranked[0].score < _ENOUGH[pronoun.number]:
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < _MARGIN[pronoun.number]:
        return None
    return ranked[0]


def weighed(scene: Scene, pronoun: Pronoun) -> Iterator[tuple[Phrase, float]]:
    tree, at = scene.tree, pronoun.token
    speaker = scene.speaker_of(at)
    governing = {top: place for place, top in reversed(list(enumerate(commanding(tree, at))))}
    later = announced(tree, at)
    role = role_of(tree, at)
    for phrase in scene.near(at, _BACK[pronoun.number]):
        if phrase.head >= at and phrase.head != later:
            continue
        if phrase.referent is speaker or not fits(phrase.referent, pronoun):
            continue
        if forbidden(tree, phrase.head, at, pronoun.reflexive):
            continue
        back = scene.number[at] - phrase.sentence
        score = _SENTENCE_BACK * back + _ROLE[phrase.role] + _OFTEN * log(1 + phrase.referent.times)
        place = governing.get(top_of(tree, phrase.head)) if not back else None
        if place is not None:
            score += _GOVERNS[min(place, len(_GOVERNS) - 1)]
        score += _QUOTED * (scene.voices.quoted[phrase.head] > scene.voices.quoted[at])
        score += _PRONOUN * phrase.pronoun + _PARALLEL * (phrase.role is role) + _LATER * (phrase.head > at)
        yield phrase, score


def fits(referent: Referent, pronoun: Pronoun) -> bool:
    """By kind, number and gender; what is not known does not exclude."""
    if pronoun.number is Number.PERSON:
        return not referent.plural and referent.sort in (Sort.PERSON, Sort.OPEN) and referent.gender in (pronoun.gender, None)
    if pronoun.number is Number.NEUTER:
        return not referent.plural and referent.sort is not Sort.PERSON
    return referent.plural
