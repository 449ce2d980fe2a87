"""What passes between the readers and the cleaning, and what `read` hands back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analysis.records import Article

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE  # one article, however laid out
MAX_COLLECTION = 200 * MEGABYTE  # a file of many articles, or all that a zip holds once unpacked
MAX_WORDS = 200_000  # of one article: a long novel has fewer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, or of one file that is none: `article` if read, `reason` (a sentence) if failed."""

    file: str
    status: Literal["read", "failed"]
    article: Article | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as a reader found it, with what the file itself says about it.

    `raw` is the decoded text as it came; `text` what is left once the format's own marks are gone (HTML tags,
    Markdown signs), still with headline, date line and the site's own words. `hint` is a date that only
    tells when the file was made: it helps to complete a date, and is never taken for one.
    """

    file: str
    raw: str
    text: str
    title: str | None = None
    published: date | None = None
    hint: date | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """One piece of a file (a row, a line, a file in a zip) that cannot become an article, and why."""

    file: str
    reason: str
