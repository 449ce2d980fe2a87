"""Which words point back to somebody without naming them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from analysis.components.coreference.words import words_for
from analysis.components.statements.cues import lexicon
from analysis.components.statements.tree import Tree

SPEECH = 0.5  # how often a cue must introduce quotations to be a verb of saying
_CLAUSES = frozenset({"ccomp", "csubj", "acl", "advcl", "xcomp"})


class Number(Enum):
    PERSON = "he or she"
    NEUTER = "it"
    PLURAL = "they"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One personal pronoun of the third person; `gender` only of *he* and *she*; `speaks` if it is the subject of *say*."""

    head: int
    number: Number
    gender: str | None
    possessive: bool
    reflexive: bool
    speaks: bool


_FORMS = {
    word: (number, gender)
    for words, number, gender in (
        ("he him his himself", Number.PERSON, "m"),
        ("she her hers herself", Number.PERSON, "f"),
        ("it its itself", Number.NEUTER, None),
        ("they them their theirs themselves", Number.PLURAL, None),
    )
    for word in words.split()
}


def pronouns_in(tree: Tree) -> Iterator[Pronoun]:
    """In text order; an *it* that stands for nobody ("it is clear that", "it rains") is none."""
    for i, word in enumerate(tree.lower):
        if (form := _FORMS.get(word)) and tree.pos[i] == "PRON":
            if word == "it" and is_expletive(tree, i):
                continue
            if word.endswith(("self", "selves")) and is_intensive(tree, i):
                continue
            number, gender = form
            reflexive = word.endswith(("self", "selves"))
            yield Pronoun(i, number, gender, tree.label[i] == "nmod:poss", reflexive, _speaks(tree, i))


def _speaks(tree: Tree, i: int) -> bool:
    verb = tree.head[i]
    if tree.label[i] != "nsubj" or tree.pos[verb] != "VERB":
        return False
    cue = lexicon().cue(tree.lower[verb], "VERB")
    return cue is not None and cue.frames.get("quote", 0) >= SPEECH


def is_intensive(tree: Tree, i: int) -> bool:
    """The *himself* of "Xi himself", which only stresses the noun that it hangs on."""
    return tree.pos[tree.head[i]] in ("NOUN", "PROPN", "PRON") or tree.label[i] in (
        "appos",
        "nmod:unmarked",
        "obl:unmarked",
        "advmod",
    )


def is_expletive(tree: Tree, i: int) -> bool:
    """The *it* of "it is clear that", "it seems", "it rains", "it was he who"."""
    if tree.dep[i] == "expl":
        return True
    if tree.dep[i] not in ("nsubj", "obj"):
        return False
    verb = tree.head[i]
    if tree.doc[verb].lemma_.lower() in words_for("expletive"):
        return True
    if tree.child(verb, "cop") is not None or tree.passive(verb):
        return any(tree.dep[child] in _CLAUSES and child > verb for child in tree.children[verb]) or tree.pos[verb] not in (
            "ADJ",
            "VERB",
        )
    return False
