"""Tables, one article a row: CSV and TSV with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from analysis.errors import IngestError
from analysis.ingest.draft import MAX_FILE, Draft, Refusal
from analysis.ingest.encoding import decode
from analysis.ingest.readers.fields import columns, draft, fields
from analysis.ingest.registry import File, reader

csv.field_size_limit(MAX_FILE)  # the csv module's own limit is too small for a long article
_DELIMITERS = ",;\t|"


@reader(".csv", ".tsv", what="a table", collection=True)
def read_table(file: File) -> Iterator[Draft | Refusal]:
    text = decode(file.data, file.name)
    rows = _rows(text, file)
    header = [name.strip().lstrip("\ufeff") for name in next(rows, [])]
    if "text" not in columns(header):
        names = ", ".join(name for name in header[:20] if name) or "none"
        raise IngestError(
            f"{file.name} has no column with the articles' text; its columns are: {names[:300]}. "
            "Name one of them “text” (or body, content, article) in the first line."
        )
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            yield _article(f"{file.name}, row {number}", dict(zip(header, row, strict=False)))


def _article(place: str, record: dict[str, str]) -> Draft | Refusal:
    stated = fields(record)
    if "text" not in stated:
        return Refusal(place, f"{place} has no text. Fill its text column, or leave the row out.")
    return draft(place, stated)


def _rows(text: str, file: File) -> Iterator[list[str]]:
    delimiter = "\t" if file.suffix == ".tsv" and "\t" in text.split("\n", 1)[0] else _delimiter(text)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise IngestError(
            f"{file.name} breaks off as a table ({error}). Save it anew as CSV from the program that made it."
        ) from error


def _delimiter(text: str) -> str:
    """The sign that parts most of the header's columns."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=header.count)
