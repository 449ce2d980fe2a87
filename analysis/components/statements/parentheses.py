"""Attributions that commas set off: "Talks, officials said, had failed", "It was late, said the minister", "as he put it".

Found by their place rather than by the parse, which often takes the words before them for a clause of its own
or the words after them for all that was said.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.components.clauses import FINITE
from analysis.components.statements.tree import Range, Tree

_TENSED = FINITE - {"MD"}
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_INSIDE_PHRASE = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "PART"})
_OPENING = frozenset({",", "-", "--", "–", "—", "(", "”", "''", '"', "’", "?", "!"})
_CLOSING = frozenset({",", "-", "--", "–", "—", ")", ";", ":"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "what", "where"})
_AUTHORS_OWN = frozenset({"who", "which", "whom", "whose", "where", "as", "while", "although", "though"})
_LONGEST_ADVERBIAL = 14  # tokens between the cue and the comma after it: "on Tuesday in an interview with the paper"
_SHORTEST_FRAGMENT = 5  # tokens of what may be said without a finite verb


@dataclass(frozen=True, slots=True)
class Parenthesis:
    """`chunk`: source, cue and what belongs to it; `before` and `after`: what it attributes on either side."""

    chunk: Range
    before: Range | None
    after: Range | None

    @property
    def content(self) -> tuple[Range, ...]:
        return tuple(part for part in (self.before, self.after) if part is not None)


def parenthesis(tree: Tree, cue: int, hears: bool) -> Parenthesis | None:
    """The parenthesis that a cue stands in, None if it stands in none; `hears`: an object of the cue is its hearer."""
    if not _finite(tree, cue):
        return None
    bounds = tree.sentence[cue]
    chunk = _chunk(tree, cue, bounds, hears)
    if chunk is None:
        return None
    last = _last(tree, bounds)
    if chunk[1] < last and tree.lower[chunk[1]] not in _CLOSING:
        return None
    if chunk[0] == bounds[0]:
        return _fronted(tree, chunk, last)
    if not _set_off(tree, chunk[0], bounds):
        return None
    before = _before(tree, chunk, bounds)
    complete = before is not None and is_clause(tree, *before)
    after = _after(tree, chunk, last, complete)
    if not complete and after is None and (before is None or not _is_fragment(tree, before)):
        return None
    return Parenthesis(chunk, before, after)


def around(tree: Tree, chunk: Range) -> Parenthesis | None:
    """What stands around a phrase without a verb that commas set off: "Talks, according to officials, had failed"."""
    bounds = tree.sentence[chunk[0]]
    last = _last(tree, bounds)
    if not _set_off(tree, chunk[0], bounds) or (chunk[1] < last and tree.lower[chunk[1]] not in _CLOSING):
        return None
    before = _before(tree, chunk, bounds)
    complete = before is not None and is_clause(tree, *before)
    return Parenthesis(chunk, before, _after(tree, chunk, last, complete))


def _finite(tree: Tree, verb: int) -> bool:
    """Vows, vowed, has vowed; not: had been vowed."""
    if tree.tag[verb] in _TENSED:
        return True
    return (
        tree.tag[verb] == "VBN"
        and not tree.passive(verb)
        and any(tree.dep[c] == "aux" and tree.tag[c] in _TENSED for c in tree.children[verb])
    )


def is_clause(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite verb stands there that is neither in a relative clause nor under a conjunction."""
    return any(tree.tag[index] in FINITE and not _subordinate(tree, index, start) for index in range(start, end))


def _is_fragment(tree: Tree, before: Range) -> bool:
    """Words that may be all that was said, rather than when or where: long enough, and no prepositional phrase."""
    return before[1] - before[0] >= _SHORTEST_FRAGMENT and tree.pos[before[0]] not in ("ADP", "SCONJ", "ADV", "CCONJ", "VERB")


def _subordinate(tree: Tree, index: int, start: int) -> bool:
    for verb in (index, tree.head[index]):
        if tree.pos[verb] not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") or verb < start:
            continue
        if tree.label[verb] == "acl:relcl":
            return True
        mark = tree.child(verb, "mark")
        if mark is not None and start <= mark < index and tree.tag[mark] == "IN" and tree.lower[mark] != "that":
            return True
        if any(tree.tag[child] == "WRB" and child < index for child in tree.children[verb]):
            return True
    return False


def _chunk(tree: Tree, cue: int, bounds: Range, hears: bool) -> Range | None:
    start = _subject_start(tree, cue, bounds)
    subject_end = cue + 1 if start is not None else _inverted_end(tree, cue, bounds)
    if subject_end is None:
        return None
    if start is None:
        start = cue
    if start > bounds[0] and tree.lower[start - 1] == "as":
        start -= 1
    end = _adverbials_end(tree, cue, subject_end, bounds, hears)
    return None if end is None else (start, end)


