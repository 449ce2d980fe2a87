"""Attributions without a verb: *according to* and its like, and the colon and dash of headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.components.statements.cues import Cue, Lexicon
from analysis.components.statements.quotations import Quotation
from analysis.components.statements.tree import Range, Tree, subtract, tidied

_END = frozenset({".", "?", "!", ";"})


@dataclass(frozen=True, slots=True)
class PhraseStatement:
    cue: Range
    entry: Cue
    content: tuple[Range, ...]
    source: Range
    source_head: int


def phrase_statements(tree: Tree, cues: Lexicon, quotations: Sequence[Quotation]) -> Iterator[PhraseStatement]:
    for words, entry in cues.phrases:
        for index in _places(tree, words):
            found = _according(tree, (index, index + len(words)), entry, quotations)
            if found is not None:
                yield found


def _places(tree: Tree, words: tuple[str, ...]) -> Iterator[int]:
    index = -1
    while words[0] in tree.lower[index + 1 :]:
        index = tree.lower.index(words[0], index + 1)
        if tuple(tree.lower[index : index + len(words)]) == words:
            yield index


def _according(tree: Tree, cue: Range, entry: Cue, quotations: Sequence[Quotation]) -> PhraseStatement | None:
    head = _noun_after(tree, cue)
    if head is None:
        return None
    sentence = tree.sentence[cue[0]]
    source = tree.tidy((cue[1], max(head + 1, min(tree.right[head], sentence[1]))))
    if source is None:
        return None
    fronted = not any(tree.pos[index] in ("VERB", "AUX", "NOUN", "PROPN") for index in range(sentence[0], cue[0]))
    if fronted:
        source = (source[0], _first_comma(tree, source))
        content: list[Range] = [(source[1], sentence[1])]
    else:
        content = subtract(_clause(tree, cue[0], head, sentence), [(cue[0], source[1])])
    content = [_back_over_quotation(part, quotations, cue[0]) for part in content]
    kept = tidied(tree, content)
    return PhraseStatement(cue, entry, kept, source, head) if kept else None


def _first_comma(tree: Tree, source: Range) -> int:
    """A fronted source ends at the comma after which the sentence gets its subject."""
    for index in range(source[0], source[1]):
        if tree.lower[index] == "," and any(tree.dep[later] == "nsubj" for later in range(index, source[1])):
            return index
    return source[1]


def _noun_after(tree: Tree, cue: Range) -> int | None:
    for index in range(cue[1], min(cue[1] + 12, tree.sentence[cue[0]][1])):
        if tree.pos[index] in ("NOUN", "PROPN", "PRON", "NUM"):
            while (
                cue[1] <= tree.head[index] != index
                and tree.pos[tree.head[index]] in ("NOUN", "PROPN")
                and tree.left[tree.head[index]] <= index
            ):
                index = tree.head[index]
            return index
        if tree.pos[index] in ("VERB", "PUNCT") and tree.pos[index] == "VERB":
            return None
    return None


def _clause(tree: Tree, start: int, head: int, sentence: Range) -> Range:
    """The clause that the phrase belongs to: by its head, the sentence otherwise."""
    index = start
    while tree.head[index] != index and tree.left[tree.head[index]] >= start:
        index = tree.head[index]
    governor = tree.head[index]
    while (
        tree.pos[governor] not in ("VERB", "AUX")
        and tree.head[governor] != governor
        and tree.child(governor, "cop", "nsubj") is None
    ):
        governor = tree.head[governor]
    return (tree.left[governor], tree.right[governor]) if tree.left[governor] < start else sentence


def _back_over_quotation(part: Range, quotations: Sequence[Quotation], cue: int) -> Range:
    for quotation in quotations:
        if quotation.end <= cue and quotation.start < part[0] < quotation.end:
            return quotation.start, part[1]
    return part
