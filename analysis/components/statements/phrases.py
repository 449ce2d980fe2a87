"""Attributions without a verb: *according to* and its like, and the colon and dash of headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.components.statements.cues import Cue, Lexicon
from analysis.components.statements.parentheses import around
from analysis.components.statements.quotations import Quotation, paragraph_ranges
from analysis.components.statements.tree import Range, Tree, tidied
from analysis.components.statements.words import words_for

_COLON = Cue("colon", "PHRASE", "say", {"quote": 0.8}, 0.0, 0.8)
_DASH = Cue("dash", "PHRASE", "say", {"quote": 0.7}, 0.0, 0.7)
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_NAMED = frozenset({"PER", "ORG", "LOC"})
_LABELS = words_for("label")
_LONGEST_NAME = 8  # tokens before a headline's colon


@dataclass(frozen=True, slots=True)
class PhraseStatement:
    cue: Range
    entry: Cue
    content: tuple[Range, ...]
    source: Range
    source_head: int
    cue_head: int | None = None


def phrase_statements(tree: Tree, cues: Lexicon, quotations: Sequence[Quotation]) -> Iterator[PhraseStatement]:
    for words, entry in cues.phrases:
        for index in _places(tree, words):
            cue = (index, index + len(words))
            found = _predicate(tree, cue, entry) if "be" in entry.frames else _according(tree, cue, entry, quotations)
            if found is not None:
                yield found


def named_speech(tree: Tree, quotations: Sequence[Quotation], spoken_for: set[int]) -> Iterator[PhraseStatement]:
    """Speech with nothing but a name and a colon or dash: headlines, transcripts, quotations with their author below.

    `spoken_for`: the places of the quotations that a cue has taken.
    """
    for start, end in paragraph_ranges(tree):
        found = _name_and_colon(tree, start, end) or _name_after_dash(tree, start, end, quotations)
        if found is not None:
            yield found
    for place, quotation in enumerate(quotations):
        if place not in spoken_for:
            introduced = _colon_before(tree, quotation)
            if introduced is not None:
                yield introduced


def _name_and_colon(tree: Tree, start: int, end: int) -> PhraseStatement | None:
    """Putin: Russia is ready for talks."""
    while start < end and tree.space[start]:
        start += 1
    for index in range(start + 1, min(start + _LONGEST_NAME, end - 2)):
        if tree.lower[index] == ":":
            content = tidied(tree, [(index + 1, end)])
            if content and _is_name(tree, start, index) and _speaks(tree, content[0]):
                return PhraseStatement((index, index + 1), _COLON, content, (start, index), _head(tree, start, index))
            return None
        if tree.pos[index] == "PUNCT" and tree.lower[index] not in (".", ",", "-", "’", "'", "(", ")"):
            return None
    return None


def _speaks(tree: Tree, content: Range) -> bool:
    return any(tree.pos[index] in ("VERB", "AUX") or tree.is_quote_mark(index) for index in range(*content))


def _is_name(tree: Tree, start: int, end: int) -> bool:
    """A person, organisation or country without a verb; no label such as "Update"."""
    if any(tree.lower[index] in _LABELS for index in range(start, end)) or any(
        tree.tag[index] in ("VBD", "VBZ", "VBP", "MD", "CD") for index in range(start, end)
    ):
        return False
    return any(tree.doc[index].ent_type_ in _NAMED for index in range(start, end))


def _head(tree: Tree, start: int, end: int) -> int:
    """The token of a stretch that all others hang on; the first name's if the parse says otherwise."""
    for index in range(start, end):
        outward = not start <= tree.head[index] < end or tree.head[index] == index
        if outward and tree.pos[index] in ("PROPN", "NOUN", "PRON"):
            return index
    return next((index for index in range(start, end) if tree.doc[index].ent_type_ in _NAMED), start)


def _name_after_dash(tree: Tree, start: int, end: int, quotations: Sequence[Quotation]) -> PhraseStatement | None:
    """ "We want peace." -- Jane Doe, mayor"""
    for index in range(end - 2, max(end - 25, start), -1):
        if tree.lower[index] in _DASHES:
            quotation = next((q for q in quotations if q.end == index and q.start - start <= 1), None)
            source = tree.tidy((index + 1, end))
            if quotation is None or source is None or not _is_name(tree, *source):
                return None
            return PhraseStatement((index, index + 1), _DASH, (quotation.bounds,), source, _head(tree, *source))
    return None


def _colon_before(tree: Tree, quotation: Quotation) -> PhraseStatement | None:
    """He went further: "..." -- the subject of the sentence that a colon ends speaks, whatever its verb."""
    colon = quotation.start - 1
    while colon > 0 and tree.space[colon]:
        colon -= 1
    if colon < 1 or tree.lower[colon] != ":":
        return None
    root = colon
    while tree.head[root] != root and tree.sentence[tree.head[root]] == tree.sentence[colon]:
        root = tree.head[root]
    subject = tree.child(root, "nsubj")
    if subject is None or not (tree.doc[subject].ent_type_ == "PER" or tree.lower[subject] in ("he", "she", "they")):
        return None
    source = tree.tidy(tree.subtree(subject))
    if source is None or source[1] > colon:
        return None
    return PhraseStatement((colon, colon + 1), _COLON, (quotation.bounds,), source, subject)


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
    if fronted and source[1] >= sentence[1] - 1:
        content: list[Range] = [tree.sentence[max(sentence[0] - 1, 0)]]  # a sentence of its own: about the one before
    elif fronted:
        source = (source[0], _first_comma(tree, source))
        content = [(source[1], sentence[1])]
    else:
        source = (source[0], _first_comma(tree, source))
        aside = around(tree, (cue[0], source[1]))
        after = aside.after if aside is not None else None
        content = [_clause_before(tree, cue[0], sentence), *([after] if after is not None else [])]
    content = [_back_over_quotation(part, quotations, cue[0]) for part in content]
    kept = tidied(tree, content)
    return PhraseStatement(cue, entry, kept, source, head) if kept else None


def _predicate(tree: Tree, cue: Range, entry: Cue) -> PhraseStatement | None:
    """Paris is *against* the plan: what the preposition of a predicate governs, of whom the predicate tells it."""
    for head in (tree.head[cue[0]], *range(*cue)):
        subject = tree.child(head, "nsubj")
        if (
            subject is None
            or subject >= cue[0]
            or tree.child(head, "cop") is None
            or tree.lower[subject] in ("it", "this", "that")
        ):
            continue
        source, content = tree.tidy(tree.subtree(subject)), tree.tidy((cue[1], tree.right[head]))
        if source is not None and content is not None:
            return PhraseStatement(cue, entry, (content,), source, subject, head)
    return None


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
    return cue[1] if cue[1] < tree.sentence[cue[0]][1] else None


def _clause_before(tree: Tree, start: int, sentence: Range) -> Range:
    """From where the sentence, the brackets or the part after a semicolon that the phrase closes begins."""
    depth = 0
    for index in range(start - 1, sentence[0] - 1, -1):
        mark = tree.lower[index]
        depth += (mark in (")", "]")) - (mark in ("(", "["))
        if depth < 0 or (mark in (";", ":") and depth == 0):
            return index + 1, start
    return sentence[0], start


def _back_over_quotation(part: Range, quotations: Sequence[Quotation], cue: int) -> Range:
    for quotation in quotations:
        if quotation.end <= cue and quotation.start < part[0] < quotation.end:
            return quotation.start, part[1]
    return part
