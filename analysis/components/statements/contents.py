"""What a cue attributes: the candidates for its content, by its syntax.

Each candidate says in which frame of the cue (see `cues`) it was found; whether the cue licenses that
frame is for the caller to ask of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.components.statements.tree import Range, Tree, subtract
from analysis.components.statements.words import words_for

_ADDED = frozenset({"as", "of", "for", "from", "over", "to", "with", "into", "on", "about", "against"})  # praised him for it
_COMPLEMENT_MARKS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where"})
_ABOUT = frozenset({"regarding", "concerning"})
_PARTICLES = words_for("particle")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "what"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """`head`: the token on which the content hangs; `ranges`: its tokens, the cue's own part cut out."""

    frame: str
    head: int
    ranges: tuple[Range, ...]


def candidates(tree: Tree, cue: int) -> Iterator[Candidate]:
    """Every content that the syntax around a cue offers, best first."""
    pos = tree.pos[cue]
    if pos in ("VERB", "AUX"):
        yield from _of_verb(tree, cue)
    elif pos in ("NOUN", "PROPN"):
        yield from _of_noun(tree, cue)
    else:
        yield from _of_adjective(tree, cue)


def _of_verb(tree: Tree, cue: int) -> Iterator[Candidate]:
    yield from _finite_clauses(tree, cue)
    yield from _infinitives(tree, cue)
    yield from _objects(tree, cue)
    yield from _prepositional(tree, cue, "obl")
    yield from _relative(tree, cue)
    yield from _passive_subject(tree, cue)


def _finite_clauses(tree: Tree, cue: int) -> Iterator[Candidate]:
    for child in tree.children[cue]:
        if tree.dep[child] == "ccomp" and _is_speaker(tree, cue, child):
            continue
        if tree.dep[child] == "ccomp" or (
            tree.dep[child] == "advcl" and _complementizer(tree, child) in ("that", "whether", "if") and child > cue
        ):
            yield Candidate("ccomp", child, _clause(tree, child, cue))
        elif tree.dep[child] in ("obj", "iobj", "obl") and child > cue:  # told reporters that ... read as a relative clause
            for clause in tree.all(child, "acl", "ccomp"):
                if tree.lower[tree.left[clause]] == "that" and tree.dep[tree.left[clause]] == "mark":
                    yield Candidate("ccomp", clause, (tree.subtree(clause),))


def _is_speaker(tree: Tree, cue: int, child: int) -> bool:
    """... , said the minister, who ...: a subject after its verb that the parser took for a clause."""
    return (
        child > cue
        and tree.pos[child] in ("PROPN", "NOUN", "PRON")
        and tree.child(child, "nsubj", "cop", "mark", "csubj") is None
        and tree.child(cue, "nsubj") is None
    )


def _complementizer(tree: Tree, clause: int) -> str:
    mark = tree.child(clause, "mark")
    return tree.lower[mark] if mark is not None else ""


def _clause(tree: Tree, head: int, cue: int) -> tuple[Range, ...]:
    """A clause without the cue, should it stand inside (fronted: "the deal, he said, is dead")."""
    return tuple(subtract(tree.subtree(head), [tree.subtree(cue)] if tree.within(cue, tree.subtree(head)) else []))


def _infinitives(tree: Tree, cue: int) -> Iterator[Candidate]:
    obj = tree.child(cue, "obj", "iobj")
    for child in tree.all(cue, "xcomp"):
        if obj is not None and obj < child:
            yield Candidate("obj", obj, (_from(tree, obj, cue),))
        elif tree.child(cue, "nsubj") is not None and child > cue:
            subject = tree.child(cue, "nsubj")
            assert subject is not None
            yield Candidate("raise", child, (*_raised_subject(tree, subject), tree.subtree(child)))
            yield Candidate("xcomp", child, (tree.subtree(child),))
        elif child > cue:
            yield Candidate("xcomp", child, (tree.subtree(child),))
    for child in tree.all(cue, "advcl"):
        if child > cue and tree.tag[child] == "VB" and _complementizer(tree, child) == "to":
            yield Candidate("xcomp", child, (tree.subtree(child),))


