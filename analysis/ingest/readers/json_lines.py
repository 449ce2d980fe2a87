"""JSON: an object a line, a list of objects, an object with such a list in it, or one article alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from analysis.errors import IngestError
from analysis.ingest.draft import Draft, Refusal
from analysis.ingest.encoding import decode
from analysis.ingest.readers.fields import draft, fields
from analysis.ingest.registry import File, reader


@reader(".jsonl", ".ndjson", what="JSON lines", collection=True)
def read_lines(file: File) -> Iterator[Draft | Refusal]:
    yield from _lines(decode(file.data, file.name), file.name)


@reader(".json", what="JSON", collection=True)
def read_json(file: File) -> Iterator[Draft | Refusal]:
    text = decode(file.data, file.name)
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        if sum(line.lstrip().startswith("{") for line in text.splitlines()) > 1 and text.splitlines()[0].strip().endswith("}"):
            yield from _lines(text, file.name)
            return
        place = f" at line {error.lineno} ({error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        raise IngestError(f"{file.name} is not valid JSON{place}. Correct it, or export it anew.") from error
    records = _records(found)
    if len(records) == 1:
        yield _article(file.name, records[0])
    else:
        yield from (_article(f"{file.name}, article {number}", record) for number, record in enumerate(records, start=1))


def _records(found: object) -> list[object]:
    """The articles in what a JSON file holds."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and not isinstance(fields(found).get("text"), str):
        lists = [
            value
            for value in found.values()
            if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
        ]
        if lists:
            return max(lists, key=len)
    return [found]


def _lines(text: str, name: str) -> Iterator[Draft | Refusal]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            yield _article(place, json.loads(line))
        except (json.JSONDecodeError, RecursionError):
            yield Refusal(place, f"{place} is not valid JSON. Correct that line; the others are not concerned.")


def _article(place: str, record: object) -> Draft | Refusal:
    if not isinstance(record, dict):
        return Refusal(place, f"{place} is not an article: it must be an object with a “text” in it.")
    stated = fields(record)
    if "text" not in stated:
        names = ", ".join(map(str, record)) or "none"
        return Refusal(
            place, f"{place} has no text; its fields are: {names[:300]}. Name one of them “text” (or body, content, article)."
        )
    return draft(place, stated)
