"""By position alone, where the parser was lost: what a verb of saying attributes and whose words they are."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.components.clauses import FINITE
from analysis.components.statements.contents import Candidate
from analysis.components.statements.tree import Range, Tree, overlap
from analysis.components.statements.words import words_for

_TIMES = words_for("time")
_CLOSERS = frozenset({".", "!", "?", "”", '"', "''", "’", ")"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "what"})


def by_position(tree: Tree, cue: int) -> Candidate | None:
    """The content of a verb of saying by its place alone: all before ", officials said.", or all after "officials said (that)".

    Only for cues that say hardly anything without a clause, where the parse offers none.
    """
    start, end = tree.sentence[cue]
    while end > start and (tree.space[end - 1] or tree.lower[end - 1] in _CLOSERS):
        end -= 1
    if _clausal(tree, cue + 1, end) and _subject_before(tree, cue, start):
        first = _after_adverbials(tree, cue + 1, end)
        return Candidate("ccomp", cue, ((first, end),))
    comma = _comma_before(tree, cue, start)
    if comma is not None and tree.tag[cue] in FINITE and _clausal(tree, start, comma) and not _clausal(tree, cue + 1, end):
        return Candidate("front", cue, ((start, comma),))
    return None


def _clausal(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite clause stands there: a verb that is more than a relative clause's, and a noun for it."""
    return any(
        tree.tag[index] in FINITE
        and tree.label[index] not in ("acl:relcl", "acl")
        and not _in_relative(tree, index)
        and not _goes_on_with(tree, index, start)
        for index in range(start, end)
    )


def _goes_on_with(tree: Tree, verb: int, start: int) -> bool:
    """Spoke with the envoy *and said* it was late: a second verb of a subject that stands before, and what hangs on it."""
    while tree.head[verb] >= start and tree.head[verb] != verb:
        verb = tree.head[verb]
    return tree.dep[verb] == "conj" and tree.head[verb] < start and tree.child(verb, "nsubj", "nsubj:pass") is None


def _in_relative(tree: Tree, index: int) -> bool:
    return tree.label[tree.head[index]] == "acl:relcl" and tree.head[index] != index


def _subject_before(tree: Tree, cue: int, start: int) -> bool:
    return any(
        tree.dep[child] == "nsubj" and start <= child < cue and tree.lower[child] not in _RELATIVE for child in tree.children[cue]
    )


def _after_adverbials(tree: Tree, index: int, end: int) -> int:
    """Past "Monday", "in a statement", "on Twitter": to where the clause may begin."""
    while index < end and tree.pos[index] in ("ADV", "PUNCT") and not tree.is_quote_mark(index):
        index += 1
    return index


def _comma_before(tree: Tree, cue: int, start: int) -> int | None:
    """The comma that sets off ", officials said" from what they said; only its subject may stand between."""
    for index in range(cue, start, -1):
        if tree.lower[index] == ",":
            return index
        if tree.tag[index] in FINITE and index != cue and tree.label[index] != "acl:relcl":
            return None
    return None


def subject_before(tree: Tree, verb: int) -> int | None:
    """The noun right before a finite verb that the parse left without a subject."""
    auxiliaries = [child for child in tree.children[verb] if tree.dep[child] == "aux" and tree.tag[child] in FINITE]
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") and not auxiliaries:
        return None
    verb = min([verb, *auxiliaries])
    start, index = tree.sentence[verb][0], verb - 1
    while index > start and (
        tree.pos[index] in ("ADV", "AUX", "PART") or (tree.head[index] == verb and tree.pos[index] == "PUNCT")
    ):
        index -= 1
    if index > start and tree.lower[index] == ",":
        return _before_apposition(tree, start, verb)
    if index < start or tree.pos[index] not in ("PROPN", "NOUN", "PRON") or tree.lower[index] in _TIMES:
        return None
    return _top(tree, index, start, verb)


def _before_apposition(tree: Tree, start: int, verb: int) -> int | None:
    """On Monday, John Doe, a farmer who ..., hopes: the first phrase between commas that can be a subject."""
    first = start
    while first < verb:
        end = next((index for index in range(first, verb) if tree.lower[index] == ","), verb)
        if end > first and tree.pos[first] not in ("ADP", "SCONJ", "VERB", "ADV", "AUX", "CCONJ", "PUNCT"):
            return None if _another_verb(tree, first, verb) else _first_nominal(tree, first, end)
        first = end + 1
    return None


def _another_verb(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite verb that is in no relative clause stands there."""
    relative = False
    for index in range(start, end):
        if tree.lower[index] in ("who", "which", "whose"):
            relative = True
        elif tree.tag[index] in ("VBD", "VBZ", "VBP", "MD"):
            if not relative and "acl:relcl" not in (tree.label[index], tree.label[tree.head[index]]):
                return True
            relative = False
    return False


def _first_nominal(tree: Tree, start: int, end: int) -> int | None:
    for index in range(start, end):
        if tree.pos[index] in ("PROPN", "NOUN", "PRON"):
            return None if tree.lower[index] in _TIMES else _top(tree, index, start, end)
    return None


def sentence_subject(tree: Tree, cue: int, content: Sequence[Range]) -> int | None:
    """Who the sentence is about, where nothing nearer speaks."""
    root = cue
    for head in tree.ancestors(cue):
        root = head
    subject = next(
        (child for child in tree.children[root] if tree.dep[child] == "nsubj" and tree.label[child] != "nsubj:pass"), None
    )
    if (
        subject is None
        or subject == cue
        or not free_of((subject, subject + 1), content)
        or tree.lower[subject] in ("it", "there")
    ):
        return None
    return subject


def free_of(part: Range, taken: Sequence[Range]) -> bool:
    return not any(overlap(part, other) for other in taken)


def aside(tree: Tree, cue: int, chunk: Range) -> int | None:
    """The source of an attribution that commas set off: it stands between them."""
    for child in tree.children[cue]:
        if tree.within(child, chunk) and tree.dep[child] == "nsubj":
            return child
    for start, end in ((chunk[0], cue), (cue + 1, chunk[1])):
        found = _first_nominal(tree, start, end)
        if found is not None:
            return found
    return None


def nearby(tree: Tree, cue: int, content: Sequence[Range]) -> int | None:
    """The speaker by position, where the parser was lost among quotation marks: right after the cue, or right before it."""
    start, end = tree.sentence[cue]
    for index in range(cue + 1, min(cue + 7, end)):
        if tree.pos[index] in ("PROPN", "NOUN", "PRON") and free_of((index, index + 1), content):
            return _top(tree, index, cue, end)
        if tree.pos[index] in ("VERB", "PUNCT", "ADP", "SCONJ") or not free_of((index, index + 1), content):
            break
    for index in range(cue - 1, max(cue - 25, start - 1), -1):
        if not free_of((index, index + 1), content):
            break
        if tree.pos[index] in ("PROPN", "NOUN", "PRON") and tree.case(index) is None:
            return _top(tree, index, start, cue)
    return None


def _top(tree: Tree, index: int, start: int, end: int) -> int:
    """The head of the noun phrase that a token is in."""
    while (
        start <= tree.head[index] < end and tree.head[index] != index and tree.pos[tree.head[index]] in ("PROPN", "NOUN", "PRON")
    ):
        index = tree.head[index]
    return index
