"""How long each page takes to answer a change of filter over thousands of articles, beside an empty page in the same run.

Seconds on the clock are what a visitor waits. Where other work keeps the machine busy they tell more of that than of us, so the
seconds of processor time stand beside them.

The pages run as they are, under Streamlit's own AppTest: in this process and without a browser, so what is timed is what the
server does. It is the one place where `analysis` touches Streamlit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import pandas as pd

from analysis import queries
from analysis.benchmarks import invented
from analysis.benchmarks.figures import Figures
from analysis.errors import StandpointError
from analysis.store import Store, Workspace
from analysis.store.database import VARIABLE

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

GOAL = 1.5  # seconds in which a page should answer
_MAIN = Path(__file__).parents[2] / "pages" / "ui" / "main.py"
_PATIENCE = 120  # seconds for one run
_VIEWS = {  # page and what its address adds
    "overview": ("",),
    "network": ("", "ties=Relations", "ties=Agreement", "most=300"),
    "themes": ("", "show=Over time", "show=Who on what", "show=What changed", "show=Together", "show=Words"),
    "positions": ("",),
    "reader": ("",),
    "articles": ("",),
}


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one page: its first run, and a change of filter to what was not asked before (median and slowest).

    `processor` is the median of the processor time that a change takes, all threads together.
    """

    page: str
    view: str
    first: float
    change: float
    slowest: float
    processor: float


@dataclass(frozen=True, slots=True)
class Timings(Figures):
    """`empty` is the rerun of a page with nothing on it, in seconds (median); `empty_processor` its processor time."""

    articles: int
    rounds: int
    empty: float
    empty_processor: float
    pages: tuple[Timing, ...]

    def as_text(self) -> str:
        lines = [
            f"{self.articles:,} articles, {self.rounds} changes of filter on each page, none of them seen before",
            f"rerun of an empty page {self.empty * 1000:,.0f} ms, {self.empty_processor * 1000:,.0f} ms of the processor",
            "",
            f"{'page':<12} {'view':<20} {'first':>9} {'change':>9} {'slowest':>9} {'processor':>10} {'× empty':>8}   {GOAL} s",
        ]
        for one in self.pages:
            seconds = " ".join(f"{value:8.2f}s" for value in (one.first, one.change, one.slowest))
            beside = f"{one.processor:9.2f}s {one.change / self.empty:8.0f}"
            lines.append(f"{one.page:<12} {one.view or '—':<20} {seconds} {beside}   {'yes' if one.change <= GOAL else 'NO'}")
        return "\n".join(lines)


def measure(articles: int = 5_000, rounds: int = 5) -> Timings:
    """Raises StandpointError when a page shows an error instead of itself."""
    with TemporaryDirectory() as folder, _database(f"sqlite:///{Path(folder) / 'pages.db'}") as store:
        workspace = invented.fill(store, articles=articles)
        changes = _changes(store, workspace, rounds)
        timings = [_page(workspace, page, view, changes) for page, views in _VIEWS.items() for view in views]
        return Timings(articles, rounds, *_empty(rounds), tuple(timings))


def _page(workspace: Workspace, page: str, view: str, changes: list[tuple[str, list[object]]]) -> Timing:
    import streamlit as st

    st.cache_data.clear()  # nothing that another page has asked for
    app = _visit(workspace, page, view)
    first, _ = _seconds(lambda: _ran(app, page))
    times = []
    for name, value in changes:
        app.multiselect(key=f"filter {name}").set_value(value)
        times.append(_seconds(lambda: _ran(app, page)))
    clock, processor = zip(*times, strict=True)
    return Timing(page, view, first, median(clock), max(clock), median(processor))


def _visit(workspace: Workspace, page: str, view: str) -> AppTest:
    from urllib.parse import parse_qs

    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(_MAIN), default_timeout=_PATIENCE)
    asked = {"w": workspace.token} | parse_qs(view)
    app.query_params.update(asked)
    if page != "overview":
        app.run()
        app.query_params.update(asked)
        app.switch_page(f"../{page}.py")
    return app


def _ran(app: AppTest, page: str) -> None:
    app.run()
    if app.exception or app.error:
        told = [str(element.value) for element in (*app.exception, *app.error)]
        raise StandpointError(f"The page {page} shows an error: {'; '.join(told)}")


def _changes(store: Store, workspace: Workspace, rounds: int) -> list[tuple[str, list[object]]]:
    """Countries, actors, themes and outlets in turn, from the most present down."""
    offered = queries.options(store, workspace.id)
    keys: dict[str, pd.Series] = {
        "country": offered.countries["country"],
        "actor": offered.actors["key"],
        "theme": offered.themes["theme"],
        "source": offered.sources["source"],
    }
    turns = []
    for number in range(rounds):
        name = list(keys)[number % len(keys)]
        turns.append((name, [keys[name].iloc[number // len(keys)]]))
    return turns


def _empty(rounds: int) -> tuple[float, float]:
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_string("import streamlit as st\nst.title('Empty')", default_timeout=_PATIENCE).run()
    clock, processor = zip(*(_seconds(app.run) for _ in range(max(5, rounds))), strict=True)
    return median(clock), median(processor)


@contextmanager
def _database(url: str) -> Iterator[Store]:
    """A store that the pages use too, as long as this lasts."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = url
    store = Store(url)
    try:
        yield store
    finally:
        store.close()
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """On the clock, and of processor time."""
    started, at_work = perf_counter(), process_time()
    work()
    return perf_counter() - started, process_time() - at_work
