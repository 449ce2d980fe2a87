"""A process of the crew. It says that it is ready (None) or why not (a StandpointError), then answers batches of articles
with their results until its input ends; all of it pickled, on its standard input and output.
"""

from __future__ import annotations

import os
import pickle
import sys

from analysis.errors import StandpointError
from analysis.jobs.analysing import analysed, equipped, loaded


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anybody prints must not come between the answers

    def answer(what: object) -> None:
        pickle.dump(what, answers)
        answers.flush()

    try:
        loaded()
    except Exception as error:
        answer(StandpointError(str(error)))
        return
    answer(None)
    while True:
        try:
            equipment, articles = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answer(list(analysed(equipped(equipment), articles)))


if __name__ == "__main__":
    main()
