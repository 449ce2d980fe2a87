"""Processes that analyse articles beside this one.

Each is `python -m analysis.jobs.worker`, spoken to through its standard input and output. (`multiprocessing` would start
the main module again in each of them, and under Streamlit that is the whole app.)
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Queue
from threading import Lock, Thread
from typing import TYPE_CHECKING

import analysis
from analysis.equipment import Equipment
from analysis.errors import StandpointError
from analysis.store import StoredArticle

if TYPE_CHECKING:
    from analysis.jobs.analysing import Result

_ROOT = Path(analysis.__file__).parents[1]
_LOST = "The article is here, but the process that analysed it ended without a word; it may need more memory than there is."


def size() -> int:
    """As many processes as this one may use CPUs, at most 8; none where there is only one."""
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 0 if cpus < 2 else min(8, cpus)


def results(batches: Iterable[list[StoredArticle]], processes: int, equipment: Equipment) -> Iterator[list[Result]]:
    """The results of each batch, in the order in which they are done."""
    crew = _Crew(batches, equipment)
    threads = [Thread(target=crew.work, daemon=True) for _ in range(processes)]
    for thread in threads:
        thread.start()
    try:
        for _ in threads:
            while (done := crew.done.get()) is not None:
                if isinstance(done, BaseException):
                    raise done
                yield done
    finally:
        crew.stop()
        for thread in threads:
            thread.join()


class Worker:
    """One process with a pipeline of its own. StandpointError says why it cannot start."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
        environment = os.environ | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "analysis.jobs.worker"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        assert self._process.stdout
        try:
            trouble = pickle.load(self._process.stdout)
        except EOFError:
            trouble = StandpointError("A process for the analysis ended as soon as it started; there may be too little memory.")
        if trouble is not None:
            self.end()
            raise trouble

    def analyse(self, articles: list[StoredArticle], equipment: Equipment) -> list[Result]:
        """Raises EOFError or OSError when the process is no longer there."""
        assert self._process.stdin
        assert self._process.stdout
        pickle.dump((equipment, articles), self._process.stdin)
        self._process.stdin.flush()
        return pickle.load(self._process.stdout)

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


class _Crew:
    """What the threads share, each of which has a worker of its own: batches to do, results, and None when one has ended."""

    def __init__(self, batches: Iterable[list[StoredArticle]], equipment: Equipment) -> None:
        self.done: Queue[list[Result] | BaseException | None] = Queue(maxsize=16)
        self._batches = iter(batches)
        self._equipment = equipment
        self._taking = Lock()
        self._stopped = False
        self._workers: set[Worker] = set()

    def work(self) -> None:
        worker: Worker | None = None
        try:
            while (batch := self._next()) is not None:
                worker = worker or self._start()
                try:
                    self._tell(worker.analyse(batch, self._equipment))
                except (EOFError, OSError, pickle.UnpicklingError):
                    self._end(worker)
                    worker = None
                    self._one_by_one(batch)
        except BaseException as error:
            self._tell(error)
        finally:
            if worker:
                self._end(worker)
            self._tell(None)

    def stop(self) -> None:
        """Takes no more batches, ends the processes, and empties the queue so that nobody waits to put something in."""
        self._stopped = True
        for worker in list(self._workers):
            self._end(worker)
        while not self.done.empty():
            self.done.get_nowait()

    def _one_by_one(self, batch: list[StoredArticle]) -> None:
        """After a process was lost: which of the articles was it? Each gets a process of its own."""
        for article in batch:
            if self._stopped:
                return
            worker = self._start()
            try:
                self._tell(worker.analyse([article], self._equipment))
            except (EOFError, OSError, pickle.UnpicklingError):
                if not self._stopped:
                    self._tell([(article.id, _LOST)])
            finally:
                self._end(worker)

    def _next(self) -> list[StoredArticle] | None:
        with self._taking:
            return None if self._stopped else next(self._batches, None)

    def _start(self) -> Worker:
        worker = Worker()
        self._workers.add(worker)
        return worker

    def _end(self, worker: Worker) -> None:
        self._workers.discard(worker)
        worker.end()

    def _tell(self, result: list[Result] | BaseException | None) -> None:
        if not self._stopped:
            self.done.put(result)
