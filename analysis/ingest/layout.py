"""Lines of a text to its blocks: paragraphs, headlines, single lines of a site.

Three layouts are told apart: a blank line between paragraphs, one line a paragraph, and lines broken at
a fixed width (mail, agency wires, PDFs), which are joined again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import quantiles

from analysis.ingest import dates, sources
from analysis.ingest.characters import normalised, squeezed

MAX_WRAP_WIDTH = 130  # nobody breaks lines by hand further out
MIN_WRAP_WIDTH = 30  # narrower is a list, not a paragraph
_TERMINAL = re.compile(r"[.!?…]['\"”’»)\]]*(?:\s?\[\d+\])?$")
_ITEM = re.compile(r"^\s*(?:[-*•‣▪◦·–—]|\d{1,2}[.)])\s+\S")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line that stands alone; `gap` is the number of blank lines above it."""

    text: str
    gap: int = 0

    @property
    def words(self) -> int:
        return len(self.text.split())


def blocks(text: str) -> list[Block]:
    """The blocks of a text in order, hard-wrapped lines joined, each on one line."""
    lines = normalised(text).split("\n")
    width = _wrap_width(lines)
    found: list[Block] = []
    gap = 0
    previous: str | None = None
    for line in lines:
        if not line.strip():
            gap, previous = gap + 1, None
            continue
        if previous is not None and width and _continues(previous, line, width):
            found[-1] = Block(f"{found[-1].text} {squeezed(line)}", found[-1].gap)
        else:
            found.append(Block(squeezed(line), gap))
        gap, previous = 0, line
    return found


def ends_sentence(text: str) -> bool:
    """Whether a block ends as a sentence does: a full stop, question or exclamation mark, perhaps within quotes or brackets."""
    return bool(_TERMINAL.search(text))


def is_item(text: str) -> bool:
    """Whether a line is an item of a list."""
    return bool(_ITEM.match(text))


def _wrap_width(lines: list[str]) -> int | None:
    """The width at which lines were broken, or None where paragraphs run on one line."""
    lengths = [len(line.strip()) for line in lines if line.strip()]
    if len(lengths) < 4:
        return None
    width = round(quantiles(lengths, n=20)[-1])
    if not MIN_WRAP_WIDTH <= width <= MAX_WRAP_WIDTH or max(lengths) > 2 * width:
        return None
    full = [
        (line, after)
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if len(line.strip()) >= 0.75 * width and after.strip()
    ]
    broken = sum(not ends_sentence(line) and not is_item(after) for line, after in full)
    if len(full) < 2 or broken < 0.55 * len(full):
        return None
    # headlines that follow each other are long and end no sentence, too: a wrapped line goes on in small letters now and then
    small = sum(after.strip()[0].islower() for line, after in full if not ends_sentence(line))
    return width if small >= 0.3 * broken else None


def _continues(line: str, after: str, width: int) -> bool:
    """Whether `after` goes on with the paragraph of `line`: its first word had no room there."""
    if _stands_alone(line) or _stands_alone(after):
        return False
    if is_item(after) or (_indent(after) >= 2 and _indent(line) < _indent(after)):
        return False
    stripped = line.strip()
    room = width - len(stripped) - 1
    if after.strip()[0].islower() and not ends_sentence(stripped) and len(stripped) >= 0.5 * width:
        return True
    return len(after.split()[0]) > room or (len(stripped) >= 0.85 * width and not ends_sentence(stripped))


def _stands_alone(line: str) -> bool:
    """Whether a line is a date line or a byline, to which no text is joined."""
    found = dates.date_line(line.strip())
    return (found is not None and not found.rest) or sources.byline(line) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
