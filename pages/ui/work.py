"""Analysis in the background: it goes on while the visitor moves between pages, tells how far it is, and can be stopped.

One piece of work at a time runs for a workspace, whoever looks on. What is stopped, by a person or by the machine, leaves
the articles that are not done yet waiting; `ensure` starts it again at the next visit, unless a person stopped it. The first
visit to a workspace in the life of a server starts it in any case: articles that an older version analysed are due again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Self

import streamlit as st

from analysis import queries, samples
from analysis.errors import StandpointError
from analysis.queries import Filters
from analysis.store import Store, Workspace
from pages.ui import session
from pages.ui.data import ask

if TYPE_CHECKING:
    from analysis.jobs import Outcome, Progress

_log = logging.getLogger(__name__)


class _Stopped(Exception):
    """A person said stop."""


@dataclass
class Work:
    """What one thread does: `done` of `total` files or articles, told by `what`; `error` is why it ended early.

    `brings` says whether it reads articles that are not in the store yet.
    """

    task: Callable[[Progress], object]
    what: str = "Getting ready"
    done: int = 0
    total: int = 0
    error: str | None = None
    brings: bool = False
    halted: str = "The analysis was stopped; the rest of the articles wait."
    way_on: str = "Go on"
    _first: float | None = None  # when the first article was to be analysed
    _stop: Event = field(default_factory=Event)
    _thread: Thread | None = None

    @property
    def running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def busy(self) -> bool:
        """Whether it runs and has found something to do."""
        return self.running and self.total > 0

    @property
    def stopped(self) -> bool:
        """Whether a person stopped it."""
        return self._stop.is_set()

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take, None before there is anything to go by."""
        if not self.done or self._first is None:
            return None
        return (time.monotonic() - self._first) / self.done * (self.total - self.done)

    def start(self) -> Self:
        self._thread = Thread(target=self._run, daemon=True, name="standpoint-analysis")
        self._thread.start()
        return self

    def stop(self) -> None:
        """It ends after the articles that are under way."""
        self._stop.set()

    def _run(self) -> None:
        try:
            self.task(self._tell)
        except _Stopped:
            pass
        except StandpointError as error:
            self.error = str(error)
        except Exception as error:  # what stops the work is told to whoever looks on
            _log.exception("The analysis stopped")
            self.error = f"The analysis stopped on an error of ours ({type(error).__name__}: {error})."

    def _tell(self, done: int, total: int, what: str) -> None:
        if self._stop.is_set():
            raise _Stopped
        if done == 0 or self._first is None:
            self._first = time.monotonic()
        self.done, self.total, self.what = done, total, what


@dataclass
class Intake(Work):
    """The reading of what somebody uploaded; `outcomes` grows while it goes on."""

    outcomes: list[Outcome] = field(default_factory=list)


@dataclass
class _Desk:
    """The work of one database: by workspace, and the samples, which come before there is any."""

    works: dict[int, Work] = field(default_factory=dict)
    intakes: dict[int, Intake] = field(default_factory=dict)
    samples: Work | None = None
    lock: Lock = field(default_factory=Lock)


def ensure(workspace: Workspace) -> Work | None:
    """The work on this workspace, started now if articles may wait; None where there is nothing to do or to tell."""
    store = session.store()
    desk = _desk(store.url)
    waiting = ask(queries.overview, Filters()).waiting
    with desk.lock:
        intake = desk.intakes.get(workspace.id)
        if intake and intake.running:
            return intake
        if desk.samples and desk.samples.running and workspace.name == samples.NAME:
            return desk.samples
        work = desk.works.get(workspace.id)
        if work is None or (waiting and not (work.running or work.stopped or work.error)):
            work = desk.works[workspace.id] = _on_what_waits(store, workspace.id)
        return work if work.running or work.stopped or work.error else None


def restart(workspace: Workspace) -> None:
    """Go on where it was stopped or failed."""
    store = session.store()
    _go_on(_desk(store.url), store, workspace.id)


def take_in(workspace: Workspace, files: list[tuple[str, bytes]], published: date | None, source: str | None) -> Intake:
    """Read these files into the workspace, and then analyse what is new."""
    from analysis import jobs

    store = session.store()
    return _take_in(workspace, lambda tell: jobs.take_in(store, workspace.id, files, tell, published, source))


def take_in_pasted(workspace: Workspace, text: str, title: str, published: date | None, source: str) -> Intake:
    """Read one pasted text into the workspace, and then analyse it."""
    from analysis import jobs

    store = session.store()
    return _take_in(workspace, lambda _tell: [jobs.take_in_pasted(store, workspace.id, text, title, published, source)])


def correct(workspace: Workspace, task: Callable[[Progress], object]) -> Work:
    """Make a correction that touches many articles. Raises StandpointError while articles are being read."""
    desk = _desk(session.store().url)
    with desk.lock:
        under_way = (desk.works.get(workspace.id), desk.intakes.get(workspace.id))
        if any(one and one.running for one in under_way):
            raise StandpointError("Articles of this workspace are being read just now; correct this when that is through.")
        made = Work(task, "Correcting", halted="The correction was stopped, so nothing was changed.", way_on="All right")
        desk.works[workspace.id] = made.start()
    return made


def intake(workspace: Workspace) -> Intake | None:
    """The last upload into this workspace in the life of this server, done or under way."""
    return _desk(session.store().url).intakes.get(workspace.id)


def forget_intake(workspace: Workspace) -> None:
    """Its outcomes have been read."""
    _desk(session.store().url).intakes.pop(workspace.id, None)


def ensure_samples() -> Work:
    """The loading of the sample articles, begun once in the life of this server."""
    store = session.store()
    desk = _desk(store.url)
    with desk.lock:
        if desk.samples is None:
            desk.samples = Work(lambda tell: samples.ensure(store, tell), "Reading the sample articles", brings=True).start()
        return desk.samples


def _take_in(workspace: Workspace, outcomes: Callable[[Progress], Iterable[Outcome]]) -> Intake:
    store = session.store()
    desk = _desk(store.url)

    def task(tell: Progress) -> None:
        try:
            for outcome in outcomes(tell):
                reading.outcomes.append(outcome)
        finally:
            _go_on(desk, store, workspace.id)

    with desk.lock:
        known = desk.intakes.get(workspace.id)
        if known and known.running:
            raise StandpointError("Another upload into this workspace is still being read; wait until it is through.")
        reading = desk.intakes[workspace.id] = Intake(task, "Reading", brings=True)
        reading.start()
    return reading


def _go_on(desk: _Desk, store: Store, workspace: int) -> None:
    with desk.lock:
        work = desk.works.get(workspace)
        if not (work and work.running):
            desk.works[workspace] = _on_what_waits(store, workspace)


def _on_what_waits(store: Store, workspace: int) -> Work:
    def task(tell: Progress) -> None:
        from analysis.jobs import analyse_waiting  # here, because it brings the language pipeline: seconds to import

        while any(analyse_waiting(store, workspace, tell)):  # again, for what was added meanwhile
            pass

    return Work(task).start()


@st.cache_resource(show_spinner=False)
def _desk(url: str) -> _Desk:
    """One for each database that this server has open."""
    return _Desk()