def _raised_subject(tree: Tree, subject: int) -> tuple[Range, ...]:
    return () if tree.label[subject] == "expl" else (tree.subtree(subject),)


def _objects(tree: Tree, cue: int) -> Iterator[Candidate]:
    if tree.child(cue, "xcomp") is not None:
        return
    for child in tree.all(cue, "obj"):
        if child > cue and tree.lower[child] not in _RELATIVE:
            yield Candidate("obj", child, (_from(tree, child, cue),))


def _from(tree: Tree, start: int, cue: int) -> Range:
    """From an object to the end of what completes it: "him a liar", "the plan as absurd", "Ankara of meddling"."""
    end = tree.right[start]
    for child in tree.children[cue]:
        if child > start and tree.left[child] <= end + 1 and _completes(tree, child):
            end = max(end, tree.right[child])
    return tree.left[start], end


def _completes(tree: Tree, child: int) -> bool:
    if tree.dep[child] in ("xcomp", "obj", "ccomp"):
        return True
    marker = tree.case(child) or ""
    if tree.dep[child] == "advcl" and marker == "as" and tree.child(child, "nsubj", "nsubj:pass") is not None:
        return False  # opposed it *as he had before*
    return tree.dep[child] in ("obl", "advcl") and marker in _ADDED


def _prepositional(tree: Tree, cue: int, relation: str) -> Iterator[Candidate]:
    for child in tree.children[cue]:
        if child < cue or tree.dep[child] not in (relation, "obl", "nmod", "advcl", "acl") or tree.label[child] == "obl:agent":
            continue
        if tree.lower[child] in _ABOUT and (topic := tree.child(child, "obj", "obl")) is not None:  # accusations regarding ...
            yield Candidate(f"{relation}:about", topic, (tree.subtree(topic),))
            continue
        case = tree.child(child, "case", "mark")
        if (
            case is None
            or tree.lower[case] not in _PARTICLES
            or (tree.dep[child] in ("advcl", "acl") and tree.tag[child] != "VBG")
        ):
            continue
        particle = "about" if tree.lower[case] in _ABOUT else tree.lower[case]
        if particle == "to" and tree.tag[child] == "VB":
            continue
        whole = (tree.left[child], _infinitive_end(tree, cue, child))
        yield Candidate(f"{relation}:{particle}", child, tuple(subtract(whole, [(tree.left[child], case + 1)])))


def _infinitive_end(tree: Tree, cue: int, called: int) -> int:
    """Called on the rebels *to lay down their arms*: the infinitive right behind belongs to what is asked of them."""
    end = tree.right[called]
    for child in tree.children[cue]:
        if tree.left[child] in (end, end + 1) and tree.dep[child] in ("xcomp", "advcl") and _complementizer(tree, child) == "to":
            return tree.right[child]
    return end


def _relative(tree: Tree, cue: int) -> Iterator[Candidate]:
    """What he calls a scandal; the deal that he opposes."""
    if tree.label[cue] != "acl:relcl":
        return
    head = tree.head[cue]
    missing = tree.child(cue, "obj", "obl")
    if missing is not None and tree.lower[missing] in _RELATIVE:
        if tree.lower[missing] == "which" and tree.left[cue] > head:
            case = tree.child(head, "case")
            start = case + 1 if case is not None and case < head else tree.left[head]
            yield Candidate("rel", head, ((start, tree.left[cue]),))
        else:
            yield Candidate("rel", missing, (tree.subtree(missing),))
    elif tree.lower[head] == "what":
        following = tree.child(cue, "xcomp", "obj")
        if following is not None and following > cue:
            yield Candidate("rel", following, (tree.subtree(following),))


def _passive_subject(tree: Tree, cue: int) -> Iterator[Candidate]:
    subject = tree.child(cue, "nsubj:pass", "csubj:pass")
    if subject is None:
        return
    complement = tree.child(cue, "xcomp", "ccomp")
    if complement is not None and complement > cue:
        yield Candidate("raise", complement, (*_raised_subject(tree, subject), tree.subtree(complement)))
        return
    rest = [child for child in tree.children[cue] if child > cue and _completes(tree, child) and tree.label[child] != "obl:agent"]
    yield Candidate("pass", subject, (tree.subtree(subject), *(tree.subtree(child) for child in rest)))


