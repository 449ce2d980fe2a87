"""Any table as CSV, XLSX, Parquet or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TextIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from analysis import queries
from analysis.errors import StandpointError
from analysis.queries import Filters
from analysis.store import Store

Table = Callable[[Store, int, Filters], pd.DataFrame]

TABLES: dict[str, Table] = {
    "articles": queries.articles,
    "actors": queries.actors,
    "themes": queries.theme_counts,
    "statements": queries.statements,
    "relations": queries.relations,
}
"""The tables of a workspace, by name."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet compute a cell instead of showing it
_SHEET_ROWS = 1_048_575  # beside the head, as many as Excel holds
_CELL = 32_767  # characters that a cell of Excel holds
_WIDTHS = (8, 60)  # characters of a column


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what it is called, its ending, its media type, and what makes it of a table."""

    name: str
    ending: str
    media_type: str
    write: Callable[[pd.DataFrame], bytes]


def table(frame: pd.DataFrame, format: str) -> bytes:
    """The table as a file of this format (a key of `FORMATS`). Raises StandpointError when it does not fit into one."""
    return FORMATS[format].write(frame)


def write_csv(frame: pd.DataFrame, file: TextIO) -> None:
    """Lists joined by semicolons; text that a spreadsheet would take for a formula gets an apostrophe before it."""
    writer = csv.writer(file)
    writer.writerow([_safe(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False):
        writer.writerow([_safe(_flat(value)) for value in row])


def write_json(frame: pd.DataFrame, file: TextIO) -> None:
    """A list of objects, one a row; missing values are null."""
    rows = [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]
    json.dump(rows, file, ensure_ascii=False, indent=1, default=str)
    file.write("\n")


def _csv(frame: pd.DataFrame) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8."""
    file = io.StringIO(newline="")
    write_csv(frame, file)
    return file.getvalue().encode("utf-8-sig")


def _json(frame: pd.DataFrame) -> bytes:
    file = io.StringIO()
    write_json(frame, file)
    return file.getvalue().encode()


def _xlsx(frame: pd.DataFrame) -> bytes:
    """One sheet with a fixed head and a filter over each column; text is text, whatever it begins with."""
    if len(frame) > _SHEET_ROWS:
        raise StandpointError(f"Excel holds {_SHEET_ROWS:,} rows at most and this table has {len(frame):,}; take CSV or Parquet.")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Standpoint")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(frame.columns)))}{len(frame) + 1}"
    for number, name in enumerate(frame.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(frame.iloc[:, number - 1], str(name))
    sheet.append([_cell(sheet, str(name), bold=True) for name in frame.columns])
    for row in frame.itertuples(index=False):
        sheet.append([_cell(sheet, _flat(value)) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any, bold: bool = False) -> Any:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        value = value if len(value) <= _CELL else value[: _CELL - 1] + "…"
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # a leading = would make it a formula
    if bold:
        cell.font = Font(bold=True)
    return cell


def _width(column: pd.Series, name: str) -> int:
    longest = max((len(str(_flat(value))) for value in column.head(100)), default=0)
    return min(_WIDTHS[1], max(_WIDTHS[0], longest, len(name)) + 2)


def _parquet(frame: pd.DataFrame) -> bytes:
    file = io.BytesIO()
    frame.to_parquet(file, index=False, engine="pyarrow")
    return file.getvalue()


FORMATS: dict[str, Format] = {
    "csv": Format("CSV", "csv", "text/csv", _csv),
    "xlsx": Format("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "parquet": Format("Parquet", "parquet", "application/vnd.apache.parquet", _parquet),
    "json": Format("JSON", "json", "application/json", _json),
}


def _flat(value: Any) -> Any:
    """As it stands in a cell: lists joined by semicolons, nothing for a missing value."""
    value = _plain(value)
    if isinstance(value, list):
        value = "; ".join(_in_words(item) for item in value)
    return "" if value is None else value


def _in_words(item: Any) -> str:
    """One of a list; of a telling sentence its words."""
    return str(item.get("sentence", item)) if isinstance(item, dict) else str(item)


def _safe(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def _plain(value: Any) -> Any:
    """Dates as text, times with their hour, missing values as None."""
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat() if value.tz else value.date().isoformat()
    return value.item() if hasattr(value, "item") else value