def _subject_start(tree: Tree, cue: int, bounds: Range) -> int | None:
    before = [child for child in tree.children[cue] if tree.dep[child] == "nsubj" and bounds[0] <= child < cue]
    subject = before[-1] if before else None
    if subject is not None:
        if tree.lower[subject] in _RELATIVE | {"it"}:
            return None
        comma = next((index for index in range(cue - 2, tree.left[subject], -1) if tree.lower[index] == ","), None)
        if comma is not None and _is_phrase(tree, comma + 1, cue) and is_clause(tree, bounds[0], comma):
            return comma + 1  # the noun before it belongs to what was said
        return tree.left[subject]
    index = cue - 1
    while index > bounds[0] and tree.pos[index] in ("ADV", "AUX"):
        index -= 1
    if index < bounds[0] or tree.pos[index] not in _NOMINAL or tree.lower[index] in _RELATIVE:
        return None
    while index > bounds[0] and tree.pos[index - 1] in _INSIDE_PHRASE:
        index -= 1
    return index


def _is_phrase(tree: Tree, start: int, end: int) -> bool:
    return all(tree.pos[index] in _INSIDE_PHRASE or tree.pos[index] in ("ADP", "ADV", "AUX") for index in range(start, end))


def _inverted_end(tree: Tree, cue: int, bounds: Range) -> int | None:
    """The end of a subject that follows its verb: ", said the minister"."""
    if cue == bounds[0] or cue + 1 >= bounds[1] or tree.pos[cue + 1] not in _INSIDE_PHRASE - {"PRON", "PART"}:
        return None
    head = cue + 1
    while cue < tree.head[head] < bounds[1] and tree.head[head] != head and tree.pos[tree.head[head]] in _NOMINAL:
        head = tree.head[head]
    return max(head + 1, min(tree.right[head], bounds[1]))


def _adverbials_end(tree: Tree, cue: int, end: int, bounds: Range, hears: bool) -> int | None:
    """Past where, when and to whom it was said, up to the next mark; None where more than that follows."""
    titled = end < bounds[1] and tree.pos[end] == "ADP"
    for index in range(end, min(end + _LONGEST_ADVERBIAL, bounds[1]) + 1):
        if titled and index < bounds[1] and tree.is_quote_mark(index):
            continue  # on the "Morning Show"
        if index == bounds[1] or tree.pos[index] == "PUNCT" or tree.space[index]:
            return index
        if tree.tag[index] in FINITE or tree.pos[index] in ("SCONJ", "CCONJ"):
            return None
        if index == end and not hears and not _is_adverbial(tree, index):
            return None
    return None


def _is_adverbial(tree: Tree, index: int) -> bool:
    if tree.pos[index] in ("ADP", "ADV"):
        return True
    return tree.label[index] in ("obl:unmarked", "obl:tmod", "advmod") or tree.label[tree.head[index]] in (
        "obl:unmarked",
        "obl:tmod",
    )


def _set_off(tree: Tree, start: int, bounds: Range) -> bool:
    index = start - 1
    while index > bounds[0] and tree.space[index]:
        index -= 1
    return tree.lower[index] in _OPENING


def _last(tree: Tree, bounds: Range) -> int:
    last = bounds[1]
    while last > bounds[0] and (tree.space[last - 1] or (tree.pos[last - 1] == "PUNCT" and not tree.is_quote_mark(last - 1))):
        last -= 1
    return last


def _fronted(tree: Tree, chunk: Range, last: int) -> Parenthesis | None:
    """As officials put it, ..."""
    if tree.lower[chunk[0]] != "as" or chunk[1] + 1 >= last:
        return None
    return Parenthesis(chunk, None, (chunk[1] + 1, last))


def _before(tree: Tree, chunk: Range, bounds: Range) -> Range | None:
    """From where the sentence, or its part after a semicolon or an open bracket, begins."""
    depth, start = 0, bounds[0]
    for index in range(chunk[0] - 1, bounds[0] - 1, -1):
        mark = tree.lower[index]
        depth += (mark in (")", "]")) - (mark in ("(", "["))
        if depth < 0 or (mark in (";", ":") and depth == 0):
            start = index + 1
            break
    return (start, chunk[0]) if start < chunk[0] - 1 else None


def _after(tree: Tree, chunk: Range, last: int, complete: bool) -> Range | None:
    """What goes on behind it: always where the words before it are no clause yet."""
    start = chunk[1] + 1
    if chunk[1] >= last or start >= last or tree.lower[chunk[1]] == ";":
        return None
    if not complete:
        return start, last
    first = start + (tree.pos[start] == "CCONJ")
    if tree.tag[start] in ("VBG", "VBN") or tree.lower[start] in _AUTHORS_OWN:
        return None
    return (start, last) if is_clause(tree, first, last) or tree.pos[start] in ("CCONJ", "ADP", "SCONJ", "PART") else None
