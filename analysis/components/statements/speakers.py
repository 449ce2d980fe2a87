"""Which cue a quotation belongs to.

In order: the cue that introduces it (*He said: "..."*), the cue that follows it (*"...", he said*), the speaker of the
quotation before or after it in the same paragraph, the last speaker of the paragraph before.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.components.statements.quotations import Quotation
from analysis.components.statements.tree import Range, Tree

_INTRODUCING = frozenset({":", ","})
_SENTENCE_END = frozenset({".", "?", "!", "…"})
_BEFORE_CUE = frozenset({",", "?", "!", "…", "...", "—", "–", "--", "-"})
_RELATIVE = frozenset({"who", "which", "what", "whom", "when", "where"})
_FAR = 30  # tokens between a quotation and its cue: room for "John Smith, the former governor of Ohio, who ..., "
_CLAUSAL = frozenset({"acl", "advcl", "acl:relcl", "amod", "aux", "cop", "xcomp"})


def speakers(tree: Tree, quotations: Sequence[Quotation], cues: Sequence[int]) -> dict[int, list[Range]]:
    """Cue -> the ranges of the words it attributes; `cues` are those that can introduce speech, in text order."""
    outside = [cue for cue in cues if not any(quotation.holds(cue) for quotation in quotations)]
    owners = _linked(tree, quotations, outside)
    _continue(tree, quotations, outside, owners)
    ranges: dict[int, list[Range]] = {}
    for place, cue in sorted(owners.items()):
        ranges.setdefault(cue, []).append(_with_lead(tree, quotations, place, cue))
    return ranges


def _linked(tree: Tree, quotations: Sequence[Quotation], cues: Sequence[int]) -> dict[int, int]:
    """Quotations that a cue of their own sentence introduces or follows."""
    owners: dict[int, int] = {}
    for place, quotation in enumerate(quotations):
        floor = quotations[place - 1].end if place else 0
        ceiling = quotations[place + 1].start if place + 1 < len(quotations) else len(tree)
        after = _following(tree, quotation, cues, ceiling)
        before = _introducing(tree, quotation, cues, floor)
        chosen = after if after is not None and _last_inner(tree, quotation) == "," else before if before is not None else after
        if chosen is not None:
            owners[place] = chosen
    return owners


def _introducing(tree: Tree, quotation: Quotation, cues: Sequence[int], floor: int) -> int | None:
    index = quotation.start - 1
    while index >= floor and tree.space[index]:
        index -= 1
    if index < floor:
        return None
    last = tree.lower[index]
    if last not in _INTRODUCING and index not in cues:
        return None
    for cue in reversed(cues):
        if floor <= cue <= index:
            between = tree.lower[cue + 1 : index]
            if any(word in _SENTENCE_END for word in between) or (last == "," and index - cue > 12):
                return None
            if last == "," and not _nothing_said_between(tree, cue, index):
                return None
            return cue
    return None


def _nothing_said_between(tree: Tree, cue: int, end: int) -> bool:
    """Between cue and comma stands at most whom or where it was said to."""
    return not any(tree.pos[index] == "VERB" or (tree.dep[index] == "ccomp") for index in range(cue + 1, end))


def _following(tree: Tree, quotation: Quotation, cues: Sequence[int], ceiling: int) -> int | None:
    last = _last_inner(tree, quotation)
    for cue in cues:
        if cue < quotation.end:
            continue
        if cue >= min(ceiling, quotation.end + _FAR) or tree.paragraph[cue] != tree.paragraph[quotation.end - 1]:
            return None
        if any(tree.lower[index] in _SENTENCE_END for index in range(quotation.end, cue)):
            return None
        if _another_verb(tree, quotation.end, cue) or _begins_anew(tree, quotation, cue):
            return None
        if last in _BEFORE_CUE or (tree.lower[quotation.end : quotation.end + 1] == [","]):
            return cue if last == "," or not _says_more(tree, cue, quotation) else None
        return None
    return None


def _begins_anew(tree: Tree, quotation: Quotation, cue: int) -> bool:
    """A participle, a conjunction or a cue with a clause of its own goes on after the quoted words; it does not speak them."""
    first = quotation.end
    while first < cue and (tree.pos[first] == "PUNCT" or tree.space[first]):
        first += 1
    if (
        tree.tag[cue] == "VBG"
        or (tree.pos[first] in ("CCONJ", "SCONJ") and tree.lower[first] != "as")
        or tree.lower[first] in _RELATIVE
    ):
        return True
    return not _stands_alone(tree, quotation) and _says_more(tree, cue, quotation)


def _another_verb(tree: Tree, start: int, cue: int) -> bool:
    return any(
        tree.pos[index] == "VERB" and tree.label[index] not in _CLAUSAL and tree.dep[index] not in _CLAUSAL
        for index in range(start, cue)
    )


def _says_more(tree: Tree, cue: int, quotation: Quotation) -> bool:
    """After a full stop, question or exclamation mark the cue may begin a sentence of its own."""
    own = any(tree.dep[child] == "ccomp" and child > cue for child in tree.children[cue])
    return own


def _last_inner(tree: Tree, quotation: Quotation) -> str:
    index = quotation.end - (2 if quotation.closed else 1)
    while index > quotation.start and (tree.space[index] or tree.is_quote_mark(index)):
        index -= 1
    return tree.lower[index]


def _continue(tree: Tree, quotations: Sequence[Quotation], cues: Sequence[int], owners: dict[int, int]) -> None:
    """Quotations that stand alone go on in the voice heard last."""
    for place, quotation in enumerate(quotations):
        if place in owners or not _stands_alone(tree, quotation):
            continue
        paragraph = tree.paragraph[quotation.start]
        voices = [cue for cue in cues if cue in owners.values() or _speaks_out(tree, cue)]
        heard = _last_cue(tree, voices, quotation.start, paragraph)
        if heard is None and _next_in_paragraph(tree, quotations, place, owners) is not None:
            heard = _next_in_paragraph(tree, quotations, place, owners)
        if heard is None:
            heard = _last_cue(tree, voices, quotation.start, paragraph - 1)
        if heard is None and place and place - 1 in owners and tree.paragraph[quotations[place - 1].start] >= paragraph - 1:
            heard = owners[place - 1]
        if heard is not None:
            owners[place] = heard


def _speaks_out(tree: Tree, cue: int) -> bool:
    """A finite verb with a subject of its own, so that whom we hear is known."""
    return tree.tag[cue] in ("VBD", "VBZ", "VBP") and tree.child(cue, "nsubj") is not None


def _stands_alone(tree: Tree, quotation: Quotation) -> bool:
    """It begins where a sentence does."""
    index = quotation.start - 1
    while index >= 0 and tree.space[index]:
        index -= 1
    begins = (
        index < 0
        or tree.lower[index] in _SENTENCE_END | {":"}
        or tree.is_quote_mark(index)
        or (tree.paragraph[index] != tree.paragraph[quotation.start])
    )
    return begins and quotation.end - quotation.start > 4


def _last_cue(tree: Tree, cues: Sequence[int], before: int, paragraph: int) -> int | None:
    for cue in reversed(cues):
        if cue < before and tree.paragraph[cue] == paragraph:
            return cue
        if tree.paragraph[cue] < paragraph:
            return None
    return None


def _next_in_paragraph(tree: Tree, quotations: Sequence[Quotation], place: int, owners: dict[int, int]) -> int | None:
    paragraph = tree.paragraph[quotations[place].start]
    for later in range(place + 1, len(quotations)):
        if tree.paragraph[quotations[later].start] != paragraph:
            return None
        if later in owners:
            return owners[later]
    return None


def _with_lead(tree: Tree, quotations: Sequence[Quotation], place: int, cue: int) -> Range:
    """A quotation that a cue follows and that begins within its sentence belongs to all of that: The plan "is dead," he said."""
    quotation = quotations[place]
    if cue < quotation.start or _stands_alone(tree, quotation):
        return quotation.bounds
    start = quotation.start
    floor = quotations[place - 1].end if place else 0
    while (
        start > floor
        and tree.sentence[start - 1] == tree.sentence[quotation.start]
        and tree.lower[start - 1] not in _SENTENCE_END
    ):
        start -= 1
    return start, quotation.end
