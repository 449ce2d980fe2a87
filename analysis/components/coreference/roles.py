"""Where a phrase stands in its sentence."""

from __future__ import annotations

from enum import IntEnum

from analysis.components.clauses import FINITE
from analysis.components.coreference.binding import top_of
from analysis.components.statements.tree import Tree


class Role(IntEnum):
    """Where a phrase stands in its sentence, the most prominent first."""

    SUBJECT = 1  # of a main clause
    INNER_SUBJECT = 2
    OBJECT = 3
    OBLIQUE = 4
    OWNER = 5
    COMPLEMENT = 6
    MODIFIER = 7


_ROLES = {
    "obj": Role.OBJECT,
    "iobj": Role.OBJECT,
    "obl": Role.OBLIQUE,
    "obl:agent": Role.OBJECT,
    "nmod:poss": Role.OWNER,
    "nmod": Role.COMPLEMENT,
    "nmod:desc": Role.MODIFIER,
    "ROOT": Role.SUBJECT,
    "parataxis": Role.SUBJECT,
    "vocative": Role.SUBJECT,  # "Peru, where it rained, thanked them": in news nobody is addressed
    "dislocated": Role.SUBJECT,
}
_MAIN = frozenset({"ROOT", "parataxis", "conj"})


def role_of(tree: Tree, i: int) -> Role:
    if _subject_by_place(tree, i):
        return Role.SUBJECT
    i = top_of(tree, i)
    label = tree.label[i]
    if tree.dep[i] == "nsubj" and _of_the_subject(tree, i):
        return Role.COMPLEMENT
    if tree.dep[i] == "nsubj" or label == "csubj":
        return Role.SUBJECT if is_main(tree, tree.head[i]) else Role.INNER_SUBJECT
    return _ROLES.get(label) or _ROLES.get(tree.dep[i], Role.MODIFIER)


def _subject_by_place(tree: Tree, i: int) -> bool:
    """ "They left the city, *and its mayor, Jane Doe*, wants help": a subject that the parser added to the noun before it."""
    if tree.label[i] in ("appos", "flat") and tree.pos[tree.head[i]] in ("NOUN", "PROPN"):
        i = tree.head[i]
    if tree.label[i] != "conj" or tree.pos[tree.head[i]] not in ("NOUN", "PROPN"):
        return False
    left, right = tree.subtree(i)
    left += tree.lower[left] == ","
    verb = right + (right < len(tree) and tree.lower[right] == ",")
    return (
        tree.lower[left] == "and"
        and tree.lower[left - 1] == ","
        and verb < len(tree)
        and tree.tag[verb] in FINITE
        and tree.dep[verb] == "conj"
        and tree.child(verb, "nsubj") is None
    )


def _of_the_subject(tree: Tree, i: int) -> bool:
    """ "A spokesman *for* Jane Doe declined": a second subject after a preposition belongs to the first."""
    first, left = tree.child(tree.head[i], "nsubj"), tree.left[i]
    return first is not None and first < i and left > 0 and tree.pos[left - 1] == "ADP"


def is_main(tree: Tree, verb: int) -> bool:
    """Whether a predicate heads the sentence or is coordinated with what does."""
    for _ in range(6):
        if tree.head[verb] == verb:
            return True
        if tree.dep[verb] not in _MAIN:
            return False
        verb = tree.head[verb]
    return False
