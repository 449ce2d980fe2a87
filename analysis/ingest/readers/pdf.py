"""PDFs, by pypdf: the pages' text without what each repeats, broken words joined, the largest letters the headline."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pypdf import PageObject, PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError

from analysis.errors import IngestError
from analysis.ingest import dates
from analysis.ingest.characters import folded, normalised, squeezed
from analysis.ingest.draft import MAX_WORDS, Draft
from analysis.ingest.registry import File, reader

MAX_PAGES = 2_000
_EDGE_LINES = 3  # of a page, above and below, in which headers and footers stand
_LARGER = 1.25  # times the text's size, from which letters are a headline's
_PAGE_NUMBER = re.compile(r"^(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?$", re.I)
_BROKEN = re.compile(r"(\w+)[-\u2010]\n[ ]*(\w+)(\S*)[ ]*")
_FIRST_PARTS = frozenset(
    {"long", "short", "high", "low", "self", "well", "far", "near", "ex", "anti", "pro", "non", "cross", "half", "two"}
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what goes wrong is told to the user, not to the terminal


@reader(".pdf", what="a PDF")
def read_pdf(file: File) -> Iterator[Draft]:
    opened = _opened(file)
    pages = _pages(opened, file.name)
    raw = "\n\n".join(pages)
    if sum(sign.isalnum() for sign in raw) < 20:
        raise IngestError(f"{file.name} has no text in it: its pages are pictures, as from a scanner. Put it through OCR first.")
    title = _largest_line(opened.pages[0])
    text = _whole_words("\n".join(_without_margins(pages)))
    yield Draft(file.name, raw, _apart(text, title), title, hint=_made(opened))


def _opened(file: File) -> PdfReader:
    try:
        opened = PdfReader(io.BytesIO(file.data), strict=False)
        if opened.is_encrypted and not opened.decrypt(""):
            raise IngestError(f"{file.name} is protected by a password. Save a copy without one.")
        if not 0 < len(opened.pages) <= MAX_PAGES:
            raise IngestError(
                f"{file.name} has {len(opened.pages):,} pages; Standpoint reads PDFs of 1 to {MAX_PAGES:,}. Split it."
            )
    except FileNotDecryptedError as error:
        raise IngestError(f"{file.name} is protected by a password. Save a copy without one.") from error
    except IngestError:
        raise
    except Exception as error:  # pypdf meets damaged files with errors of many kinds
        raise IngestError(
            f"{file.name} is not a readable PDF: it is damaged or of another format. Print it to a new PDF."
        ) from error
    return opened


def _pages(opened: PdfReader, name: str) -> list[str]:
    found: list[str] = []
    words = 0
    for number, page in enumerate(opened.pages, start=1):
        try:
            text = normalised(page.extract_text())
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
            raise IngestError(f"{name} cannot be read from page {number} on: it is damaged. Print it to a new PDF.") from error
        words += len(text.split())
        if words > MAX_WORDS:
            raise IngestError(f"{name} is too long: more than {MAX_WORDS:,} words, the most for one article. Split it.")
        found.append(text)
    return found


def _largest_line(page: PageObject) -> str | None:
    """The text in the largest letters of a page, if they are clearly larger than the rest and as long as a headline."""
    pieces: list[tuple[float, str]] = []

    def note(text: str, matrix: Sequence[float], text_matrix: Sequence[float], font: object, size: float) -> None:
        scale = abs(text_matrix[3] or text_matrix[0] or 1) * abs(matrix[3] or matrix[0] or 1)
        if text.strip():
            pieces.append((round(size * scale, 1), text))

    try:
        page.extract_text(visitor_text=note)
    except Exception:  # without sizes the headline is found by its place, as in plain text
        return None
    letters: Counter[float] = Counter()
    for size, text in pieces:
        letters[size] += len(text)
    if not letters:
        return None
    usual, largest = letters.most_common(1)[0][0], max(letters)
    title = squeezed(normalised(" ".join(text for size, text in pieces if size == largest)))
    return title if largest >= _LARGER * usual and 3 <= len(title.split()) <= 40 else None


def _without_margins(pages: list[str]) -> Iterator[str]:
    """The pages without page numbers and without lines that stand at the edge of half of them."""
    lines = [page.split("\n") for page in pages]
    edges = Counter(key for page in lines for key in {_key(page[index]) for index in _edge(page)})
    for page in lines:
        margin = {
            index
            for index in _edge(page)
            if _PAGE_NUMBER.match(page[index].strip()) or (len(pages) > 1 and edges[_key(page[index])] >= max(2, len(pages) / 2))
        }
        yield "\n".join(line for index, line in enumerate(page) if index not in margin).strip("\n")


def _edge(page: list[str]) -> list[int]:
    """The indices of the first and last lines with words."""
    filled = [index for index, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]})


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", folded(line))


def _whole_words(text: str) -> str:
    """Words that a line's end broke, joined; a real hyphen stays where the text writes it elsewhere, or where it is usual."""
    known = set(re.findall(r"\w+(?:-\w+)*", text.casefold()))

    def joined(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        whole, hyphened = f"{first}{second}", f"{first}-{second}"
        keeps = second[0].isupper() or second[0].isdigit() or first[-1].isdigit() or first.lower() in _FIRST_PARTS
        split = whole.casefold() not in known and (hyphened.casefold() in known or keeps)
        return f"{hyphened if split else whole}{match[3]}\n"  # the line ends there: the layout is read from the lines

    return _BROKEN.sub(joined, text)


def _apart(text: str, title: str | None) -> str:
    """The text with its headline set apart on a line of its own, so that no line below is joined to it."""
    if title is None:
        return text
    words = [re.escape(word) for word in title.split()]
    return re.sub(r"\s+".join(words), lambda match: f"\n\n{title}\n\n", text, count=1)


def _made(opened: PdfReader) -> date | None:
    try:
        return dates.stated(opened.metadata.creation_date if opened.metadata else None)
    except Exception:  # a date of no format
        return None
