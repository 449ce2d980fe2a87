"""From a parsed document to its statements, and the spaCy component around that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from analysis.components.statements import sources
from analysis.components.statements.attribution import Attribution
from analysis.components.statements.contents import Candidate, by_position, candidates
from analysis.components.statements.cues import Cue, Lexicon, lexicon
from analysis.components.statements.extent import before_next_statement, described, mended
from analysis.components.statements.likelihood import likelihood
from analysis.components.statements.parentheses import parenthesis
from analysis.components.statements.phrases import named_speech, phrase_statements
from analysis.components.statements.quotations import Quotation, find_quotations
from analysis.components.statements.speakers import speakers
from analysis.components.statements.tree import Range, Tree, overlap, subtract, tidied, tree_of
from analysis.records import StatementKind

FACTORY = "standpoint_statements"
THRESHOLD = 0.36  # how likely a cue must attribute to be believed
LEAST = 0.2  # how often it must do so in a frame to be considered at all
STRONG = 0.7  # how often it must attribute a clause to be given one by position alone
_SAYING = frozenset({"say", "write", "think", "agree"})
_GOING_ON = frozenset({"continue", "begin", "start", "keep"})
HEARING = frozenset(
    {"tell", "inform", "remind", "assure", "warn", "brief", "notify", "reassure", "persuade", "convince", "advise"}
)
SPEECH = 0.5  # how often it must introduce quotations

Doc.set_extension("statements", default=[], force=True)


@Language.factory(
    FACTORY, assigns=["doc._.statements"], requires=["token.dep", "token.pos"], default_config={"threshold": THRESHOLD}
)
def make_statements(nlp: Language, name: str, threshold: float) -> Any:
    def component(doc: Doc) -> Doc:
        doc._.statements = statements(doc, threshold=threshold)
        return doc

    return component


@dataclass(frozen=True, slots=True)
class Found:
    """A statement in token offsets, before it is tied to the document."""

    cue: Range | None
    cue_head: int | None
    entry: Cue
    frame: str
    content: tuple[Range, ...]
    source: Range | None
    source_head: int | None


def statements(doc: Doc, cues: Lexicon | None = None, threshold: float = THRESHOLD) -> list[Attribution]:
    """All statements of a parsed document in the order of their contents; those inside others know their parent."""
    cues = cues or lexicon()
    tree = tree_of(doc)
    quotations = find_quotations(tree)
    found = list(find(tree, quotations, cues, threshold))
    return attributions(tree, quotations, unentangled(tree, distinct(found)))


def find(tree: Tree, quotations: list[Quotation], cues: Lexicon, threshold: float) -> Iterator[Found]:
    """One statement a cue: the quotations that it speaks, else the best content that its syntax offers."""
    at = dict(cues.find(tree))
    spoken = speakers(
        tree, quotations, [index for index, cue in at.items() if cue.frames.get("quote", 0) >= SPEECH and _can_speak(tree, index)]
    )
    for index, cue in at.items():
        frame, ranges = _content(tree, index, cue, at, quotations, spoken.get(index, []), threshold)
        ranges = _clipped(ranges, index, quotations)
        if ranges:
            statement = _statement(tree, index, cue, frame, _whole_quotations(ranges, quotations, index))
            if statement is not None:
                yield statement
    taken = {
        place for place, q in enumerate(quotations) if any(overlap(q.bounds, part) for parts in spoken.values() for part in parts)
    }
    named = named_speech(tree, quotations, taken)
    yield from (
        Found(p.cue, None, p.entry, "front", p.content, p.source, p.source_head)
        for p in chain(phrase_statements(tree, cues, quotations), named)
    )


def _can_speak(tree: Tree, index: int) -> bool:
    return tree.pos[index] == "VERB" and not tree.passive(index)


def _content(
    tree: Tree, index: int, cue: Cue, at: dict[int, Cue], quotations: list[Quotation], quoted: list[Range], threshold: float
) -> tuple[str, list[Range]]:
    best: tuple[float, str, list[Range]] = (0.0, "", [])
    aside = parenthesis(tree, index, cue.lemma in HEARING) if _may_stand_aside(tree, index, cue) else None
    if aside is not None and not quoted:
        return "front", list(aside.content)
    for candidate in candidates(tree, index):
        reliability = cue.frames.get(candidate.frame, 0.0)
        if candidate.frame == "front" and _is_reported(tree, index, at):
            continue
        if candidate.frame == "raise" and cue.type != "seem" and not tree.passive(index):
            continue
        if _only_carries(tree, index, candidate, at):
            continue
        alone = candidate.ranges == (tree.subtree(candidate.head),)
        if (
            candidate.frame == "obj"
            and alone
            and cue.type in _SAYING
            and sources.is_time_or_hearer(tree, candidate.head, cue.lemma in HEARING)
        ):
            continue
        if not candidate.ranges or reliability < LEAST:
            continue
        chance = likelihood(tree, index, candidate.frame, reliability, sum(end - start for start, end in candidate.ranges))
        if chance >= threshold and chance > best[0]:
            best = (chance, candidate.frame, list(candidate.ranges))
    if best[1] == "ccomp" and cue.type in _SAYING and best[2][0][0] > index:
        hears = cue.lemma in HEARING
        best[2][0] = mended(tree, index, best[2][0], at, quotations, hears)
    elif best[1] in ("obj", "xcomp", "acl") and best[2][-1][0] > index:
        best[2][-1] = before_next_statement(tree, best[2][-1], at, quotations)
    if best[1] == "obj" and cue.type == "describe":
        best[2][-1] = described(tree, index, best[2][-1], quotations)
    if not quoted and not best[2] and cue.type in _SAYING and cue.frames.get("ccomp", 0) >= STRONG and tree.pos[index] == "VERB":
        placed = by_position(tree, index)
        if placed is None:
            return "", []
        if placed.frame == "ccomp":
            return "ccomp", [mended(tree, index, placed.ranges[0], at, quotations, hears=True)]
        return placed.frame, list(placed.ranges)
    if not quoted:
        return best[1], best[2]
    after = [part for part in best[2] if part[0] > index and _goes_on(tree, part, quoted, index)] if best[1] == "ccomp" else []
    return "quote", sorted([*quoted, *(part for piece in after for part in subtract(piece, quoted))])


def _only_carries(tree: Tree, cue: int, candidate: Candidate, at: dict[int, Cue]) -> bool:
    """Continued *to call* for talks, released a statement *saying* ...: the cue within is the one that attributes."""
    if tree.pos[cue] != "VERB":
        return False
    if candidate.frame in ("xcomp", "ccomp"):
        return tree.doc[cue].lemma_ in _GOING_ON and candidate.head in at and tree.tag[candidate.head] in ("VB", "VBG")
    if candidate.frame != "obj" or not sources.is_medium(tree, candidate.head):
        return False
    return any(
        inner in at and at[inner].type in _SAYING and tree.tag[inner] == "VBG" and tree.dep[inner] == "acl"
        for inner in tree.children[candidate.head]
    )


def _may_stand_aside(tree: Tree, index: int, cue: Cue) -> bool:
    """Cues of saying and thinking that no object, nor clause right behind them, completes."""
    if tree.pos[index] != "VERB" or cue.frames.get("ccomp", 0) < SPEECH:
        return False
    if cue.frames.get("front", 0) < THRESHOLD and cue.lemma not in HEARING:
        return False
    following = tree.lower[index + 1] if index + 1 < len(tree) else ""
    if cue.frames.get(f"obl:{following}", 0) >= THRESHOLD:
        return False
    if tree.pos[index - 1] == "PUNCT" or following == ",":
        return True
    return cue.lemma in HEARING or tree.child(index, "obj", "xcomp") is None


def _is_reported(tree: Tree, index: int, at: dict[int, Cue]) -> bool:
    """Whether a cue is itself what another one reports, rather than a parenthesis in it."""
    head = at.get(tree.head[index])
    return tree.dep[index] in ("ccomp", "xcomp") and head is not None and head.frames.get("ccomp", 0) >= SPEECH


def _goes_on(tree: Tree, part: Range, quoted: list[Range], cue: int) -> bool:
    """Whether a clause after the cue goes on with what was quoted before it, rather than being about it."""
    return any(overlap(part, quotation) for quotation in quoted) or tree.lower[part[0]] == "that"


def _clipped(ranges: list[Range], cue: int, quotations: list[Quotation]) -> list[Range]:
    """A cue inside a quotation is the speaker's own word: what it attributes ends with the quotation."""
    for quotation in quotations:
        if quotation.holds(cue):
            bounds = [(max(start, quotation.start), min(end, quotation.end)) for start, end in ranges]
            return [(start, end) for start, end in bounds if start < end]
    return ranges


