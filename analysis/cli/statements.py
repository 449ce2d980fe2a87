"""`statements --text-dir DIR`: every statement of raw text files, with offsets into the files as they are."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from analysis.cli.arguments import Commands, complain
from analysis.errors import StandpointError


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "statements",
        help="print the statements of text files, as JSON Lines",
        description="Print one JSON object for each statement in the .txt files of a folder: the file, and its source, cue and "
        "content as lists of [start, end]. The texts are not cleaned: offsets are characters of the file as it is.",
    )
    parser.add_argument("--text-dir", required=True, type=Path, metavar="DIR", help="folder of UTF-8 .txt files")
    parser.add_argument("--nested", action="store_true", help="also statements inside the content of others")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    paths = sorted(options.text_dir.glob("*.txt"))
    if not paths:
        raise StandpointError(f"{options.text_dir} holds no .txt file.")
    texts, complaints = _read(paths)
    complain(complaints)

    from analysis import pipeline
    from analysis.components.statements.rows import statement_rows

    nlp = pipeline.load()
    for doc, name in nlp.pipe(texts, as_tuples=True, batch_size=16):
        for row in statement_rows(doc, options.nested):
            print(json.dumps({"file": name, **row}))
    return 1 if complaints else 0


def _read(paths: list[Path]) -> tuple[list[tuple[str, str]], list[str]]:
    texts, complaints = [], []
    for path in paths:
        try:
            with path.open(encoding="utf-8", newline="") as file:  # line ends as they are, or offsets would move
                texts.append((file.read(), path.name))
        except UnicodeDecodeError:
            complaints.append(f"{path} is not UTF-8 text.")
        except OSError as error:
            complaints.append(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.")
    return texts, complaints
