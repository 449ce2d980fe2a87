"""Statements of a text as plain rows of character offsets: what `python -m analysis statements` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span


def statements_of_text(nlp: Language, text: str, nested: bool = False) -> Iterator[dict[str, Any]]:
    """One row a statement of the text as it is, offsets into it: source, cue and content, each a list of [start, end].

    `nested` gives those inside other statements' contents too; PolNeAR, which this is measured by, has none of them.
    """
    yield from statement_rows(nlp(text), nested)


def statement_rows(doc: Doc, nested: bool = False) -> Iterator[dict[str, Any]]:
    """The same for a document that the pipeline has been over."""
    for statement in doc._.statements:
        if nested or statement.parent is None:
            yield {
                "source": _offsets([statement.source]),
                "cue": _offsets([statement.cue]),
                "content": _offsets(statement.content),
            }


def _offsets(spans: Iterable[Span | None]) -> list[list[int]]:
    return [[span.start_char, span.end_char] for span in spans if span is not None]
