"""The parsed text as plain lists, read once a document, so that rules look up instead of walking.

Labels are Universal Dependencies. `dep` drops the subtype (`obl:agent` -> `obl`), `label` keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

from spacy.attrs import DEP, HEAD, IS_SPACE, LOWER, POS, SENT_START, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

Range = tuple[int, int]  # token offsets, end exclusive

_COLUMNS: list[int | str] = [HEAD, DEP, POS, TAG, LOWER, IS_SPACE, SENT_START]

MARKS = frozenset("\"'“”‘’«»„`") | {"''", "``", "'’", "’’", "‘‘"}
_TRAILING = frozenset({".", ",", ";", ":", "-", "--", "–", "—", "…", "(", "["})
_LEADING = _TRAILING | {")", "]"}
_CACHE = "standpoint_tree"
_UNSIGNED = 2**64 - 1


def tree_of(doc: Doc) -> Tree:
    """The tree of a parsed document, read once for all components."""
    if _CACHE not in doc.user_data:
        doc.user_data[_CACHE] = Tree(doc)
    return doc.user_data[_CACHE]


class Tree:
    """Heads, labels, children and subtree edges of every token of `doc`."""

    __slots__ = (
        "children",
        "dep",
        "doc",
        "head",
        "label",
        "left",
        "lower",
        "paragraph",
        "pos",
        "right",
        "sentence",
        "space",
        "tag",
    )

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array(_COLUMNS).view("int64").T.tolist()
        names = _Names(doc.vocab.strings)
        self.doc = doc
        self.head = [index + offset for index, offset in enumerate(columns[0])]
        self.label = [names[number] for number in columns[1]]
        self.dep = [_plain(label) for label in self.label]
        self.pos = [names[number] for number in columns[2]]
        self.tag = [names[number] for number in columns[3]]
        self.lower = [names[number] for number in columns[4]]
        self.space = [number == 1 for number in columns[5]]
        self.children = self._children()
        self.left, self.right = self._edges()
        self.sentence = self._sentences(columns[6])
        self.paragraph = self._paragraphs()

    def __len__(self) -> int:
        return len(self.head)

    def _children(self) -> list[list[int]]:
        none: list[int] = []  # one for all leaves, as most words are; nobody writes into it
        children = [none] * len(self)
        for index, head in enumerate(self.head):
            if head != index:
                if children[head] is none:
                    children[head] = [index]
                else:
                    children[head].append(index)
        return children

    def _edges(self) -> tuple[list[int], list[int]]:
        """First token and end of the subtree of each token."""
        left, right = list(range(len(self))), list(range(1, len(self) + 1))
        downwards = [index for index, head in enumerate(self.head) if head == index]
        for index in downwards:
            downwards.extend(self.children[index])
        for index in reversed(downwards):
            head = self.head[index]
            if left[index] < left[head]:
                left[head] = left[index]
            if right[index] > right[head]:
                right[head] = right[index]
        return left, right

    def _sentences(self, starting: list[int]) -> list[Range]:
        """The bounds of the sentence of each token; `starting` is 1 where one begins."""
        starts = [index for index, start in enumerate(starting) if start == 1 or index == 0]
        bounds: list[Range] = []
        for start, end in pairwise([*starts, len(self)]):
            bounds += [(start, end)] * (end - start)
        return bounds

    def _paragraphs(self) -> list[int]:
        """The number of the paragraph of each token; a paragraph ends where a sentence ends in a line break."""
        number, numbers = 0, []
        for index, lower in enumerate(self.lower):
            numbers.append(number)
            if self.space[index] and "\n" in lower and (index + 1 == len(self) or self.sentence[index + 1][0] == index + 1):
                number += 1
        return numbers

    def child(self, index: int, *labels: str) -> int | None:
        """The first child with one of these labels, given in full or without their subtype."""
        for child in self.children[index]:
            if self.dep[child] in labels or self.label[child] in labels:
                return child
        return None

    def all(self, index: int, *labels: str) -> list[int]:
        return [child for child in self.children[index] if self.dep[child] in labels or self.label[child] in labels]

    def ancestors(self, index: int, limit: int = 12) -> Iterator[int]:
        while self.head[index] != index and limit:
            index, limit = self.head[index], limit - 1
            yield index

    def subtree(self, index: int) -> Range:
        return self.left[index], self.right[index]

    def within(self, index: int, bounds: Range) -> bool:
        return bounds[0] <= index < bounds[1]

    def case(self, index: int) -> str | None:
        """The preposition of a noun phrase (`because of` as one), lower-cased, or the marker of a clause."""
        marker = self.child(index, "case", "mark")
        if marker is None:
            return None
        return " ".join([self.lower[marker], *(self.lower[rest] for rest in self.all(marker, "fixed"))])

    def negated(self, index: int) -> bool:
        return any(self.lower[child] in ("not", "n't", "n’t", "never") for child in self.children[index])

    def passive(self, index: int) -> bool:
        return any(self.label[child] in ("nsubj:pass", "aux:pass") for child in self.children[index])

    def ill_joined(self, index: int) -> bool:
        """Warned of steps that might prolong the war and *called* ...: a past tense that the parser joined to an infinitive."""
        return self.dep[index] == "conj" and self.tag[index] in ("VBD", "VBN") and self.tag[self.head[index]] == "VB"

    def tidy(self, bounds: Range) -> Range | None:
        """A range without spaces and punctuation at its ends, quotation marks excepted; None if nothing is left."""
        start, end = bounds
        while start < end and (self.space[start] or self.lower[start] in _LEADING):
            start += 1
        while end > start and (self.space[end - 1] or self.lower[end - 1] in _TRAILING):
            end -= 1
        return (start, end) if any(self.pos[i] != "PUNCT" for i in range(start, end)) else None

    def is_quote_mark(self, index: int) -> bool:
        return self.lower[index] in MARKS


class _Names(dict[int, str]):
    """The strings of numbers, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        text = self[number] = self._strings[number & _UNSIGNED]
        return text


@cache
def _plain(label: str) -> str:
    """Without its subtype."""
    return label.partition(":")[0]


def subtract(bounds: Range, holes: Iterable[Range]) -> list[Range]:
    """What is left of a range when others are cut out of it, in order."""
    rest, start = [], bounds[0]
    for hole_start, hole_end in sorted(holes):
        if hole_end <= start or hole_start >= bounds[1]:
            continue
        if hole_start > start:
            rest.append((start, hole_start))
        start = max(start, hole_end)
    if start < bounds[1]:
        rest.append((start, bounds[1]))
    return rest


def tidied(tree: Tree, ranges: Iterable[Range]) -> tuple[Range, ...]:
    tidy: Callable[[Range], Range | None] = tree.tidy
    return tuple(kept for kept in map(tidy, ranges) if kept)


def overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
