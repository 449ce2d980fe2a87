"""Of all that the syntax around a cue offers, what it attributes: the quotations it speaks, else the likeliest candidate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.components.statements import sources
from analysis.components.statements.contents import Candidate, candidates
from analysis.components.statements.cues import Cue
from analysis.components.statements.extent import before_next_statement, before_next_verb, described, mended
from analysis.components.statements.likelihood import likelihood
from analysis.components.statements.parentheses import parenthesis
from analysis.components.statements.positions import by_position
from analysis.components.statements.quotations import Quotation
from analysis.components.statements.tree import Range, Tree, overlap, subtract
from analysis.components.statements.words import words_for

LEAST = 0.2  # how often a cue must attribute in a frame to be considered at all
LIKELY = 0.36  # and how likely it must be where it stands
STRONG = 0.7  # how often it must attribute a clause to be given one by position alone
SPEECH = 0.5  # how often it must introduce quotations
SAYING = frozenset({"say", "write", "think", "agree"})
_GOING_ON = frozenset({"continue", "begin", "start", "keep"})
HEARING = words_for("hearing")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a document before its statements are: its cues by token, its quotations in text order."""

    cues: Mapping[int, Cue]
    quotations: Sequence[Quotation]


def readings(tree: Tree, cue: int, reading: Reading, quoted: list[Range], threshold: float) -> Iterator[tuple[str, list[Range]]]:
    """What a cue attributes, as frames and token ranges: one statement, or two where quotations follow in sentences of their own.

    `quoted`: the quotations that the cue speaks.
    """
    if quoted and all(start >= tree.sentence[cue][1] for start, _ in quoted):
        yield _selected(tree, cue, reading, [], threshold)
        yield "quote", quoted
    else:
        yield _selected(tree, cue, reading, quoted, threshold)


def _selected(tree: Tree, cue: int, reading: Reading, quoted: list[Range], threshold: float) -> tuple[str, list[Range]]:
    """The frame and the token ranges; no ranges where nothing is likely enough.

    Quotations take with them the clause that goes on with them.
    """
    entry = reading.cues[cue]
    if not quoted and _may_stand_aside(tree, cue, entry):
        aside = parenthesis(tree, cue, entry.lemma in HEARING)
        if aside is not None:
            return "front", _whole(_clipped(list(aside.content), cue, reading.quotations), reading.quotations, cue)
    frame, ranges = _likeliest(tree, cue, reading, threshold)
    if not quoted and not ranges and _lives_by_clauses(tree, cue, entry):
        frame, ranges = _placed(tree, cue, reading)
    else:
        _mend(tree, cue, frame, ranges, reading)
    if quoted:
        goes_on = [part for part in ranges if part[0] > cue and _goes_on(tree, part, quoted)] if frame == "ccomp" else []
        frame, ranges = "quote", sorted([*quoted, *(rest for part in goes_on for rest in subtract(part, quoted))])
    return frame, _whole(_clipped(ranges, cue, reading.quotations), reading.quotations, cue)


def _likeliest(tree: Tree, cue: int, reading: Reading, threshold: float) -> tuple[str, list[Range]]:
    entry = reading.cues[cue]
    best: tuple[float, str, list[Range]] = (0.0, "", [])
    for candidate in candidates(tree, cue):
        reliability = entry.frames.get(candidate.frame, 0.0)
        if not candidate.ranges or reliability < LEAST or not _stands(tree, cue, candidate, reading):
            continue
        length = sum(end - start for start, end in candidate.ranges)
        chance = likelihood(tree, cue, candidate.frame, reliability, length)
        if chance >= threshold and chance > best[0]:
            best = (chance, candidate.frame, list(candidate.ranges))
    return best[1], best[2]


def _stands(tree: Tree, cue: int, candidate: Candidate, reading: Reading) -> bool:
    """Whether a candidate is one at all, whatever its cue's reliability."""
    entry = reading.cues[cue]
    if candidate.frame == "raise":
        return entry.type == "seem" or tree.passive(cue)
    if _only_carries(tree, cue, candidate, reading.cues):
        return False
    alone = candidate.frame == "obj" and candidate.ranges == (tree.subtree(candidate.head),)
    return not (alone and entry.type in SAYING and sources.is_time_or_hearer(tree, candidate.head, entry.lemma in HEARING))