def _of_noun(tree: Tree, cue: int) -> Iterator[Candidate]:
    for child in tree.children[cue]:
        if child < cue:
            continue
        first = tree.lower[tree.left[child]]
        if tree.dep[child] in ("acl", "ccomp", "xcomp", "advcl"):
            if tree.tag[child] == "VB" and _complementizer(tree, child) == "to":
                yield Candidate("acl", child, (_before_main_verb(tree, cue, tree.subtree(child)),))
            elif first in _COMPLEMENT_MARKS and (
                tree.dep[child] != "acl" or tree.dep[tree.left[child]] == "mark" or first != "that"
            ):
                if tree.label[child] != "acl:relcl" or first == "that":
                    yield Candidate("ccomp", child, (tree.subtree(child),))
            elif tree.dep[child] == "ccomp":
                yield Candidate("ccomp", child, (tree.subtree(child),))
    yield from _prepositional(tree, cue, "nmod")
    yield from _predicate(tree, cue)
    nearby = _topic_nearby(tree, cue)
    if nearby is not None:
        yield nearby


def _before_main_verb(tree: Tree, cue: int, infinitive: Range) -> Range:
    """Her vow to close the plant *surprised* ...: a verb without subject or conjunction is the sentence's, however it hangs."""
    if tree.head[cue] != cue:
        return infinitive
    for index in range(infinitive[0] + 2, infinitive[1]):
        alone = tree.child(index, "nsubj", "nsubj:pass", "mark", "cc", "aux") is None and tree.left[index] == index
        joined = tree.tag[index] in ("VBD", "VBZ") and tree.dep[index] in ("advcl", "parataxis", "conj")
        if alone and (joined or tree.ill_joined(index)):
            return infinitive[0], index
    return infinitive


def _topic_nearby(tree: Tree, cue: int) -> Candidate | None:
    """Accusations from X regarding Y, where the parser hangs "regarding" on the verb of the sentence."""
    for index in range(cue + 1, min(cue + 12, tree.sentence[cue][1])):
        if tree.lower[index] in _ABOUT:
            topic = tree.head[index] if tree.dep[index] == "case" else tree.child(index, "obj", "obl")
            return (
                Candidate("nmod:about", topic, ((index + 1, tree.right[topic]),)) if topic is not None and topic > index else None
            )
        if tree.pos[index] == "VERB" or tree.lower[index] in (",", ";"):
            return None
    return None


def _predicate(tree: Tree, cue: int) -> Iterator[Candidate]:
    """His goal is to win: the predicate of a cue that is its subject."""
    head = tree.head[cue]
    if tree.dep[cue] != "nsubj" or head < cue:
        return
    if tree.label[cue] == "nsubj:outer" or tree.child(head, "cop") is not None:
        start = tree.right[cue]
        copula = [c for c in tree.all(head, "cop") if c > cue]
        start = copula[0] + 1 if copula else start
        yield Candidate("be", head, ((start, tree.right[head]),))
    elif tree.lower[head] in ("is", "was", "are", "were", "be"):
        clause = tree.child(head, "ccomp", "xcomp", "advcl")
        if clause is not None and clause > head:
            yield Candidate("be", clause, (tree.subtree(clause),))


def _of_adjective(tree: Tree, cue: int) -> Iterator[Candidate]:
    if tree.dep[cue] in ("obj", "xcomp") and tree.doc[tree.head[cue]].lemma_ == "make":  # made clear that ...
        for clause in tree.all(tree.head[cue], "ccomp"):
            if clause > cue and tree.left[clause] == cue + 1:
                yield Candidate("ccomp", clause, (tree.subtree(clause),))
    for child in tree.children[cue]:
        if child < cue:
            continue
        mark = _complementizer(tree, child)
        if tree.dep[child] in ("xcomp", "advcl", "ccomp") and mark == "to":
            yield Candidate("xcomp", child, (tree.subtree(child),))
        elif tree.dep[child] == "ccomp" or (tree.dep[child] in ("advcl", "acl") and mark in ("that", "whether", "if")):
            yield Candidate("ccomp", child, (tree.subtree(child),))
    yield from _prepositional(tree, cue, "obl")
