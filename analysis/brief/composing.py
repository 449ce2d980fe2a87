"""What stands in the brief, whatever the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analysis import queries, summaries
from analysis.errors import StandpointError
from analysis.queries import Filters
from analysis.store import Store

QUOTES = 1  # of each actor on each theme
_ROOM = 11  # quotations with their sources that fit on a page
_THEMES = (3, 8)  # however many actors there are
_LONGEST = 200  # characters of a quotation
_MARKS = frozenset('“”"')
_LONGEST_SENTENCE = 320  # of a source
_CALM = 0.25  # what a theme without any clash weighs beside one with a clash of 1

Address = Callable[[int, int], str]
"""From an article's id and a place in it to where it can be read."""


@dataclass(frozen=True, slots=True)
class Note:
    """Where a quotation is from: a numbered footnote. `address` leads into the reader, None where nobody said how."""

    number: int
    speaker: str
    title: str
    outlet: str | None
    published: date | None
    sentence: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor on one theme: what it adds up to, and quotations with the numbers of their notes."""

    actor: str
    stance: str
    summary: str
    quotes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A theme, and what those who speak on it say."""

    theme: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """`scope` says from what it was made; `left_out` counts the themes that found no room."""

    title: str
    scope: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    left_out: int


def compose(
    store: Store,
    workspace: int,
    filters: Filters,
    actors: tuple[str, ...],
    together: bool = False,
    scope: str = "",
    address: Address | None = None,
    themes: int | None = None,
    quotes: int = QUOTES,
) -> Brief:
    """The brief on these actors (keys), on the themes where most of them speak and disagree most.

    It takes as many themes as fit on a page, or `themes`. The filters narrow articles and themes, and `scope` says in words
    how; with `together` a country's row gathers all who act for it. Raises StandpointError when nobody is chosen.
    """
    if not actors:
        raise StandpointError("Choose at least one actor for the brief.")
    positions = summaries.positions(store, workspace, filters, actors, together, telling=quotes)
    order = _weightiest(summaries.themes_of(store, workspace, filters, actors, together))
    shown = order.head(themes or _that_fit(len(actors) * quotes))
    notes: list[Note] = []
    sections = []
    for theme in shown.itertuples():
        own = positions[positions["theme"] == theme.theme]
        sections.append(Section(str(theme.name), tuple(_entry(row, notes, address) for row in own.to_dict("records"))))
    names = _names(store, workspace, actors)
    return Brief(_title(names), _scope(store, workspace, filters, scope), tuple(sections), tuple(notes), len(order) - len(shown))


def _that_fit(quotations: int) -> int:
    """Themes for which a page has room when each has so many quotations."""
    least, most = _THEMES
    return min(most, max(least, _ROOM // quotations))


def _weightiest(themes: pd.DataFrame) -> pd.DataFrame:
    """Themes on which all speak first; of those the ones with much said and far apart: a clash of two sentences is no news."""
    weight = (themes["clash"] + _CALM) * np.sqrt(themes["statements"])
    return themes.assign(weight=weight).sort_values(["speakers", "weight", "theme"], ascending=[False, False, True])


def _entry(row: dict[Any, Any], notes: list[Note], address: Address | None) -> Entry:
    quotes = []
    for told in row["telling"]:
        notes.append(_note(len(notes) + 1, told, address))
        quotes.append((_short(told["words"]), len(notes)))
    return Entry(row["name"], row["stance"], row["summary"], tuple(quotes))


def _note(number: int, told: dict[str, Any], address: Address | None) -> Note:
    where = address(int(told["article_id"]), int(told["start"])) if address else None
    speaker = told["actor_name"] or "Somebody unresolved"
    sentence = _cut(" ".join(told["sentence"].split()), _LONGEST_SENTENCE)
    return Note(number, speaker, told["title"], told["source"], told["published"], sentence, where)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip(" ,")
    inner = text[1:-1].strip() if text[:1] in _MARKS and text[-1:] in _MARKS and not _MARKS & set(text[1:-1]) else text
    return _cut(inner, _LONGEST)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def _title(names: list[str]) -> str:
    if len(names) == 1:
        return f"Where {names[0]} stands"
    return f"Where {', '.join(names[:-1])} and {names[-1]} stand"


def _names(store: Store, workspace: int, actors: tuple[str, ...]) -> list[str]:
    known = queries.actors(store, workspace, Filters())
    names = dict(zip(known["key"], known["name"], strict=True))
    return [names.get(key, key) for key in actors]


def _scope(store: Store, workspace: int, filters: Filters, scope: str) -> str:
    seen = queries.overview(store, workspace, filters)
    counted = f"{seen.articles:,} article{'' if seen.articles == 1 else 's'}"
    dates = f", {_day(seen.start)} to {_day(seen.end)}" if seen.start and seen.end else ""
    return f"From {counted}{dates}" + (f"; narrowed to {scope}" if scope else "") + "."


def _day(day: date) -> str:
    return f"{pd.Timestamp(day):%-d %B %Y}"
