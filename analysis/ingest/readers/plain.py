"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.ingest.draft import Draft
from analysis.ingest.encoding import decode
from analysis.ingest.registry import File, reader


@reader(".txt", what="plain text")
def read_text(file: File) -> Iterator[Draft]:
    raw = decode(file.data, file.name)
    yield Draft(file.name, raw, raw)
