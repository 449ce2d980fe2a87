"""Where somebody's very words stand: quotation marks paired, whatever their shape.

Curly, straight, single, doubled ('' and ``), guillemets; nested ones belong to the outer one. A mark without
its partner never spoils more than its own paragraph. A quotation that runs over several paragraphs is opened
anew in each and closed only in the last (the convention of English news), so an unclosed one ends with its paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from analysis.components.statements.tree import MARKS, Range, Tree

_OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’", "``": "''", "‘‘": "’’"}
_CLOSING = frozenset(_OPENING.values())
_STRAIGHT = frozenset({'"', "''", "'"})
_SINGLE = frozenset("‘’'")
_ELIDED = frozenset({"em", "til", "tis", "twas", "cause", "bout", "n", "s"})  # words that an apostrophe opens
_SENTENCE_END = frozenset(",.?!…")
_MAX_SINGLE = 120  # tokens; a stray apostrophe must not swallow a page


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `start` to `end` (exclusive), marks included."""

    start: int
    end: int
    closed: bool = True

    @property
    def bounds(self) -> Range:
        return self.start, self.end

    def holds(self, index: int) -> bool:
        return self.start <= index < self.end


def find_quotations(tree: Tree) -> list[Quotation]:
    """The outermost quotations in text order; they never overlap."""
    marks: dict[int, list[int]] = defaultdict(list)
    for index, word in enumerate(tree.lower):
        if word in MARKS:
            marks[tree.paragraph[index]].append(index)
    if not marks:
        return []
    ranges = paragraph_ranges(tree)
    return [quotation for start, end in ranges for quotation in _in_paragraph(tree, marks[tree.paragraph[start]], start, end)]


def paragraph_ranges(tree: Tree) -> list[Range]:
    """The paragraphs of the document, as tokens."""
    ranges, start = [], 0
    for index in range(1, len(tree) + 1):
        if index == len(tree) or tree.paragraph[index] != tree.paragraph[start]:
            ranges.append((start, index))
            start = index
    return ranges


def _in_paragraph(tree: Tree, marks: list[int], start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opener: int | None = None
    for index in marks:
        mark = tree.lower[index]
        if opener is not None and _closes(tree, index, tree.lower[opener]):
            found.append(Quotation(opener, index + 1))
            opener = None
        elif _opens(tree, index):
            if opener is None:
                opener = index if mark not in _SINGLE or _single_closes(tree, index, end) else None
            elif tree.lower[opener] == mark and mark not in _SINGLE:
                opener = index  # the one before has lost its partner
    if opener is not None and tree.lower[opener] not in _SINGLE:
        found.append(_unclosed(tree, opener, start, end))
    return found


def _unclosed(tree: Tree, opener: int, start: int, end: int) -> Quotation:
    """To the end of the paragraph if it opens the paragraph, of its sentence otherwise."""
    opens_paragraph = all(tree.space[index] for index in range(start, opener))
    stop = end if opens_paragraph else max(tree.sentence[opener][1], opener + 1)
    while stop > opener + 1 and tree.space[stop - 1]:
        stop -= 1
    return Quotation(opener, stop, closed=False)


def _opens(tree: Tree, index: int) -> bool:
    mark = tree.lower[index]
    if mark in _OPENING:
        return True
    if mark not in _STRAIGHT and mark != "’":
        return False
    if _followed_by_space(tree, index) or not _after_space(tree, index):
        return False
    return mark not in _SINGLE or tree.lower[index + 1] not in _ELIDED


def _closes(tree: Tree, index: int, opener: str) -> bool:
    mark = tree.lower[index]
    if opener in _OPENING:
        fits = mark == _OPENING[opener] or (mark in _STRAIGHT and mark not in _SINGLE and opener not in _SINGLE)
    else:
        fits = mark == opener or (opener == '"' and mark == "”")
    if not fits:
        return False
    if mark in _SINGLE:
        return _closes_single(tree, index)
    return (mark in _CLOSING and mark not in _STRAIGHT) or not (_after_space(tree, index) and not _followed_by_space(tree, index))


def _closes_single(tree: Tree, index: int) -> bool:
    """An apostrophe closes where no letter follows, and is not the genitive of a plural."""
    if not _followed_by_space(tree, index) and tree.pos[index + 1] != "PUNCT":
        return False
    before = tree.lower[index - 1]
    return tree.tag[index] != "POS" or before[-1] in _SENTENCE_END or not before.endswith("s")


def _single_closes(tree: Tree, opener: int, end: int) -> bool:
    mark = tree.lower[opener]
    return any(_closes(tree, index, mark) for index in range(opener + 2, min(end, opener + _MAX_SINGLE)))


def _after_space(tree: Tree, index: int) -> bool:
    if index == 0:
        return True
    before = tree.doc[index - 1]
    return bool(before.whitespace_) or before.is_space or before.text in "([—–-" or tree.is_quote_mark(index - 1)


def _followed_by_space(tree: Tree, index: int) -> bool:
    return index + 1 >= len(tree) or bool(tree.doc[index].whitespace_) or tree.space[index + 1]
