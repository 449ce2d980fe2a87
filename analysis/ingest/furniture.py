"""What on a page belongs to the site and not to the article: known phrases (`data/boilerplate.csv`) and the shape of lines.

Places of a phrase: `anywhere` (an advertisement between two paragraphs), `edge` (words that could be part of an
article, and are furniture only above its first or below its last paragraph), `heading` (titles of other articles
follow), `comments` (readers' comments follow). In a phrase `*` is any text and `#` a number.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from analysis.errors import KnowledgeError
from analysis.ingest.characters import folded
from analysis.ingest.layout import Block, ends_sentence, is_item

PHRASES = Path(__file__).parents[2] / "data" / "boilerplate.csv"
PLACES = ("anywhere", "edge", "heading", "comments")
_MAX_FURNITURE_WORDS = 45  # a longer paragraph is read as one, whatever it begins with
_MAX_TITLE_WORDS = 16  # titles of other articles, buttons, job ads; a longer last line is a paragraph that lost its full stop
_DECORATION = re.compile(r"^[^\w(\[©\"'@#]+|(?:\.{3}|[\s:>»→|…])+$")
_SENTENCE_END = re.compile(r"(?<=[a-z\d'\"”’)%])[.!?…]['\"”’)\]]*\s+['\"“‘(]?[A-Z]")  # not after U.S. or Mr J.


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    """A pattern for each place, for folded lines. KnowledgeError if the file names a place that there is not."""
    listed: dict[str, list[str]] = {place: [] for place in PLACES}
    with PHRASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["place"] not in listed or not row["phrase"]:
                raise KnowledgeError(f"{PHRASES.name}: “{row['place']},{row['phrase']}” has no place of {', '.join(PLACES)}.")
            listed[row["place"]].append(_pattern(row["phrase"]))
    return {place: re.compile("|".join(patterns)) for place, patterns in listed.items()}


def is_furniture(text: str, *, edge: bool = False) -> bool:
    """Whether a block is a known phrase of a site; `edge` if it stands above or below the article's paragraphs."""
    if len(text.split()) > _MAX_FURNITURE_WORDS:
        return False
    line = _DECORATION.sub("", folded(text))
    if not line or not any(sign.isalnum() for sign in line):
        return True
    known = phrases()
    return bool(known["anywhere"].fullmatch(line)) or (edge and (is_navigation(text) or bool(known["edge"].fullmatch(line))))


def is_heading(text: str) -> bool:
    """Whether titles of other articles follow this line."""
    return len(text.split()) <= 8 and bool(phrases()["heading"].fullmatch(_DECORATION.sub("", folded(text))))


def is_one_sentence(text: str) -> bool:
    """Whether no sentence ends within the block."""
    return not _SENTENCE_END.search(text)


def is_prose(text: str) -> bool:
    """Whether a block is surely a paragraph: it ends as a sentence does and is of some length."""
    return ends_sentence(text) and (len(text.split()) >= 12 or not is_one_sentence(text))


def without_end(found: list[Block]) -> list[Block]:
    """The blocks without comments, other articles' titles, and the short lines below the last paragraph."""
    found = _before_comments(found)
    found = _before_other_articles(found)
    cut = len(found)
    while cut and _is_below(found[cut - 1], found[: cut - 1]):
        cut -= 1
    return found if _is_unended(found[cut:]) else found[:cut]


def is_navigation(text: str) -> bool:
    """Whether a line is a row of sections, World | Europe | Africa: several parts, each of few words."""
    parts = re.split(r"\s*[|>›»•·]\s*|\s/\s", text)
    return len(parts) > 1 and all(len(part.split()) <= 3 for part in parts)


def without_interruptions(found: list[Block]) -> list[Block]:
    """The blocks without advertisements, credits, and links to other articles between the paragraphs."""
    kept: list[Block] = []
    among_titles = False
    for block in found:
        if is_heading(block.text):
            among_titles = True
        elif is_furniture(block.text) or (among_titles and _is_title(block)):
            continue
        else:
            among_titles = False
            kept.append(block)
    return kept


def _before_comments(found: list[Block]) -> list[Block]:
    """Readers' comments are prose too: they are cut where the bulk of the text stands above them."""
    total = sum(block.words for block in found if is_prose(block.text))
    above = 0
    for index, block in enumerate(found):
        line = _DECORATION.sub("", folded(block.text))
        if above >= 0.4 * total and above and block.words <= 8 and phrases()["comments"].fullmatch(line):
            return found[:index]
        above += block.words if is_prose(block.text) else 0
    return found


def _before_other_articles(found: list[Block]) -> list[Block]:
    """Cut at a heading such as "Related articles" if titles, each with a teaser at the most, are all that follows."""
    for index, block in enumerate(found):
        rest = found[index + 1 :]
        above = sum(other.words for other in found[:index] if is_prose(other.text))
        if is_heading(block.text) and above > sum(other.words for other in rest) and _are_teasers(rest):
            return found[:index]
    return found


def _are_teasers(rest: list[Block]) -> bool:
    """Whether no two paragraphs follow each other, and none is first: each belongs to a title above it."""
    prose = [is_prose(block.text) and not is_furniture(block.text, edge=True) for block in rest]
    return not (prose and prose[0]) and not any(one and two for one, two in pairwise(prose))


def _is_below(block: Block, above: list[Block]) -> bool:
    """Whether the last block is not of the article any more; in doubt it is."""
    if is_furniture(block.text, edge=True) or is_heading(block.text):
        return True
    if is_item(block.text) and any(ends_sentence(other.text) or other.text.endswith(":") for other in above[-12:]):
        return _list_is_furniture(above, block)
    return _is_bare_title(block)


def _is_unended(below: list[Block]) -> bool:
    """Whether all that stands below is one line that reads like a sentence without its full stop: in doubt it stays."""
    if len(below) != 1 or below[0].words < 5 or is_furniture(below[0].text, edge=True) or is_heading(below[0].text):
        return False
    words = [word for word in below[0].text.split()[1:] if word[0].isalpha()]
    return sum(word[0].islower() for word in words) >= 0.6 * max(1, len(words))


def _list_is_furniture(above: list[Block], block: Block) -> bool:
    """A list belongs to the article if a sentence leads to it, or if its items are sentences."""
    leads = next((other for other in reversed(above) if not is_item(other.text)), None)
    introduced = leads is not None and (leads.text.endswith(":") or (ends_sentence(leads.text) and block.gap == 0))
    return not introduced and not ends_sentence(block.text)


def _is_title(block: Block) -> bool:
    """Whether a line in a list of other articles' titles is one; a title may be a question."""
    return _is_bare_title(block) or (block.text[-1] in "?!" and not is_prose(block.text))


def _is_bare_title(block: Block) -> bool:
    opens_quote = block.text[0] in "\"“'‘" and block.text.count('"') % 2 == 1
    return not ends_sentence(block.text) and block.words <= _MAX_TITLE_WORDS and not opens_quote


def _pattern(phrase: str) -> str:
    return "".join({"*": ".*", "#": r"[\d.,]+[km]?\+?"}.get(sign, re.escape(sign)) for sign in folded(phrase))