def _mend(tree: Tree, cue: int, frame: str, ranges: list[Range], reading: Reading) -> None:
    entry = reading.cues[cue]
    if frame == "ccomp" and entry.type in SAYING and ranges[0][0] > cue:
        ranges[0] = mended(tree, cue, ranges[0], reading.cues, reading.quotations, entry.lemma in HEARING)
    elif frame in ("obj", "xcomp", "acl") and ranges[-1][0] > cue:
        ranges[-1] = before_next_statement(tree, ranges[-1], reading.cues, reading.quotations)
    if frame == "obj" and entry.type == "describe":
        ranges[-1] = described(tree, cue, ranges[-1], reading.quotations)
    if frame != "ccomp" and ranges and ranges[-1][0] > cue and tree.pos[cue] == "VERB":
        ranges[-1] = before_next_verb(tree, ranges[-1])


def _lives_by_clauses(tree: Tree, cue: int, entry: Cue) -> bool:
    return entry.type in SAYING and entry.frames.get("ccomp", 0) >= STRONG and tree.pos[cue] == "VERB"


def _placed(tree: Tree, cue: int, reading: Reading) -> tuple[str, list[Range]]:
    placed = by_position(tree, cue)
    if placed is None:
        return "", []
    if placed.frame == "ccomp":
        return "ccomp", [mended(tree, cue, placed.ranges[0], reading.cues, reading.quotations, hears=True)]
    return placed.frame, list(placed.ranges)


def _only_carries(tree: Tree, cue: int, candidate: Candidate, at: Mapping[int, Cue]) -> bool:
    """Continued *to call* for talks, released a statement *saying* ...: the cue within is the one that attributes."""
    if tree.pos[cue] != "VERB":
        return False
    if candidate.frame in ("xcomp", "ccomp"):
        return tree.doc[cue].lemma_ in _GOING_ON and candidate.head in at and tree.tag[candidate.head] in ("VB", "VBG")
    if candidate.frame != "obj" or not sources.is_medium(tree, candidate.head):
        return False
    return any(
        inner in at and at[inner].type in SAYING and tree.tag[inner] == "VBG" and tree.dep[inner] == "acl"
        for inner in tree.children[candidate.head]
    )


def _may_stand_aside(tree: Tree, index: int, cue: Cue) -> bool:
    """Cues of saying and thinking that no object, nor clause right behind them, completes."""
    if tree.pos[index] != "VERB" or cue.frames.get("ccomp", 0) < SPEECH:
        return False
    if cue.frames.get("front", 0) < LIKELY and cue.lemma not in HEARING:
        return False
    following = tree.lower[index + 1] if index + 1 < len(tree) else ""
    if cue.frames.get(f"obl:{following}", 0) >= LIKELY:
        return False
    if tree.pos[index - 1] == "PUNCT" or following == ",":
        return True
    return cue.lemma in HEARING or tree.child(index, "obj", "xcomp") is None


def _goes_on(tree: Tree, part: Range, quoted: list[Range]) -> bool:
    """Whether a clause after the cue goes on with what was quoted before it, rather than being about it."""
    return any(overlap(part, quotation) for quotation in quoted) or tree.lower[part[0]] == "that"


def _clipped(ranges: list[Range], cue: int, quotations: Sequence[Quotation]) -> list[Range]:
    """A cue inside a quotation is the speaker's own word: what it attributes ends with the quotation."""
    for quotation in quotations:
        if quotation.holds(cue):
            bounds = [(max(start, quotation.start), min(end, quotation.end)) for start, end in ranges]
            return [(start, end) for start, end in bounds if start < end]
    return ranges


def _whole(ranges: list[Range], quotations: Sequence[Quotation], cue: int) -> list[Range]:
    """A content that enters a quotation takes all of it."""
    grown = []
    for start, end in ranges:
        for quotation in quotations:
            if not quotation.holds(cue) and start <= quotation.start < end < quotation.end:
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
