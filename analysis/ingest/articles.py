"""A draft, as a reader found it, to an article: cleaned, dated, its language known."""

from __future__ import annotations

import hashlib
from datetime import date

from analysis.errors import IngestError
from analysis.ingest import dates, languages, sources
from analysis.ingest.characters import folded, squeezed
from analysis.ingest.clean import Cleaned, clean
from analysis.ingest.draft import MAX_WORDS, Draft
from analysis.records import Article


def article(draft: Draft, published: date | None = None, source: str | None = None) -> Article:
    """The article of a draft; `published` and `source`, given by hand, win. IngestError if there is no English text."""
    if not any(sign.isalnum() for sign in draft.text):
        raise IngestError(f"{draft.file} holds no text. Give a file with the article's text in it.")
    words = len(draft.text.split())
    if words > MAX_WORDS:
        raise IngestError(
            f"{draft.file} is too long: {words:,} words, where {MAX_WORDS:,} is the most for one article. Split it."
        )
    cleaned = clean(draft.text, squeezed(draft.title) if draft.title and draft.title.strip() else None)
    language = languages.require_english(cleaned.text, draft.file)
    return Article(
        title=cleaned.title,
        text=cleaned.text,
        raw=draft.raw,
        published=published or _published(draft, cleaned),
        source=source or draft.source or cleaned.source or sources.of_url(draft.url),
        url=draft.url,
        language=language,
        file=draft.file,
    )


def digest(article: Article) -> str:
    """SHA-256, in hex, of the text as it is compared: without regard to case, blanks, quotes and dashes."""
    return hashlib.sha256(folded(article.text).encode("utf-8", errors="replace")).hexdigest()


def _published(draft: Draft, cleaned: Cleaned) -> date | None:
    return dates.publication(
        cleaned.date_lines,
        dateline=cleaned.dateline,
        stated=draft.published or dates.in_name(draft.url or ""),
        hint=draft.hint,
        name=draft.file,
        text=cleaned.text,
        raw=draft.raw,
    )
