"""Whom a pronoun most likely stands for, or nobody.

The phrases before it are filtered by kind, gender, number and syntax. What speaks for each of the rest (nearness, its role in
the sentence, whether it governs the clause of the pronoun, how often it was mentioned ...) is weighed as in a multinomial
logistic regression, so that the weights add up to probabilities. Who stays under the threshold is not chosen.

The evidence is that of Lappin and Leass (1994) and of the centering theory of Grosz, Joshi and Weinstein (1995); the weights
are fitted (`data/coreference_weights.csv`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp

from analysis.components.coreference.anaphors import Number, Pronoun
from analysis.components.coreference.binding import announced, commanding, explained, forbidden, said_by, top_of
from analysis.components.coreference.phrases import Phrase, Referent, Scene, Sort
from analysis.components.coreference.roles import Role, role_of
from analysis.components.statements.cues import lexicon
from analysis.components.statements.tree import Tree
from analysis.knowledge.tables import DATA, rows

SURE = {Number.PERSON: 0.52, Number.NEUTER: 0.55, Number.PLURAL: 0.55}
# What news differs in from GUM's texts: countries and bodies act, speakers are heard on, paragraphs are short. Chosen on
# tests/gold/dev_*.
_IN_NEWS = {
    Number.PERSON: {"speaks on": 1.0, "explains": 3.0, "back 3": -0.5, "back 4": -1.0},
    Number.NEUTER: {"country": 1.0, "body": 0.4},
    Number.PLURAL: {},
}
_CONTINUED = 0.4  # enough for one who stays the subject (Grosz, Joshi and Weinstein's "continue")
_BACK = {Number.PERSON: 6, Number.NEUTER: 2, Number.PLURAL: 3}  # sentences
_OFTEN = (1, 2, 4, 8)  # mentions so far
_TIMES = [f"times {bounds}" for bounds in range(len(_OFTEN) + 1)]
_BACKS = [f"back {sentences}" for sentences in range(5)]
_ROLES = {role: role.name.lower() for role in Role}
_SORTS = {sort: sort.value for sort in Sort}


@dataclass(frozen=True, slots=True)
class Choice:
    """`likelihood` between 0 and 1; `phrase` is the mention that speaks most for it."""

    referent: Referent
    phrase: Phrase
    likelihood: float


def choose(scene: Scene, pronoun: Pronoun) -> Choice | None:
    """The winner, or None where nobody fits or nobody is likely enough."""
    table = weights()[pronoun.number]
    total = exp(table.get("nobody", 0.0))
    shares: dict[Referent, float] = defaultdict(float)
    best: dict[Referent, tuple[float, Phrase]] = {}
    for phrase, evidence in candidates(scene, pronoun):
        weight = exp(sum([table[name] for name in evidence if name in table]))
        total += weight
        shares[phrase.referent] += weight
        if weight > best.get(phrase.referent, (0.0, phrase))[0]:
            best[phrase.referent] = (weight, phrase)
    if not shares:
        return None
    winner = max(shares, key=lambda referent: shares[referent])
    choice = Choice(winner, best[winner][1], shares[winner] / total)
    sure = choice.likelihood >= SURE[pronoun.number]
    return choice if sure or (choice.likelihood >= _CONTINUED and _continues(scene, pronoun, choice)) else None


def _continues(scene: Scene, pronoun: Pronoun, choice: Choice) -> bool:
    """Whether *he* goes on as the subject of the sentence before did, and nobody else whom it fits has been a subject since."""
    before = scene.number[pronoun.head] - 1
    if pronoun.number is not Number.PERSON or choice.phrase.sentence != before or choice.phrase.role is not Role.SUBJECT:
        return False
    subjects = {
        phrase.referent
        for phrase in scene.near(pronoun.head, 1)
        if phrase.head < pronoun.head and phrase.role <= Role.INNER_SUBJECT and fits(phrase.referent, pronoun)
    }
    return role_of(scene.tree, pronoun.head) is Role.SUBJECT and subjects == {choice.referent}


def candidates(scene: Scene, pronoun: Pronoun) -> Iterator[tuple[Phrase, list[str]]]:
    """Every phrase that the pronoun can stand for, with what speaks for and against it."""
    at = pronoun.head
    speaker, later = scene.speaker_of(at), announced(scene.tree, at)
    others = _other_arguments(scene, pronoun)
    possible = [
        phrase
        for phrase in scene.near(at, _BACK[pronoun.number])
        if (phrase.head < at or phrase.head == later)
        and phrase.referent is not speaker
        and phrase.referent not in others
        and fits(phrase.referent, pronoun)
        and not forbidden(scene.tree, phrase.head, at, pronoun.reflexive)
        and not (pronoun.speaks and not phrase.pronoun and said_by(scene.tree, phrase.head, at))
    ]
    subjects = [phrase.head for phrase in possible if phrase.role <= Role.INNER_SUBJECT and phrase.head < at]
    place = _Place(
        role=role_of(scene.tree, at),
        governing={top: rank for rank, top in reversed(list(enumerate(commanding(scene.tree, at), 1)))},
        latest_subject=max(subjects, default=-1),
        nearest=max((phrase.head for phrase in possible if phrase.head < at), default=-1),
    )
    for phrase in possible:
        yield phrase, _evidence(scene, pronoun, place, phrase)


def _other_arguments(scene: Scene, pronoun: Pronoun) -> set[Referent]:
    """Who acts on the pronoun or is acted on by it ("the president rang *him*") is somebody else, by whatever name."""
    if pronoun.possessive or pronoun.reflexive:
        return set()
    return {
        phrase.referent
        for phrase in scene.near(pronoun.head, 0)
        if phrase.referent.keys and not phrase.joint and forbidden(scene.tree, phrase.head, pronoun.head)
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """What is the same for all candidates of a pronoun."""

    role: Role
    governing: dict[int, int]
    latest_subject: int
    nearest: int


def _evidence(scene: Scene, pronoun: Pronoun, place: _Place, phrase: Phrase) -> list[str]:
    at, head, referent, role, quoted = pronoun.head, phrase.head, phrase.referent, phrase.role, scene.voices.quoted
    back = scene.number[at] - phrase.sentence
    evidence = [_BACKS[min(back, 4)], _ROLES[role], _TIMES[bisect_right(_OFTEN, referent.times)], _SORTS[referent.sort]]
    if not back:
        rank = place.governing.get(top_of(scene.tree, head))
        evidence.append(f"governs {min(rank, 3)}" if rank else "governs nothing")
    facts = (
        ("owns here", not back and pronoun.possessive),
        ("subject before", back == 1 and role is Role.SUBJECT),
        ("pronoun", phrase.pronoun),
        ("joint", phrase.joint),
        ("parallel", role is place.role),
        ("latest subject", head == place.latest_subject),
        ("nearest", head == place.nearest),
        ("speaks on", pronoun.speaks and back == 1 and role is Role.SUBJECT and _spoke(scene.tree, head)),
        ("explains", pronoun.speaks and not back and role is Role.SUBJECT and explained(scene.tree, head, at)),
        ("speaks", pronoun.speaks and referent.sort in (Sort.COUNTRY, Sort.BODY)),
        ("quoted", quoted[head] > quoted[at]),
        ("outside", quoted[at] and not scene.voices.same(head, at)),
        ("later", head > at),
        ("unnamed", not referent.keys),
        ("gender", pronoun.gender and referent.gender),
        ("opens", scene.sentences[phrase.sentence][0] is phrase),
        ("paragraph", scene.tree.paragraph[head] == scene.tree.paragraph[at]),
    )
    return evidence + [name for name, holds in facts if holds]


def _spoke(tree: Tree, head: int) -> bool:
    """Whether a phrase is the subject of a verb that attributes words or wishes to it."""
    verb = tree.head[top_of(tree, head)]
    return tree.pos[verb] == "VERB" and lexicon().cue(tree.lower[verb], "VERB") is not None


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
    for number, changes in _IN_NEWS.items():
        for evidence, more in changes.items():
            found[number][evidence] = found[number].get(evidence, 0.0) + more
    return found
