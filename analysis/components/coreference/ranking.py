"""Whom a pronoun most likely stands for, or nobody.

The phrases before it are filtered by kind, gender, number and syntax. What speaks for each of the rest (nearness, its role in
the sentence, whether it governs the clause of the pronoun, how often it was mentioned ...) is weighed as in a multinomial
logistic regression, so that the weights add up to probabilities. Who stays under the threshold is not chosen.

The evidence is that of Lappin and Leass (1994) and of the centering theory of Grosz, Joshi and Weinstein (1995); the weights
are fitted (`data/coreference_weights.csv`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp

from analysis.components.coreference.anaphors import Number, Pronoun
from analysis.components.coreference.binding import announced, commanding, forbidden, top_of
from analysis.components.coreference.phrases import Phrase, Referent, Role, Scene, Sort, role_of
from analysis.knowledge.tables import DATA, rows

SURE = {Number.PERSON: 0.5, Number.NEUTER: 0.5, Number.PLURAL: 0.5}
_BACK = {Number.PERSON: 6, Number.NEUTER: 2, Number.PLURAL: 3}  # sentences
_OFTEN = (1, 2, 4, 8)  # mentions so far


@dataclass(frozen=True, slots=True)
class Choice:
    """`likelihood` between 0 and 1; `phrase` is the mention that speaks most for it."""

    referent: Referent
    phrase: Phrase
    likelihood: float


def choose(scene: Scene, pronoun: Pronoun) -> Choice | None:
    """The winner, or None where nobody fits or nobody is likely enough."""
    table = weights()[pronoun.number]
    total, shares = exp(table.get("nobody", 0.0)), defaultdict(float)
    best: dict[Referent, tuple[float, Phrase]] = {}
    for phrase, evidence in candidates(scene, pronoun):
        weight = exp(sum(table.get(name, 0.0) for name in evidence))
        total += weight
        shares[phrase.referent] += weight
        if weight > best.get(phrase.referent, (0.0,))[0]:
            best[phrase.referent] = (weight, phrase)
    if not shares:
        return None
    winner = max(shares, key=lambda referent: shares[referent])
    likelihood = shares[winner] / total
    return Choice(winner, best[winner][1], likelihood) if likelihood >= SURE[pronoun.number] else None


def candidates(scene: Scene, pronoun: Pronoun) -> Iterator[tuple[Phrase, list[str]]]:
    """Every phrase that the pronoun can stand for, with what speaks for and against it."""
    tree, at = scene.tree, pronoun.head
    speaker = scene.speaker_of(at)
    governing = {top: place for place, top in reversed(list(enumerate(commanding(tree, at))))}
    later = announced(tree, at)
    role = role_of(tree, at)
    quoted = scene.voices.quoted
    for phrase in scene.near(at, _BACK[pronoun.number]):
        head, referent = phrase.head, phrase.referent
        if (head >= at and head != later) or referent is speaker or not fits(referent, pronoun):
            continue
        if forbidden(tree, head, at, pronoun.reflexive):
            continue
        back = scene.number[at] - phrase.sentence
        evidence = [f"back {min(back, 4)}", phrase.role.name.lower(), f"times {_often(referent)}", referent.sort.value]
        if not back:
            place = governing.get(top_of(tree, head))
            evidence.append("governs nothing" if place is None else f"governs {min(place + 1, 3)}")
        if phrase.pronoun:
            evidence.append("pronoun")
        if phrase.joint:
            evidence.append("joint")
        if phrase.role is role:
            evidence.append("parallel")
        if quoted[head] > quoted[at]:
            evidence.append("quoted")
        if quoted[at] and not scene.voices.same(head, at):
            evidence.append("outside")
        if head > at:
            evidence.append("later")
        if not referent.keys:
            evidence.append("unnamed")
        if pronoun.possessive and not back:
            evidence.append("owns here")
        if pronoun.gender and referent.gender:
            evidence.append("gender")
        if scene.first_of(phrase):
            evidence.append("opens")
        if scene.paragraph(phrase.head) == scene.paragraph(at):
            evidence.append("paragraph")
        if phrase.role is Role.SUBJECT and back == 1:
            evidence.append("subject before")
        yield phrase, evidence


def _often(referent: Referent) -> int:
    return sum(referent.times >= bound for bound in _OFTEN)


def fits(referent: Referent, pronoun: Pronoun) -> bool:
    """By kind, number and gender; what is not known does not exclude."""
    if pronoun.number is Number.PERSON:
        return not referent.plural and referent.sort in (Sort.PERSON, Sort.OPEN) and referent.gender in (pronoun.gender, None)
    if pronoun.number is Number.NEUTER:
        return not referent.plural and referent.sort is not Sort.PERSON
    return referent.plural or referent.sort is Sort.BODY


@cache
def weights() -> dict[Number, dict[str, float]]:
    """Log weights of each piece of evidence, by kind of pronoun."""
    found: dict[Number, dict[str, float]] = {number: {} for number in Number}
    path = DATA / "coreference_weights.csv"
    for row in rows(path, ("evidence", *(number.name.lower() for number in Number))):
        for number in Number:
            try:
                found[number][row.text("evidence")] = float(row.values[number.name.lower()] or 0)
            except ValueError:
                raise row.error(f"{number.name.lower()} is no number") from None
    return found
