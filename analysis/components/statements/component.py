"""From a parsed document to its statements, and the spaCy component around that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from analysis.components.actors.entries import actor_keys
from analysis.components.statements import positions, sources
from analysis.components.statements.attribution import Attribution
from analysis.components.statements.cues import Cue, Lexicon, lexicon
from analysis.components.statements.nesting import Found, distinct, parents, real, unentangled
from analysis.components.statements.phrases import named_speech, phrase_statements
from analysis.components.statements.quotations import Quotation, find_quotations
from analysis.components.statements.selection import LIKELY, SPEECH, Reading, readings
from analysis.components.statements.speakers import speakers
from analysis.components.statements.tree import Range, Tree, overlap, subtract, tidied, tree_of
from analysis.records import StatementKind

FACTORY = "standpoint_statements"
_OPENING = 3  # tokens at the start of a content within which a cue is its speaker's own

Doc.set_extension("statements", default=[], force=True)


@Language.factory(
    FACTORY, assigns=["doc._.statements"], requires=["token.dep", "token.pos"], default_config={"threshold": LIKELY}
)
def make_statements(nlp: Language, name: str, threshold: float) -> Any:
    def component(doc: Doc) -> Doc:
        doc._.statements = statements(doc, threshold=threshold)
        return doc

    return component


def statements(doc: Doc, cues: Lexicon | None = None, threshold: float = LIKELY) -> list[Attribution]:
    """All statements of a parsed document in the order of their contents; those inside others know their parent."""
    cues = cues or lexicon()
    tree = tree_of(doc)
    quotations = find_quotations(tree)
    found = list(find(tree, quotations, cues, threshold))
    return attributions(tree, quotations, real(tree, unentangled(tree, distinct(found))))


def find(tree: Tree, quotations: list[Quotation], cues: Lexicon, threshold: float) -> Iterator[Found]:
    """One statement a cue: the quotations that it speaks, else the best content that its syntax offers."""
    at = dict(cues.find(tree))
    spoken = speakers(
        tree, quotations, [index for index, cue in at.items() if cue.frames.get("quote", 0) >= SPEECH and _can_speak(tree, index)]
    )
    reading = Reading(at, quotations)
    for index, cue in at.items():
        for frame, ranges in readings(tree, index, reading, spoken.get(index, []), threshold):
            statement = _statement(tree, index, cue, frame, ranges) if ranges else None
            if statement is not None:
                yield statement
    taken = {
        place for place, q in enumerate(quotations) if any(overlap(q.bounds, part) for parts in spoken.values() for part in parts)
    }
    named = named_speech(tree, quotations, taken)
    yield from (
        Found(p.cue, p.cue_head, p.entry, "front", p.content, p.source, p.source_head)
        for p in chain(phrase_statements(tree, cues, quotations), named)
    )


def _can_speak(tree: Tree, index: int) -> bool:
    return tree.pos[index] == "VERB" and not tree.passive(index)


def _statement(tree: Tree, index: int, cue: Cue, frame: str, ranges: list[Range]) -> Found | None:
    cue_range = _cue_range(tree, index)
    holes = [cue_range]
    head = sources.source_of(tree, index, cue, frame, [] if frame in ("quote", "front", "ccomp") else ranges)
    if frame in ("quote", "front", "ccomp"):
        if head is not None and frame != "ccomp" and any(a <= head < b for a, b in ranges):
            head = None
        if head is None and frame == "front":
            head = positions.aside(tree, index, _gap(tree, index, ranges))
        if head is None and frame in ("quote", "front"):
            head = positions.nearby(tree, index, ranges)
    if head is None and tree.pos[index] == "VERB" and frame not in ("pass", "raise", "rel") and not tree.passive(index):
        head = positions.sentence_subject(tree, index, ranges)
    source = (
        sources.phrase(tree, head, [cue_range, *(ranges if frame == "quote" else [r for r in ranges if not r[0] <= head < r[1]])])
        if head is not None
        else None
    )
    if source is not None:
        holes.append(source)
    content = tidied(tree, (rest for part in ranges for rest in subtract(part, holes)))
    if not content:
        return None
    return Found(cue_range, index, cue, frame, content, source, head if source else None)


def _gap(tree: Tree, cue: int, ranges: list[Range]) -> Range:
    """The words around a cue between the parts of its content."""
    start, end = tree.sentence[cue]
    return max((b for a, b in ranges if b <= cue), default=start), min((a for a, b in ranges if a > cue), default=end)


def _cue_range(tree: Tree, index: int) -> Range:
    """The cue with its auxiliaries, negation and particle, as far as they stand next to it."""
    start, end = index, index + 1
    while (
        start > tree.sentence[index][0]
        and tree.head[start - 1] == index
        and (tree.dep[start - 1] in ("aux", "cop") or tree.label[start - 1] == "aux:pass" or tree.dep[start - 1] == "advmod")
    ):
        start -= 1
    while end < tree.sentence[index][1] and tree.head[end] == index and tree.label[end] == "compound:prt":
        end += 1
    return start, end


def attributions(tree: Tree, quotations: list[Quotation], found: list[Found]) -> list[Attribution]:
    doc = tree.doc
    results = []
    holders = parents(found)
    for place, statement in enumerate(found):
        source, source_head = _source(statement, found, holders[place])
        results.append(
            Attribution(
                source=_span(doc, source),
                cue=_span(doc, statement.cue),
                content=tuple(doc[start:end] for start, end in statement.content),
                kind=_kind(statement.content, quotations),
                cue_lemma=statement.entry.lemma,
                cue_type=statement.entry.type,
                negated=statement.cue_head is not None and tree.negated(statement.cue_head),
                actors=_actors(doc, source_head),
                parent=holders[place],
            )
        )
    return results


def _source(statement: Found, found: list[Found], parent: int | None) -> tuple[Range | None, int | None]:
    """Its own, or that of the statement whose content its cue opens: expressed *hope* that ..."""
    if statement.source is None and parent is not None and statement.cue is not None:
        holder = found[parent]
        if any(0 <= statement.cue[0] - start < _OPENING for start, _ in holder.content):
            return holder.source, holder.source_head
    return statement.source, statement.source_head


def _actors(doc: Doc, head: int | None) -> tuple[str, ...]:
    if head is None:
        return ()
    return actor_keys(doc[head])


def _span(doc: Doc, bounds: Range | None) -> Span | None:
    return doc[bounds[0] : bounds[1]] if bounds else None


def _kind(content: tuple[Range, ...], quotations: list[Quotation]) -> StatementKind:
    whole = sum(end - start for start, end in content)
    quoted = sum(max(0, min(end, q.end) - max(start, q.start)) for start, end in content for q in quotations)
    if not quoted:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if quoted >= whole - 2 else StatementKind.MIXED
