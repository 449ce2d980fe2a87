"""A text as it was saved or pasted to the article in it: headline, date, source, and the paragraphs alone.

First the end is cut (comments, other articles, buttons), then the head is read line by line down to the
first paragraph, then what interrupts the paragraphs goes. In doubt a line stays: a stray caption is
a smaller loss than a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.ingest import dates, sources
from analysis.ingest.characters import folded
from analysis.ingest.dates import DateLine, Dateline
from analysis.ingest.furniture import is_furniture, is_heading, is_one_sentence, is_prose, without_end, without_interruptions
from analysis.ingest.layout import Block, blocks, ends_sentence, is_item

_MAX_TITLE_WORDS = 40
_MAX_HEADLINE_SENTENCE = 20  # words of a headline that ends with a full stop
_STEM = 5  # letters by which inflected forms of a word are the same
_MIN_KEPT = 0.3  # of a text's words: where the rules leave less, they were wrong about it


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`text`: paragraphs with one blank line between; the dates and the source are evidence, not yet weighed against metadata."""

    text: str
    title: str | None
    date_lines: tuple[DateLine, ...] = ()
    dateline: Dateline | None = None
    source: str | None = None


@dataclass(slots=True)
class _Head:
    """What the lines above the first paragraph say."""

    title: str | None
    kept: list[Block] = field(default_factory=list)
    date_lines: list[DateLine] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def clean(text: str, title: str | None = None) -> Cleaned:
    """The article in a text; `title` is its headline where metadata gives it. Never empties a text that holds words."""
    everything = blocks(text)
    begin = _first_paragraph(everything)
    if begin is None:
        return _bare(everything, title)
    if title and begin + 1 < len(everything) and _letters(everything[begin].text) == _letters(title):
        begin += 1
    head = _read_head(everything[:begin], title)
    rest = _signed_off(without_end(everything[begin:]), head.authors)
    below = everything[begin + len(rest) :]
    body = without_interruptions(head.kept + rest)
    if _lost_too_much(body, everything):
        body = without_interruptions(head.kept + everything[begin:])
    first = next((block.text for block in body if is_prose(block.text)), "")
    return Cleaned(
        text="\n\n".join(block.text for block in body),
        title=head.title,
        date_lines=(*head.date_lines, *_date_lines(below)),
        dateline=dates.dateline(first),
        source=next(iter([*head.sources, *_sources(first, body, below)]), None),
    )


def _bare(everything: list[Block], title: str | None) -> Cleaned:
    """A text without a single full sentence: all of it is kept but what is surely the site's."""
    lines = [(block, _as_date_line(block.text)) for block in everything]
    kept = [block for block, line in lines if line is None and not is_furniture(block.text)]
    if title is None and len(kept) > 1 and kept[0].words <= _MAX_TITLE_WORDS:
        title, kept = kept[0].text, kept[1:]
    shown = kept or everything
    return Cleaned("\n\n".join(block.text for block in shown), title, tuple(line for _, line in lines if line))


def _first_paragraph(found: Sequence[Block]) -> int | None:
    """The index of the block that the article's own sentences begin with, or None."""
    candidates = [index for index, block in enumerate(found) if _may_open(block)]
    long = next((index for index in candidates if is_prose(found[index].text)), None)
    if long is None:
        return candidates[0] if candidates else None
    if _is_headline_sentence(found, long):
        return next((index for index in candidates if index > long), long)
    opening = long
    while opening - 1 in candidates and not _is_headline_sentence(found, opening - 1):
        opening -= 1  # short sentences just above the first long paragraph belong to it
    return opening


def _may_open(block: Block) -> bool:
    return (
        ends_sentence(block.text)
        and block.words >= 3
        and not is_furniture(block.text, edge=True)
        and _as_date_line(block.text) is None
        and sources.byline(block.text) is None
    )


def _is_headline_sentence(found: Sequence[Block], index: int) -> bool:
    """Whether a sentence is a headline in spite of its full stop.

    It stands at the top, and is written in capitals, or a date line, byline or dateline follows, or the paragraphs
    below take up its words, as those below a headline do and those below an opening sentence do not.
    """
    block = found[index]
    if block.words > _MAX_HEADLINE_SENTENCE or index + 1 >= len(found) or not is_one_sentence(block.text):
        return False
    if any(not is_furniture(other.text, edge=True) and other.words > 3 for other in found[:index]):
        return False
    after = found[index + 1].text
    if _as_date_line(after) is not None or sources.byline(after) is not None or sources.of_dateline(after) is not None:
        return True
    return (
        _in_capitals(block.text)
        or (block.text[-1] in "?!" and is_prose(after))
        or _is_taken_up(block, found[index + 1 : index + 3])
    )


