"""Web pages: the main text by trafilatura, with the title, date, outlet and address that the page states."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import trafilatura

from analysis.errors import IngestError
from analysis.ingest import dates, sources
from analysis.ingest.characters import folded, squeezed
from analysis.ingest.draft import Draft
from analysis.ingest.encoding import decode
from analysis.ingest.registry import File, reader

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_BLOCK_ENDS = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure|br)\b[^<>]*>", re.I)
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->|</?[a-z][^<>]*>", re.I | re.S)
_SITE_IN_TITLE = re.compile(r"^(?P<title>.+?)\s+(?:[|•·»]|[-–—])\s+(?P<site>[^|•·»]{2,40})$")
_FEW_WORDS = 40  # of a page's main text: with fewer, all its paragraphs are looked at

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what goes wrong is told to the user, not to the terminal
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@reader(".html", ".htm", ".xhtml", what="a web page")
def read_page(file: File) -> Iterator[Draft]:
    charset = _CHARSET.search(file.data[:4096])
    raw = decode(file.data, file.name, charset[1].decode("ascii") if charset else None)
    page = _main_part(raw)
    text = _paragraphs(page.text if page else "")
    if len(text.split()) < _FEW_WORDS:
        text = max(text, _paragraphs(trafilatura.html2txt(raw)), key=lambda other: len(other.split()))
    if not any(sign.isalnum() for sign in text):
        raise IngestError(
            f"{file.name} is a web page without readable text: its words may be loaded by a script. "
            "Save it as text, or paste the article."
        )
    url = page.url if page else None
    site = _site(page, url)
    title = _title(page.title if page else None, site)
    yield Draft(file.name, raw, text, title, dates.stated(page.date if page else None), source=site, url=url)


def as_text(fragment: str) -> str:
    """A piece of HTML, as tables hold it, as plain text: a paragraph a block."""
    return unescape(_TAGS.sub("", _BLOCK_ENDS.sub("\n\n", fragment)))


def _main_part(raw: str) -> Any:
    return trafilatura.bare_extraction(
        raw,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(line for line in (text or "").splitlines() if line.strip())


def _site(page: Any, url: str | None) -> str | None:
    name = squeezed(page.sitename) if page and page.sitename else None
    return (sources.known(name) or sources.of_url(f"https://{name}") or name) if name else sources.of_url(url)


def _title(title: str | None, site: str | None) -> str | None:
    """The headline without the site's name behind it."""
    title = squeezed(unescape(title or "")) or None
    match = _SITE_IN_TITLE.match(title or "")
    if match and (
        sources.known(match["site"])
        or (site and folded(match["site"]) in folded(site))
        or folded(site or "-") in folded(match["site"])
    ):
        return match["title"]
    return title
