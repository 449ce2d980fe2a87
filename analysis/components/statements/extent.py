"""How far a reported clause goes, where the parse breaks off too early or runs on too far.

News puts the reported clause last and adds to it in known ways (", adding that ...", ", and he said ..."), so its end
is the end of the sentence unless something that belongs to the cue comes before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.components.statements.cues import Cue
from analysis.components.statements.quotations import Quotation
from analysis.components.statements.tree import Range, Tree

_ADVERBIAL = frozenset({"advmod", "obl", "advcl", "parataxis", "discourse", "vocative"})
_RELATIVE = frozenset({"who", "which", "that", "what", "where", "how", "why"})
_HEARERS = frozenset({"obj", "iobj"})
_CONJUNCTIONS = frozenset({"and", "but", "while", "or", ";"})


def mended(
    tree: Tree, cue: int, clause: Range, cues: Mapping[int, Cue], quotations: Sequence[Quotation], hears: bool = False
) -> Range:
    """A reported clause after its cue, with what the parser lost of it and without what is a statement of its own.

    `hears`: the cue has a hearer ("told reporters"), so an object before the clause is not part of it.
    """
    start = _complementizer(tree, cue, clause) or _start(tree, cue, clause, hears)
    end = _end(tree, cue, clause[1], quotations)
    return before_next_statement(tree, (start, end), cues, quotations)


def described(tree: Tree, cue: int, thing: Range, quotations: Sequence[Quotation]) -> Range:
    """Called the plan in its present form "dead": up to the quotation or the *as* that says what it is called."""
    last = tree.sentence[cue][1]
    for index in range(thing[1], min(thing[1] + 15, last)):
        if tree.lower[index] in (",", ";", ":", "and", "but") or tree.tag[index] in ("VBD", "VBZ", "VBP"):
            return thing
        if tree.is_quote_mark(index):
            end = next((q.end for q in quotations if q.start == index), None)
            return (thing[0], end) if end is not None else thing
        if tree.lower[index] == "as" and tree.dep[index] in ("case", "mark"):
            return thing[0], max(thing[1], tree.right[tree.head[index]])
    return thing


def _complementizer(tree: Tree, cue: int, clause: Range) -> int | None:
    """Said on Saturday *that* ...: the word that opens the clause, with nothing but when, where and to whom before it."""
    for index in range(cue + 1, min(clause[0] + 8, clause[1])):
        if (
            tree.lower[index] == "that"
            and tree.dep[index] == "mark"
            and index >= clause[0]
            and tree.pos[index - 1] not in ("VERB",)
        ):
            return index
        if tree.tag[index] in ("VBD", "VBZ", "VBP", "MD", "VB") or tree.is_quote_mark(index):
            return None
    return None


def _start(tree: Tree, cue: int, clause: Range, hears: bool) -> int:
    """Takes in the words right before the clause that hang on nothing between cue and clause."""
    start = clause[0]
    if tree.pos[cue + 1] == "PRON" and any(tree.tag[index] in ("VBD", "VBZ", "VBP", "MD") for index in range(cue + 1, start)):
        return cue + 1  # indicated he would act should talks fail: the clause begins at its subject
    while start - 1 > cue:
        before = start - 1
        if tree.pos[before] == "PUNCT" or tree.space[before]:
            break
        child = _child_towards(tree, cue, before)
        if child is not None and (hears or tree.dep[child] not in _HEARERS or tree.lower[start] == "that"):
            break
        start = tree.left[child] if child is not None and tree.left[child] > cue else before
    return start


def _child_towards(tree: Tree, cue: int, index: int) -> int | None:
    """The child of the cue whose subtree holds a token."""
    for _ in range(12):
        head = tree.head[index]
        if head == cue:
            return index
        if head == index:
            return None
        index = head
    return None


def _end(tree: Tree, cue: int, end: int, quotations: Sequence[Quotation]) -> int:
    """Goes on where a clause cannot end: before a verb, a noun, a quotation that no comma sets off."""
    last = tree.sentence[cue][1]
    while end < last:
        quotation = next((q for q in quotations if q.start == end and not q.holds(cue)), None)
        if quotation is not None and tree.lower[end - 1] not in (",", ".", ":"):
            end = max(quotation.end, end + 1)
            continue
        if (
            tree.pos[end] in ("PUNCT", "SPACE", "CCONJ", "SCONJ")
            or tree.is_quote_mark(end)
            or tree.lower[end - 1] in (",", ";", ":", "-")
        ):
            second = _second_clause(tree, end, last)
            if second is None:
                return end
            end = second
            continue
        child = _child_towards(tree, cue, end)
        if child is not None and tree.dep[child] in _ADVERBIAL:
            return end
        if child is not None and tree.dep[child] == "xcomp":
            end = tree.right[child]
            continue
        return _clause_end(tree, end, last)
    return end


def _second_clause(tree: Tree, end: int, last: int) -> int | None:
    """The end of ", and *that* ...", which goes on with what was said."""
    index = end
    while index < last and (tree.lower[index] in (",", ";") or tree.is_quote_mark(index)):
        index += 1
    if index + 2 >= last or tree.lower[index] not in ("and", "but", "or"):
        return None
    that = index + 1 + (tree.pos[index + 1] == "ADV")
    if tree.lower[that] != "that" or tree.dep[that] != "mark" or tree.head[that] < that:
        return None
    return max(that + 1, min(tree.right[tree.head[that]], last))


def _clause_end(tree: Tree, index: int, last: int) -> int:
    while last > index and (tree.space[last - 1] or (tree.pos[last - 1] == "PUNCT" and not tree.is_quote_mark(last - 1))):
        last -= 1
    return last


def before_next_statement(tree: Tree, clause: Range, cues: Mapping[int, Cue], quotations: Sequence[Quotation]) -> Range:
    """Ends before ", adding that ..." and ", and he said ...", which report anew."""
    for index in range(clause[0] + 3, clause[1] - 1):
        if tree.lower[index] != "," or any(quotation.holds(index) for quotation in quotations):
            continue
        following = index + 1
        if tree.lower[following] in _CONJUNCTIONS:
            following += 1
            if (
                following + 1 < clause[1]
                and tree.pos[following] == "PRON"
                and _reports(tree, following + 1, cues, clause, participle=False)
            ):
                return clause[0], index
        elif _reports(tree, following, cues, clause, participle=True):
            return clause[0], index
    return clause


def before_next_verb(tree: Tree, thing: Range) -> Range:
    """Ends an object before the verb that the subject goes on with: condemned the vote as unfair *and accused* ..."""
    relative = False
    for index in range(thing[0] + 1, thing[1] - 1):
        relative = relative or tree.lower[index] in _RELATIVE
        if tree.pos[index] != "CCONJ":
            continue
        following = index + 1 + (tree.pos[index + 1] == "ADV")
        if relative and tree.lower[index - 1] != "," and not tree.ill_joined(following):
            continue
        if following < thing[1] and _is_finite(tree, following):
            return thing[0], index - (tree.lower[index - 1] == ",")
    return thing


def _is_finite(tree: Tree, index: int) -> bool:
    """By its tag, or as a participle with an object or a clause of its own, which the tagger took for an adjective's partner."""
    if tree.tag[index] in ("VBD", "VBZ", "VBP") or tree.ill_joined(index):
        return True
    following = min(index + 1, len(tree) - 1)
    return tree.tag[index] == "VBN" and (
        tree.pos[following] in ("DET", "PROPN", "PRON", "NOUN") or tree.lower[following] == "that"
    )


def _reports(tree: Tree, index: int, cues: Mapping[int, Cue], clause: Range, participle: bool) -> bool:
    cue = cues.get(index)
    if cue is None or cue.type != "say" or cue.frames.get("quote", 0) < 0.5:
        return False
    if tree.lower[index] == "saying":
        return participle
    return (tree.tag[index] == "VBG") == participle
