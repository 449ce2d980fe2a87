"""What the syntax of a sentence forbids: two phrases that cannot speak of the same one (binding theory, Chomsky 1981)."""

from __future__ import annotations

from analysis.components.statements.tree import Tree

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
_SUBJECTS = ("nsubj", "csubj")
_RELATIVES = frozenset({"who", "which", "that"})
_BREAKS = frozenset({":", ";"})
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})


def top_of(tree: Tree, i: int) -> int:
    """The token that stands for a conjunct, an apposition or part of a name in its clause."""
    for _ in range(6):
        if tree.label[i] not in ("conj", "appos", "flat", "nmod:desc") or tree.pos[tree.head[i]] not in ("NOUN", "PROPN", "PRON"):
            break
        i = tree.head[i]
    return i


def forbidden(tree: Tree, candidate: int, pronoun: int, reflexive: bool = False) -> bool:
    """Whether the phrase headed by `candidate` cannot be what `pronoun` stands for."""
    above = tree.head[pronoun]
    if reflexive:
        return implied_subject(tree, above) != top_of(tree, candidate)
    if above == candidate:
        return True
    if tree.label[pronoun] == "nmod:poss":
        return tree.label[above] == "appos" and top_of(tree, above) == top_of(tree, candidate)  # "Jane, his sister"
    place, other = top_of(tree, pronoun), top_of(tree, candidate)
    if place == other:
        return True
    verb = tree.head[place]
    if tree.dep[place] not in _ARGUMENTS:
        return False
    return (
        (tree.head[other] == verb and tree.dep[other] in _ARGUMENTS)
        or (tree.dep[place] != "nsubj" and implied_subject(tree, verb) == other)
        or _relative_of(tree, verb) == other
    )


def subject_of(tree: Tree, verb: int) -> int | None:
    """The subject of a predicate; of a relative clause the noun that *who*, *which* or *that* stands for."""
    subject = tree.child(verb, *_SUBJECTS)
    if subject is not None and tree.lower[subject] in _RELATIVES and tree.label[verb] == "acl:relcl":
        return tree.head[verb]
    return subject


def implied_subject(tree: Tree, verb: int) -> int | None:
    """The subject of a predicate: its own, or that of the one which it continues or which controls it."""
    for _ in range(5):
        if (own := subject_of(tree, verb)) is not None:
            return own
        above = tree.head[verb]
        if above == verb or tree.dep[verb] not in _SHARED_SUBJECT:
            return None
        if tree.dep[verb] == "xcomp" and (governing := tree.child(above, "obj", "iobj")) is not None:
            return governing
        verb = above
    return None


def _relative_of(tree: Tree, verb: int) -> int | None:
    """The noun that a relative clause with *who*, *which* or *that* describes."""
    while tree.dep[verb] == "conj":
        verb = tree.head[verb]
    return top_of(tree, tree.head[verb]) if tree.label[verb] == "acl:relcl" else None


def commanding(tree: Tree, token: int) -> list[int]:
    """Who governs the clauses around a token, the nearest first: their subjects, and objects that control an infinitive
    ("asked *him* to send his work"); only what precedes it.
    """
    found, below = [], token
    for ancestor in tree.ancestors(token):
        governors = [tree.child(ancestor, "obj", "iobj")] if tree.dep[below] == "xcomp" else []
        governors.append(subject_of(tree, ancestor))
        found += [top_of(tree, governor) for governor in governors if governor is not None and governor < token]
        below = ancestor
    return found


def said_by(tree: Tree, candidate: int, speaker: int) -> bool:
    """Whether a phrase stands in the words that the subject of a verb of saying has just said: "*China*, it warned, will act"."""
    verb = tree.head[speaker]
    if tree.sentence[candidate] != tree.sentence[speaker] or candidate > speaker:
        return False
    for content in tree.all(verb, "ccomp"):
        if tree.left[content] <= candidate < tree.right[content]:
            return True
    if tree.label[verb] != "parataxis" or tree.lower[speaker - 1] != ",":
        return False
    return not explained(tree, candidate, speaker)


def explained(tree: Tree, candidate: int, speaker: int) -> bool:
    """Whether a colon or semicolon parts the two: "*Xi* refused: China, *he* said, can wait"."""
    return any(word in _BREAKS for word in tree.lower[candidate + 1 : speaker])


def announced(tree: Tree, token: int) -> int | None:
    """The later subject that a phrase or clause before it may point to: "In *his* speech, *Xi* said"."""
    below = token
    for ancestor in tree.ancestors(token):
        subject = tree.child(ancestor, *_SUBJECTS)
        if subject is not None and subject > token and below < subject and tree.dep[below] in ("obl", "advcl", "nmod", "advmod"):
            return subject
        if tree.dep[ancestor] == "nsubj" and below < ancestor and tree.dep[below] == "nmod" and tree.label[below] != "nmod:poss":
            return ancestor  # the parser hung the phrase on the subject itself
        below = ancestor
    return None