def _whole_quotations(ranges: list[Range], quotations: list[Quotation], cue: int) -> list[Range]:
    """A content that enters a quotation takes all of it."""
    grown = []
    for start, end in ranges:
        for quotation in quotations:
            if overlap((start, end), quotation.bounds) and not quotation.holds(cue):
                if start <= quotation.start < end < quotation.end:
                    end = quotation.end
        grown.append((start, end))
    return _merged(grown)


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _statement(tree: Tree, index: int, cue: Cue, frame: str, ranges: list[Range]) -> Found | None:
    cue_range = _cue_range(tree, index)
    holes = [cue_range]
    head = sources.source_of(tree, index, frame, [] if frame in ("quote", "front", "ccomp") else ranges)
    if frame in ("quote", "front", "ccomp"):
        if head is not None and frame != "ccomp" and any(a <= head < b for a, b in ranges):
            head = None
        if head is None and frame == "front":
            head = sources.aside(tree, index, _gap(tree, index, ranges))
        if head is None and frame in ("quote", "front"):
            head = sources.nearby(tree, index, ranges)
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


def distinct(found: list[Found]) -> list[Found]:
    """Of statements with the same content only one: the noun of "expressed hope that", the verb that quotes."""
    kept: dict[tuple[Range, ...], Found] = {}
    for statement in found:
        key = statement.content
        rival = kept.get(key)
        if rival is None or statement.entry.frames.get(statement.frame, 0) > rival.entry.frames.get(rival.frame, 0):
            kept[key] = statement
    return sorted(kept.values(), key=lambda statement: (statement.content[0], statement.cue or (0, 0)))


