"""The command line: `python -m analysis COMMAND`. One module a command; each adds its own arguments."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from analysis.cli import analyze, bench, export, ingest, knowledge, report, statements
from analysis.errors import StandpointError

COMMANDS = (analyze, statements, ingest, export, report, knowledge, bench)
_INTERRUPTED = 130  # what shells give for Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 if all went well, 1 if a sentence on stderr says what did not."""
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except StandpointError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return _INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """All commands and their help."""
    top = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Who stands where in a pile of news: actors, themes, statements, relations, each with its place in the text.",
        epilog="The dashboard starts with `make run`. Each command has its own --help.",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return top
