"""Text of articles as HTML: escaped, with some places marked. Nothing of a text ever becomes a tag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

__all__ = ["Mark", "escape", "marked"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text (ends exclusive), the classes of its `<span>`, and its attributes, whose names must be ours."""

    start: int
    end: int
    classes: str
    attributes: tuple[tuple[str, str], ...] = ()


def marked(text: str, marks: Iterable[Mark], offset: int = 0) -> str:
    """`text` escaped, with spans around the `marks`, whose places count from `offset`; what lies outside the text is cut off.

    Marks may overlap in any way: the text is cut wherever one begins or ends, and each piece lies in a span for every mark that
    covers it, the longest outermost.
    """
    inside = [_within(mark, offset, len(text)) for mark in marks]
    ordered = sorted((mark for mark in inside if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({0, len(text), *(mark.start for mark in ordered), *(mark.end for mark in ordered)})
    pieces = []
    for start, end in pairwise(cuts):
        covering = sorted((m for m in ordered if m.start <= start and end <= m.end), key=lambda m: (m.start - m.end, m.start))
        pieces.append("".join(map(_opened, covering)) + escape(text[start:end]) + "</span>" * len(covering))
    return "".join(pieces)


def _within(mark: Mark, offset: int, length: int) -> Mark:
    start, end = max(0, mark.start - offset), min(length, mark.end - offset)
    return Mark(start, max(start, end), mark.classes, mark.attributes)


def _opened(mark: Mark) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in mark.attributes)
    return f'<span class="{escape(mark.classes)}"{attributes}>'
