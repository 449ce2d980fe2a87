"""Names in two columns, IOB2: reading the files, and sentences as spans and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

Columns = list[tuple[str, str]]  # one sentence: words and their tags


def sentences_of(path: Path) -> Iterator[Columns]:
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            yield [(row[0], row[-1]) for row in rows]


def spans(sentence: Columns) -> Iterator[tuple[list[str], str]]:
    """Names with their label, and each other word alone with the label ''."""
    at = 0
    while at < len(sentence):
        tag = sentence[at][1]
        end = at + 1
        if tag.startswith("B-"):
            while end < len(sentence) and sentence[end][1].startswith("I-"):
                end += 1
        yield [word for word, _ in sentence[at:end]], tag[2:]
        at = end


def tagged(words: list[str], label: str) -> Columns:
    return [(word, f"{'I' if i else 'B'}-{label}" if label else "O") for i, word in enumerate(words)]
