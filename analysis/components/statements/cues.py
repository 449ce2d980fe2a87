"""The words that attribute: the lexicon of `data/cues.csv` and where its words stand in a text.

A cue names the frames in which it attributes, each with how often it then does (0 to 1):

    ccomp            said (that) it was late; asked whether; knows why
    quote            said: "..."; "...", he said
    front            It was late, officials said; as he put it
    xcomp            wants to go; denies having gone
    obj              praised the plan; called him a liar; accused him of lying
    obl:for, ...     called for talks
    raise            seems to be late; is expected to win (the subject belongs to the content)
    pass             was criticised (the passive subject is the content)
    rel              what he calls a scandal; the deal that he opposes
    acl              a plan to go; a vow to stay
    nmod:of, ...     criticism of the plan
    be               his goal is to win; the question is whether; is against the plan
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from analysis.components.statements.tree import Tree
from analysis.errors import KnowledgeError

CUES = Path(__file__).resolve().parents[3] / "data" / "cues.csv"
FRAMES = frozenset({"ccomp", "quote", "front", "xcomp", "obj", "raise", "pass", "rel", "acl", "be"})
POSITIONS = frozenset({"VERB", "NOUN", "ADJ", "PHRASE"})

_PREPOSITIONS = frozenset({"regarding", "concerning", "considering", "including", "according"})  # verbs in form only
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon. `stance` in [-1, 1] is what the cue alone says of its source's attitude."""

    lemma: str
    pos: str
    type: str
    frames: Mapping[str, float]
    stance: float
    reliability: float
    forms: tuple[str, ...] = field(default=())


class Lexicon:
    """Cues by word form and part of speech."""

    def __init__(self, cues: Iterator[Cue] | list[Cue]) -> None:
        self.cues = list(cues)
        self._by_form: dict[tuple[str, str], Cue] = {}
        self._by_particle: dict[tuple[str, str], Cue] = {}
        self.phrases: list[tuple[tuple[str, ...], Cue]] = []
        for cue in self.cues:
            if cue.pos == "PHRASE":
                self.phrases.append((tuple(cue.lemma.split()), cue))
            if cue.pos == "VERB" and " " in cue.lemma:
                self._add_particle_verb(cue)
                continue
            for form in inflected(cue):
                self._by_form.setdefault((form, cue.pos), cue)

    def _add_particle_verb(self, cue: Cue) -> None:
        verb, particle = cue.lemma.split()
        for form in inflected(replace(cue, lemma=verb)):
            self._by_particle.setdefault((form, particle), cue)

    def cue(self, form: str, pos: str) -> Cue | None:
        """The cue of a lower-cased word form, `pos` being a universal tag."""
        if pos in _VERBAL:
            return self._by_form.get((form, "VERB"))
        if pos in _NOMINAL:
            return self._by_form.get((form, "NOUN"))
        return self._by_form.get((form, {"ADP": "PHRASE"}.get(pos, pos)))

    def find(self, tree: Tree) -> Iterator[tuple[int, Cue]]:
        """Every token that is a cue, with its entry; phrases are found apart."""
        for index, (form, pos) in enumerate(zip(tree.lower, tree.pos, strict=True)):
            if form in _PREPOSITIONS or tree.dep[index] in ("case", "mark") or _is_thing(tree, index):
                continue
            found = self._with_particle(tree, index) if pos == "VERB" else None
            found = found or self.cue(form, pos)
            if (found is None and tree.tag[index] == "JJ") or _is_state(tree, index):  # tag and part of speech may disagree
                found = self.cue(form, "ADJ") or found
            if found is not None and found.pos != "PHRASE":
                yield index, found

    def _with_particle(self, tree: Tree, index: int) -> Cue | None:
        """The entry of "rule out" rather than that of "rule" where the particle stands by."""
        particle = next((child for child in tree.children[index] if tree.label[child] == "compound:prt"), None)
        return self._by_particle.get((tree.lower[index], tree.lower[particle])) if particle is not None else None


def _is_thing(tree: Tree, index: int) -> bool:
    """At *the* motor *show*: a noun that the tagger took for a verb."""
    return tree.tag[index] in ("VB", "VBP") and any(tree.dep[child] == "det" and child < index for child in tree.children[index])


def _is_state(tree: Tree, index: int) -> bool:
    """Is committed to, was convinced that: a participle after "be" that nobody acts on, which the tagger took for a passive."""
    if tree.tag[index] != "VBN" or any(tree.label[child] == "obl:agent" for child in tree.children[index]):
        return False
    return any(tree.label[child] in ("aux:pass", "cop") and tree.lower[child] in _BE for child in tree.children[index])


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships."""
    return Lexicon(read_cues(CUES))


def read_cues(path: Path) -> list[Cue]:
    """The rows of a cue file. Raises KnowledgeError with the line where a row does not hold what it must."""
    with path.open(encoding="utf8", newline="") as file:
        return [_read(row, path, number) for number, row in enumerate(csv.DictReader(file), 2)]


def _read(row: dict[str, str], path: Path, number: int) -> Cue:
    try:
        frames = {name: float(share) for name, _, share in (part.rpartition("=") for part in row["frames"].split())}
        cue = Cue(
            lemma=row["lemma"],
            pos=row["pos"],
            type=row["type"],
            frames=frames,
            stance=float(row["stance"]),
            reliability=float(row["reliability"]),
            forms=tuple(row["forms"].split()),
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"{path.name}, line {number}: not a cue ({error}).") from error
    unknown = [name for name in frames if name not in FRAMES and not name.startswith(("obl:", "nmod:"))]
    if unknown or cue.pos not in POSITIONS or not frames:
        raise KnowledgeError(f"{path.name}, line {number}: unknown frame or part of speech in the row of {cue.lemma!r}.")
    return cue


def inflected(cue: Cue) -> set[str]:
    """All forms of a cue: those that the row lists, and the regular ones."""
    lemma = cue.lemma
    forms = {lemma, *cue.forms}
    if cue.pos == "VERB":
        forms |= {_with_s(lemma), *_with_ing(lemma)}
        if not cue.forms:
            forms |= _with_ed(lemma)
    elif cue.pos == "NOUN":
        forms.add(_with_s(lemma))
    return forms


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _ends_in_consonant_y(lemma) else lemma + "s"


def _with_ed(lemma: str) -> set[str]:
    if lemma.endswith("e"):
        return {lemma + "d"}
    return {lemma[:-1] + "ied"} if _ends_in_consonant_y(lemma) else {stem + "ed" for stem in _stems(lemma)}


def _with_ing(lemma: str) -> set[str]:
    if lemma.endswith("ie"):
        return {lemma[:-2] + "ying"}
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return {lemma[:-1] + "ing"}
    return {stem + "ing" for stem in _stems(lemma)}


def _stems(lemma: str) -> set[str]:
    """With and without the last consonant doubled: the stress decides which is right, and the wrong one is no word."""
    return {lemma, lemma + lemma[-1]} if _DOUBLING.search(lemma) else {lemma}


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou")
