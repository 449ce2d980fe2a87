"""When an article was published: found by rules in its own lines, its metadata or its file's name, never guessed from its prose.

A date that can be read two ways (03/04/2025) counts only where other evidence chooses between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import NamedTuple

import dateparser

EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)
_CLOSE = timedelta(days=3)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z\b|[+-]\d{2}:?\d{2})?)?"
_WORDS = (
    rf"(?P<words>(?:the\s+)?{_DAY}(?:\s+of)?[\s-]{_MONTH},?[\s-]\d{{4}}|"
    rf"{_MONTH}\s+{_DAY},?\s+\d{{4}}|\d{{4}}\s+{_MONTH}\s+{_DAY})"
)
_NUMBERS = r"(?P<numbers>\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d{4})"
_DATE = re.compile(rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?<![\w/.-])(?:{_ISO}|{_WORDS}|{_NUMBERS})(?![\w/-]|\.\d)", re.I)
_TIME = re.compile(
    r"(?:\bat\s+)?\b\d{1,2}(?:[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
    r"(?:\s*\(?(?:[A-Z]{2,4}T?|local time)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?)?",
    re.I,
)
_LABEL = re.compile(
    r"\b(?:(?:first |originally |date )?(?:published|posted|released|issued)(?: (?:on|at|date))?|"
    r"publication date|"
    r"(?:last )?(?:updated|modified|edited|revised)(?: (?:on|at))?|"
    r"last (?:update|modification)|update|date(?:line)?|as of|on|at)\b\s*:?",
    re.I,
)
_REMARK = re.compile(r"\([^()]*\)\s*$")  # "(translated from the French)"
_LATER = re.compile(r"\b(?:updated?|modified|edited|revised|last update)\b", re.I)
_READING_TIME = re.compile(r"\b\d+[\s-]*min(?:ute)?s?(?:\s+read)?\b|\b\d+\s+(?:hours?|days?)\s+ago\b", re.I)
_DATELINE = re.compile(
    rf"^(?P<place>[A-Z][\w .,'’/&-]{{1,60}}?),?\s+(?P<when>{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})(?:,?\s+(?P<year>\d{{4}}))?\s*"
    r"(?:\((?P<agency>[^()]{2,40})\)\s*)?[:–—-]{1,2}\s",
    re.I,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:[\w .]{0,40}\s)?((?:19|20)\d{2})\b", re.I)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_./]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_IN_NAME_REVERSED = re.compile(r"(?<!\d)(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")


class Reading(NamedTuple):
    """The days that one written date can mean (two where day and month may be swapped), and if it only tells of an update."""

    days: tuple[date, ...]
    update: bool = False


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a date and no prose; `rest` is what else stands in it (a name, a place, an outlet)."""

    readings: tuple[Reading, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of an agency's text: PARIS, March 3 (Agency) -; `year` is often missing."""

    month: int
    day: int
    year: int | None
    agency: str | None


def publication(
    lines: Iterable[DateLine] = (),
    *,
    dateline: Dateline | None = None,
    stated: date | None = None,
    hint: date | None = None,
    name: str = "",
    text: str = "",
    raw: str = "",
) -> date | None:
    """The publication date by the best evidence.

    That is: the article's own date line, then what its file or page states, its dateline, the file's name.

    `hint` (when a file was made) only helps to choose between two readings or to complete a dateline; so does `text`.
    """
    readings = [reading for line in lines for reading in line.readings]
    certain = [reading.days[0] for reading in readings if len(reading.days) == 1 and not reading.update]
    updates = [reading.days[0] for reading in readings if len(reading.days) == 1 and reading.update]
    named = in_name(name)
    evidence = [day for day in (*certain, stated, named, *updates) if day]
    nearby = [day for day in (*evidence, hint) if day]
    chosen = [
        day
        for reading in readings
        if not reading.update and len(reading.days) > 1
        if (day := _supported(reading, nearby, dateline))
    ]
    if certain or chosen or stated:
        return next((day for day in (*certain, *chosen, stated) if day), None)
    return _of_dateline(dateline, nearby, text, raw) or (updates[0] if updates else None) or named


def date_line(line: str) -> DateLine | None:
    """The dates of a line that is a date line, or None. A sentence with a date in it is none."""
    if len(line) > 200 or not (found := list(_DATE.finditer(line))):
        return None
    readings = [reading for match in found if (reading := _reading(match, line)) is not None]
    rest = _READING_TIME.sub(" ", _LABEL.sub(" ", _TIME.sub(" ", _DATE.sub(" ", line))))
    rest = _REMARK.sub("", rest)
    rest = " ".join(rest.strip(" \t|•·,;:-–—/()[]").split())
    rest = re.sub(r"^[\W_]+|[|•·,;:–—/\s-]+$", "", rest)
    if not readings or len(rest.split()) > 10 or (re.search(r"[.!?]['\"”’]*$", line) and len(rest.split()) > 1):
        return None
    return DateLine(tuple(readings), rest)


def dateline(text: str) -> Dateline | None:
    """The dateline that a text begins with, or None."""
    match = _DATELINE.match(text)
    if not match:
        return None
    day = _parsed(f"{match['when']} 2024")
    if day is None:
        return None
    return Dateline(day.month, day.day, int(match["year"]) if match["year"] else None, match["agency"])


def stated(value: object) -> date | None:
    """The date in a field of metadata: ISO, as in mail, seconds since 1970, or as people write it; None if it is ambiguous."""
    if isinstance(value, datetime):
        return _sane(value.date())
    if isinstance(value, date):
        return _sane(value)
    text = " ".join(str(value or "").split())[:100]
    for read in (_iso, _epoch, _written, _mail):
        if day := read(text):
            return day
    return None


def in_name(name: str) -> date | None:
    """The date in a file's name, its folders or an address: 2025-01-22_x.txt, 2025/01/22/x.html, 20250122.txt."""
    for match in reversed(list(_IN_NAME.finditer(name))):
        if day := _day(int(match[1]), int(match[3]), int(match[4])):
            return day if match[2] or len(match[0]) == 8 else None
    for match in _IN_NAME_REVERSED.finditer(name):
        days = _either(int(match[1]), int(match[3]), int(match[4]))
        if len(days) == 1:
            return days[0]
    return None


def _reading(match: re.Match[str], line: str) -> Reading | None:
    if match["iso"]:
        days = tuple(day for day in [_iso(match["iso"])] if day)
    elif match["words"]:
        days = tuple(day for day in [_parsed(match["words"])] if day)
    else:
        days = _of_numbers(match["numbers"], match["weekday"])
    labels = [label for label in _LABEL.finditer(line, 0, match.start()) if len(label[0].strip()) > 2]
    update = bool(labels) and bool(_LATER.search(labels[-1][0]))
    return Reading(days, update) if days else None


def _of_numbers(written: str, weekday: str | None) -> tuple[date, ...]:
    first, second, third = (int(part) for part in re.split(r"[./-]", written))
    if first > 31:
        return tuple(day for day in [_day(first, second, third)] if day)
    if "." in written and (day := _day(third, second, first)):
        return (day,)  # with dots the day stands first everywhere
    days = _either(first, second, third)
    fitting = tuple(day for day in days if weekday and day.strftime("%a").lower() == weekday[:3].lower())
    return fitting or days


def _either(first: int, second: int, year: int) -> tuple[date, ...]:
    days = (_day(year, second, first), _day(year, first, second))
    return tuple(dict.fromkeys(day for day in days if day))


def _supported(reading: Reading, evidence: list[date], dateline: Dateline | None) -> date | None:
    """The one reading that other evidence speaks for."""
    near = [day for day in reading.days if any(abs(day - other) <= _CLOSE for other in evidence)]
    if not near and dateline:
        near = [day for day in reading.days if (day.month, day.day) == (dateline.month, dateline.day)]
    return near[0] if len(near) == 1 else None


def _of_dateline(dateline: Dateline | None, nearby: list[date], text: str, raw: str) -> date | None:
    if dateline is None:
        return None
    if dateline.year:
        return _day(dateline.year, dateline.month, dateline.day)
    if nearby:
        return min(_around(dateline, nearby[0].year), key=lambda day: abs(day - nearby[0]), default=None)
    if years := set(_COPYRIGHT.findall(raw[-3000:])):
        return _day(int(max(years)), dateline.month, dateline.day)
    close = {day for full in _full_dates(text) for day in _around(dateline, full.year) if abs(day - full) <= _CLOSE}
    return close.pop() if len(close) == 1 else None


def _around(dateline: Dateline, year: int) -> list[date]:
    return [day for other in (year - 1, year, year + 1) if (day := _day(other, dateline.month, dateline.day))]


def _full_dates(text: str) -> Iterator[date]:
    for match in _DATE.finditer(text):
        reading = _reading(match, "")
        if reading and len(reading.days) == 1:
            yield reading.days[0]


@lru_cache(maxsize=4096)
def _parsed(written: str) -> date | None:
    found = dateparser.parse(
        written.replace("-", " "),
        languages=["en"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]},
    )
    return _sane(found.date()) if found else None


def _iso(text: str) -> date | None:
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?=$|[T ]|(?<=\d{8})\d{6}|\+|Z)", text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _epoch(text: str) -> date | None:
    if not re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        return None
    seconds = float(text) / (1000 if len(text.split(".")[0]) > 10 else 1)
    return _sane(datetime.fromtimestamp(seconds, UTC).date())


def _written(text: str) -> date | None:
    match = _DATE.search(text)
    reading = _reading(match, "") if match else None
    return reading.days[0] if reading and len(reading.days) == 1 else None


def _mail(text: str) -> date | None:
    try:
        return _sane(parsedate_to_datetime(text).date())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _sane(date(year, month, day))
    except ValueError:
        return None


def _sane(day: date) -> date | None:
    return day if EARLIEST <= day <= LATEST else None
