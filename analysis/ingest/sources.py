"""Who published an article: by its byline, an agency in brackets, a line that names the source, `data/outlets.csv`."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from analysis.ingest.characters import folded

OUTLETS = Path(__file__).parents[2] / "data" / "outlets.csv"
_BYLINE = re.compile(r"^(?:by|written by|reported by|reporting by|story by|words by|text by|author:)\s+(?P<who>\S.*)$", re.I)
_SOURCE_LINE = re.compile(r"^[(\[]?source:?\s*(?<=[:])\s*(?P<who>[^.!?]{2,60})[)\]]?$", re.I)
_BRACKETED = re.compile(r"^[^()]{0,80}\((?P<who>[^()]{2,40})\)\s*[-–—:]")
_CLOSING = re.compile(r"[(\[](?P<who>[A-Z][\w/. -]{1,40})[)\]]$")
_BETWEEN = re.compile(r"\s*(?:[,|•·/]|\s[–—-]\s|\b(?:and|for|in|at)\b)\s*")
_PERSON = re.compile(r"^(?:[A-Z][\w.'’-]*\s*){1,4}$")


class Byline(NamedTuple):
    author: str | None
    source: str | None


class _Outlets(NamedTuple):
    by_name: dict[str, str]
    by_domain: dict[str, str]


@cache
def outlets() -> _Outlets:
    """Names and aliases, folded, and domains of outlets, each with the name to show."""
    by_name: dict[str, str] = {}
    by_domain: dict[str, str] = {}
    with OUTLETS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for alias in (row["name"], *filter(None, row["aliases"].split(";"))):
                by_name[folded(alias)] = row["name"]
            for domain in filter(None, row["domain"].split(";")):
                by_domain[domain] = row["name"]
    return _Outlets(by_name, by_domain)


def known(name: str) -> str | None:
    """The outlet of that name or alias, or None."""
    return outlets().by_name.get(folded(name).strip(" .,:;-()[]"))


def of_url(url: str | None) -> str | None:
    """The outlet at an address; where it is not a known one, its domain without www. None for no address."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    parts = host.removeprefix("www.").split(".")
    for start in range(len(parts) - 1):
        if name := outlets().by_domain.get(".".join(parts[start:])):
            return name
    return ".".join(parts) if len(parts) > 1 else None


def byline(line: str) -> Byline | None:
    """Author and outlet of a line such as "By Jane Doe, Reuters", or None. A sentence that begins with "By" is none."""
    match = _BYLINE.match(line.strip())
    if not match or len(line.split()) > 16 or re.search(r"[.!?]['\"”’]?$", line) or not re.match(r"[A-Z@]", match["who"]):
        return None
    parts = [part for part in _BETWEEN.split(match["who"]) if part]
    source = next((name for part in parts if (name := known(part))), None)
    author = next((part for part in parts if _PERSON.match(part) and not known(part)), None)
    if author is None and source is None:
        return None
    return Byline(author, source)


def of_line(line: str) -> str | None:
    """The source that a short line above or below an article names: "Source: X", or the name of a known outlet alone."""
    if match := _SOURCE_LINE.match(line.strip()):
        who = match["who"].strip(" ])")
        named = (known(part) for part in (who, *re.split(r"\s*[,/&;]\s*|\s+and\s+", who)))
        return next(filter(None, named), None) or (of_url(who) if "://" in who else who)
    if len(line.split()) <= 8:
        return next((name for part in re.split(r"\s*[|•·]\s*", line) if (name := known(part))), None)
    return None


def of_dateline(paragraph: str) -> str | None:
    """The agency in brackets in the opening of the first paragraph, MOSCOW (AP) -, or None."""
    match = _BRACKETED.match(paragraph)
    if not match or (not match.string[: match.start("who") - 1].strip() and not known(match["who"])):
        return None
    place = paragraph[: match.start("who") - 1].strip()
    return known(match["who"]) or (match["who"] if place.split(",")[0].isupper() and len(match["who"].split()) <= 4 else None)


def of_closing(paragraph: str) -> str | None:
    """The known agency in brackets at the very end of the last paragraph, (Reuters), or None."""
    match = _CLOSING.search(paragraph)
    return known(match["who"]) if match else None
