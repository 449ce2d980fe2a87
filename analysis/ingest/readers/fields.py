"""Names that people give to the columns of a table of articles (`data/columns.csv`): title, text, published, source, url."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from analysis.ingest import dates
from analysis.ingest.draft import Draft
from analysis.ingest.readers.web import as_text

COLUMNS = Path(__file__).parents[3] / "data" / "columns.csv"
_TAG = re.compile(r"</?(?:p|br|div|span|a|strong|em|ul|li|h[1-6]|table|img|figure)\b[^<>]*>", re.I)
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]+\d*);", re.I)


@cache
def known_columns() -> dict[str, str]:
    """Column name, letters only, to the field it holds, the most usual name of a field first."""
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        return {_plain(row["column"]): row["field"] for row in csv.DictReader(file)}


def columns(names: list[str]) -> dict[str, str]:
    """Field to the column that holds it, the most usual name winning where several fit."""
    given = {_plain(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for plain, field in known_columns().items():
        if plain in given:
            found.setdefault(field, given[plain])
    return found


def fields(record: Mapping[str, object]) -> dict[str, str]:
    """The fields of one record by their own names; empty ones are left out, a nested {"name": ...} is its name."""
    found = {field: _value(record[column]) for field, column in columns([str(key) for key in record]).items() if column in record}
    return {field: value for field, value in found.items() if value}


def draft(file: str, stated: Mapping[str, str]) -> Draft:
    """The draft of a record's fields, which hold a text; HTML in it is taken off."""
    raw = stated["text"]
    title = stated.get("title")
    return Draft(
        file=file,
        raw=raw,
        text=_readable(raw),
        title=_readable(title) if title else None,
        published=dates.stated(stated.get("published")),
        source=stated.get("source"),
        url=stated.get("url"),
    )


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("url") or ""
    if isinstance(value, list):
        value = "\n\n".join(str(part) for part in value if isinstance(part, str))
    return (
        ""
        if value is None or isinstance(value, bool) or str(value).strip().lower() in {"nan", "null", "none"}
        else str(value).strip()
    )


def _readable(text: str) -> str:
    if _TAG.search(text):
        return as_text(text)
    return html.unescape(text) if _ENTITY.search(text) else text


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())
