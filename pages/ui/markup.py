"""Text of articles as HTML: escaped, with some places marked. Nothing of a text ever becomes a tag."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def marked(text: str, marks: Iterable[Mark], offset: int = 0, notes: Mapping[int, str] | None = None) -> str:
    """`text` escaped, with spans around the `marks`, whose places count from `offset`; what lies outside the text is cut off.

    Marks may overlap in any way: the text is cut wherever one begins or ends, and each piece lies in a span for every mark that
    covers it, the longest outermost. `notes` are put in before the character at their place; they are HTML that the caller has
    made, with everything from outside escaped.
    """
    inside = [_within(mark, offset, len(text)) for mark in marks]
    ordered = sorted((mark for mark in inside if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
    put_in = {place - offset: note for place, note in (notes or {}).items() if 0 <= place - offset < len(text)}
    cuts = sorted({0, len(text), *put_in, *(mark.start for mark in ordered), *(mark.end for mark in ordered)})
    return "".join(put_in.get(start, "") + _piece(text, start, end, ordered) for start, end in pairwise(cuts))


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    covering = sorted((m for m in marks if m.start <= start and end <= m.end), key=lambda m: (m.start - m.end, m.start))
    return "".join(map(_opened, covering)) + escape(text[start:end]) + "</span>" * len(covering)


def _within(mark: Mark, offset: int, length: int) -> Mark:
    start, end = max(0, mark.start - offset), min(length, mark.end - offset)
    return Mark(start, max(start, end), mark.classes, mark.attributes)


def _opened(mark: Mark) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in mark.attributes)
    return f'<span class="{escape(mark.classes)}"{attributes}>'