def _is_taken_up(block: Block, below: Sequence[Block]) -> bool:
    """Whether most of a sentence's words of content come again, perhaps inflected, in the paragraphs below."""
    stems = {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", folded(block.text))}
    again = {word[:_STEM] for other in below for word in re.findall(r"[^\W\d_]{4,}", folded(other.text))}
    return len(stems & again) >= max(3, 0.6 * len(stems))


def _in_capitals(text: str) -> bool:
    """Whether the words are written as in a headline, each with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) >= 4]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _read_head(above: Sequence[Block], title: str | None) -> _Head:
    head = _Head(title)
    others: list[Block] = []
    for block in above:
        if line := _as_date_line(block.text):
            head.date_lines.append(line)
            _note_source(head, line.rest)
        elif sources.byline(block.text) or sources.of_line(block.text):
            _note_source(head, block.text)
        elif not is_furniture(block.text, edge=True) and not is_heading(block.text):
            others.append(block)
        elif source := sources.of_closing(block.text):
            head.sources.append(source)
    place = _place_of_title(others, title)
    if place is None:
        head.kept = [block for block in others if _is_deck(block)]
        return head
    start, end = place
    head.title = title or _as_title(others[start].text)
    same = folded(head.title)
    head.kept = [block for block in others[end:] if _is_deck(block) and folded(block.text) != same]
    return head


def _place_of_title(others: Sequence[Block], title: str | None) -> tuple[int, int] | None:
    """From where to where the headline stands among the lines above the text; a known one may be broken over several."""
    if title is not None:
        wanted = _letters(title)
        for start in range(len(others)):
            for end in range(start + 1, min(start + 4, len(others)) + 1):
                if _letters("".join(block.text for block in others[start:end])) == wanted:
                    return start, end
        return None
    for least in (5, 4):
        for index, block in enumerate(others):
            if least <= block.words <= _MAX_TITLE_WORDS:
                return index, index + 1
    short = [index for index, block in enumerate(others) if block.words >= 2] or list(range(len(others)))
    return (short[-1], short[-1] + 1) if short else None


def _is_deck(block: Block) -> bool:
    """Whether a line below the headline says something: more than a name or a section."""
    return block.words > 4 or ends_sentence(block.text) or is_item(block.text)


def _as_title(text: str) -> str:
    """A headline without marks of a heading and without the full stop that some files give it."""
    text = text.lstrip("# ").rstrip("; ")
    return text[:-1] if re.search(r"(?<![.…]|\b[A-Z])\.$", text) else text


def _as_date_line(text: str) -> DateLine | None:
    """A date line whose other words are a name, a place or an outlet at the most."""
    line = dates.date_line(text)
    if line is None or not line.rest:
        return line
    short = len(line.rest.split()) <= 3 and not ends_sentence(text)
    named = sources.byline(line.rest) or sources.of_line(line.rest)
    return line if short or named or re.search(r"[|•·]", text) else None


def _note_source(head: _Head, line: str) -> None:
    if by := sources.byline(line):
        head.authors += [by.author] if by.author else []
        head.sources += [by.source] if by.source else []
    elif source := sources.of_line(line):
        head.sources.append(source)


def _signed_off(body: list[Block], authors: Sequence[str]) -> list[Block]:
    """Without the last paragraph where it only tells who the author is, and what a date line or byline there says."""
    while len(body) > 1:
        last = body[-1].text
        about = any(
            re.match(rf"{re.escape(author)}\b.{{0,80}}\b(?:is|was|covers|reports|writes|works)\b", last) for author in authors
        )
        if (
            not (about and body[-1].words <= 60)
            and not _as_date_line(last)
            and not sources.byline(last)
            and not _is_source_line(last)
        ):
            return body
        body = without_end(body[:-1])
    return body


def _is_source_line(text: str) -> bool:
    return len(text.split()) <= 8 and not ends_sentence(text) and sources.of_line(text) is not None


def _date_lines(below: Sequence[Block]) -> list[DateLine]:
    return [line for block in below if (line := _as_date_line(block.text))]


def _sources(first: str, body: Sequence[Block], below: Sequence[Block]) -> list[str]:
    stated = [sources.of_line(block.text) for block in below if re.match(r"[(\[]?source\s*:", block.text, re.I)]
    found = [sources.of_dateline(first), *stated, sources.of_closing(body[-1].text) if body else None]
    return [source for source in found if source]


def _lost_too_much(body: Sequence[Block], everything: Sequence[Block]) -> bool:
    """Whether most of what looks like text (lines of some length) was thrown away."""
    total = sum(block.words for block in everything if is_prose(block.text))
    return sum(block.words for block in body) < _MIN_KEPT * total


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", folded(text))
