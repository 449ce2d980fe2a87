"""Work in the background tells how far it is, ends when somebody says stop, and turns errors into sentences."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest

from analysis.errors import IngestError
from pages.ui import words, work

SECONDS = 20


def finished(one: work.Work) -> work.Work:
    assert one._thread is not None
    one._thread.join(SECONDS)
    assert not one.running
    return one


def test_it_tells_how_far_it_is() -> None:
    seen = Event()
    go_on = Event()

    def task(tell: Callable[[int, int, str], None]) -> None:
        tell(0, 4, "Loading")
        tell(2, 4, "2 of 4 articles analysed")
        seen.set()
        go_on.wait(SECONDS)

    one = work.Work(task).start()
    assert seen.wait(SECONDS)
    assert (one.done, one.total, one.what) == (2, 4, "2 of 4 articles analysed")
    assert one.left is not None
    assert one.left >= 0
    go_on.set()
    assert not finished(one).error


def test_it_ends_when_somebody_says_stop() -> None:
    begun = Event()

    def task(tell: Callable[[int, int, str], None]) -> None:
        begun.set()
        for number in range(1_000_000):
            tell(number, 1_000_000, "Counting")

    one = work.Work(task).start()
    assert begun.wait(SECONDS)
    one.stop()
    assert finished(one).stopped
    assert one.error is None
    assert one.done < 999_999


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (IngestError("a.txt is empty."), "a.txt is empty."),
        (ValueError("no"), "The analysis stopped on an error of ours (ValueError: no)."),
    ],
)
def test_what_stops_it_is_told(raised: Exception, told: str) -> None:
    def task(_tell: Callable[[int, int, str], None]) -> None:
        raise raised

    assert finished(work.Work(task).start()).error == told


def test_nobody_can_tell_the_time_left_before_anything_is_done() -> None:
    assert work.Work(lambda _tell: None).left is None


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(2, "a few seconds"), (43, "about 40 seconds"), (61, "about 1 minute"), (200, "about 3 minutes"), (7300, "about 2 hours")],
)
def test_durations_in_words(seconds: float, told: str) -> None:
    assert words.duration(seconds) == told


def test_a_headline_never_becomes_markdown() -> None:
    assert words.plain("A [link](http://x.test) & <b>bold</b> :red[x] $y$\n# z") == (
        "A \\[link\\]\\(http\\:\\/\\/x\\.test\\) & \\<b\\>bold\\<\\/b\\> \\:red\\[x\\] \\$y\\$ \\# z"
    ).replace("\\/", "/")