def unentangled(tree: Tree, found: list[Found]) -> list[Found]:
    """Of two statements that each claim to report the other, the less reliable gives way: it keeps what it says apart from that."""
    holders = [place for place, statement in enumerate(found) if statement.cue is not None]
    dropped: dict[int, Found | None] = {}
    for place in holders:
        for other in holders:
            if place < other and _reports(found[place], found[other]) and _reports(found[other], found[place]):
                weaker, stronger = sorted((place, other), key=lambda which: _strength(found[which]))
                dropped[weaker] = _apart(tree, found[weaker], found[stronger])
    return [kept for place, statement in enumerate(found) if (kept := dropped.get(place, statement)) is not None]


def _reports(statement: Found, other: Found) -> bool:
    assert other.cue is not None
    return any(start <= other.cue[0] and other.cue[1] <= end for start, end in statement.content)


def _strength(statement: Found) -> tuple[float, float]:
    return statement.entry.frames.get(statement.frame, 0.0) + (statement.frame == "front"), statement.entry.reliability


def _apart(tree: Tree, weaker: Found, stronger: Found) -> Found | None:
    """The weaker of two entangled statements without the words from the other's source on."""
    assert stronger.cue is not None and weaker.cue is not None
    edge = min(stronger.cue[0], *(part[0] for part in (stronger.source,) if part and part[0] > weaker.cue[0]), stronger.cue[0])
    content = (
        tidied(tree, ((start, min(end, edge)) for start, end in weaker.content if start < edge)) if edge > weaker.cue[0] else ()
    )
    return replace(weaker, content=content) if content else None


def attributions(tree: Tree, quotations: list[Quotation], found: list[Found]) -> list[Attribution]:
    doc = tree.doc
    results = []
    parents = _parents(found)
    for place, statement in enumerate(found):
        results.append(
            Attribution(
                source=_span(doc, statement.source),
                cue=_span(doc, statement.cue),
                content=tuple(doc[start:end] for start, end in statement.content),
                kind=_kind(statement.content, quotations),
                cue_lemma=statement.entry.lemma,
                cue_type=statement.entry.type,
                negated=statement.cue_head is not None and tree.negated(statement.cue_head),
                actors=_actors(doc, statement.source_head),
                parent=parents[place],
            )
        )
    return results


def _actors(doc: Doc, head: int | None) -> tuple[str, ...]:
    if head is None:
        return ()
    try:
        from analysis.components.actors import actor_keys
    except ImportError:
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


def _parents(found: list[Found]) -> list[int | None]:
    """For each statement the smallest other one whose content holds its cue."""
    parents: list[int | None] = []
    for statement in found:
        anchor = statement.cue or statement.content[0]
        holders = [
            (sum(end - start for start, end in other.content), place)
            for place, other in enumerate(found)
            if other is not statement and any(start <= anchor[0] and anchor[1] <= end for start, end in other.content)
        ]
        parents.append(min(holders)[1] if holders else None)
    return parents
