"""Files of each format, made for the tests."""

from __future__ import annotations

import io
import zipfile

import docx
from pypdf import PdfReader, PdfWriter

ENGLISH = (
    "The ministers of the two countries met for three hours in the old town hall on Monday and left without a word to reporters.",
    "Officials on both sides said later that a second round was planned for the end of the month. Nobody gave a place.",
    '"We have time," one of them said.',
)
FRENCH = (
    "Les ministres des deux pays se sont réunis pendant trois heures lundi dans l'ancien hôtel de ville."
    " Ils sont partis sans un mot."
    " Des responsables ont déclaré plus tard qu'une deuxième rencontre était prévue pour la fin du mois."
)
TITLE = "Ministers leave without a deal"


def text() -> str:
    return "\n\n".join([TITLE, *ENGLISH])


def zipped(files: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return into.getvalue()


def word(*paragraphs: str, title: str | None = None) -> bytes:
    document = docx.Document()
    if title:
        document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def pdf(*pages: list[tuple[int, str]]) -> bytes:
    """A PDF in Helvetica: on each page lines of (size in points, text), from above."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn, height = [], 780
        for size, line in lines:
            escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"BT /F1 {size} Tf 1 0 0 1 60 {height} Tm ({escaped}) Tj ET")
            height -= round(size * 1.3)
        stream = "\n".join(drawn)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assembled(objects)


def protected(plain: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.encrypt(password, "the owner's", algorithm="AES-256")
    into = io.BytesIO()
    writer.write(into)
    return into.getvalue()


def _assembled(objects: list[str]) -> bytes:
    into, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(into))
        into += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(into)}\n%%EOF"
    return into + end.encode()
