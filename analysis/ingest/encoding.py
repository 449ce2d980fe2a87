"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, Windows and other encodings; binaries are refused."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from analysis.errors import IngestError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF file: give it the ending .pdf",
    b"PK\x03\x04": "a zip or Office file: give it its own ending, .zip or .docx",
    b"\xd0\xcf\x11\xe0": "an old Office file: save it as .docx or .txt",
    b"{\\rtf": "a Rich Text file: save it as .docx or .txt",
    b"\x89PNG": "a picture: give the text itself",
    b"\xff\xd8\xff": "a picture: give the text itself",
    b"GIF8": "a picture: give the text itself",
    b"\x1f\x8b": "a compressed file: unpack it first",
    b"\x7fELF": "a program, not a text",
    b"MZ\x90": "a program, not a text",
}
_WINDOWS = "cp1252"
_SAMPLE = 200_000
_CONTROL = frozenset(map(chr, range(32))) - frozenset("\t\n\r\x0b\x0c\x1a") | frozenset("\x7f\ufffd")


def decode(data: bytes, file: str, declared: str | None = None) -> str:
    """The text of some bytes; `declared` is the encoding that a format names itself. IngestError for what is no text."""
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise IngestError(f"{file} is not plain text but {what}.")
    for text in (_marked(data), _declared(data, declared), _strictly(data, "utf-8"), _unmarked_utf16(data), _eight_bit(data)):
        if text is not None and _is_text(text):
            return text
    raise IngestError(
        f"{file} holds no readable text: it looks like a binary file. Give a text file, or name the file by what it is."
    )


def _marked(data: bytes) -> str | None:
    return next((_leniently(data, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)


def _declared(data: bytes, encoding: str | None) -> str | None:
    if not encoding or encoding.lower() in {"utf-8", "utf8"}:
        return None
    web = {
        "iso-8859-1": _WINDOWS,
        "latin-1": _WINDOWS,
        "latin1": _WINDOWS,
        "us-ascii": _WINDOWS,
        "ascii": _WINDOWS,
    }  # as browsers read them
    return _strictly(data, web.get(encoding.lower(), encoding))


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of a European language: every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.6 * half and even < 0.1 * half:
        return _leniently(data, "utf-16-le")
    if even > 0.6 * half and odd < 0.1 * half:
        return _leniently(data, "utf-16-be")
    return None


def _eight_bit(data: bytes) -> str | None:
    """Windows' encoding of western Europe where few bytes need one at all, else the best guess by the letters' frequency."""
    if b"\x00" in data:
        return None
    high = sum(byte > 127 for byte in data[:_SAMPLE])
    western = _strictly(data, _WINDOWS)
    if western is not None and high < 0.05 * min(len(data), _SAMPLE):
        return western
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and (text := _leniently(data, best.encoding)) is not None:
        return text
    if western is None and high < 0.02 * len(data):
        return data.decode("utf-8", errors="replace") if b"\xe2\x80" in data else data.decode(_WINDOWS, errors="replace")
    return western


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _leniently(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding, errors="replace")
    except (UnicodeError, LookupError):
        return None


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = sum(sign in _CONTROL or "\ud800" <= sign <= "\udfff" for sign in sample)
    return odd <= 0.01 * len(sample)
