"""Word documents, by python-docx; their properties are a hint only, for they tell of the file and not of the article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table

from analysis.errors import IngestError
from analysis.ingest import dates
from analysis.ingest.draft import Draft
from analysis.ingest.readers.archive import refuse_bomb
from analysis.ingest.registry import File, reader

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@reader(".docx", what="a Word document")
def read_document(file: File) -> Iterator[Draft]:
    document = _opened(file)
    lines = list(_lines(document))
    text = "\n\n".join(line for line, _ in lines)
    if not text.strip():
        raise IngestError(f"{file.name} holds no text: it may be made of pictures. Give the article's text.")
    title = next((line for line, style in lines[:8] if style == "Title"), None)
    yield Draft(file.name, raw=text, text=text, title=title, hint=dates.stated(document.core_properties.created))


def _opened(file: File) -> Any:
    if file.data.startswith(_OLD_OFFICE):
        raise IngestError(
            f"{file.name} is protected by a password or in the old .doc format. Open it in Word and save it as a plain .docx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as zipped:
            refuse_bomb(zipped, file.name)
        return docx.Document(io.BytesIO(file.data))
    except IngestError:
        raise
    except Exception as error:
        raise IngestError(
            f"{file.name} is not a readable Word document: it is damaged or of another format. Save it anew as .docx."
        ) from error


def _lines(document: Any) -> Iterator[tuple[str, str]]:
    """Each paragraph with the name of its style; the cells of a table one by one."""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                for text in dict.fromkeys(cell.text.strip() for cell in row.cells):
                    if text:
                        yield text, "Table"
        elif text := part.text.strip():
            style = part.style.name if part.style is not None else ""
            yield (f"- {text}" if style.startswith("List") else text), style
