"""Files to articles: one reader a format, then cleaning, date, source and language.

    outcomes = read("news.zip", data)      # an Outcome for each article, and for each file that is none

Nothing is raised for bad content: a failure is an `Outcome` with one sentence that says what is wrong.
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from analysis.errors import IngestError
from analysis.ingest import readers, registry  # noqa: F401  (each reader registers its endings)
from analysis.ingest.articles import article, digest
from analysis.ingest.draft import Draft, Outcome, Refusal
from analysis.ingest.registry import File

__all__ = ["SUFFIXES", "Outcome", "digest", "read", "read_pasted"]

SUFFIXES: tuple[str, ...] = registry.suffixes()
_PASTED = "pasted text"


def read(name: str, data: bytes, *, published: date | None = None, source: str | None = None) -> list[Outcome]:
    """All articles of a file, in order, one `Outcome` each.

    Args:
        name: the file's name; its ending says how it is read (see `SUFFIXES`), a date in it may tell the publication date.
        data: its content.
        published, source: given by hand, for all articles in the file; they win over what the file says.
    """
    file = File(PurePosixPath(name.replace("\\", "/")).name or "file without a name", data)
    found = [_outcome(draft, published, source) for draft in registry.drafts(file)]
    return found or [Outcome(file.name, "failed", reason=f"{file.name} holds no article. Give a file with at least one.")]


def read_pasted(text: str, title: str | None = None, published: date | None = None, source: str | None = None) -> list[Outcome]:
    """The article in a text that someone typed or pasted, as `read` gives it."""
    return [_outcome(Draft(_PASTED, text, text, title), published, source)]


def _outcome(draft: Draft | Refusal, published: date | None, source: str | None) -> Outcome:
    if isinstance(draft, Refusal):
        return Outcome(draft.file, "failed", reason=draft.reason)
    try:
        return Outcome(draft.file, "read", article(draft, published, source))
    except IngestError as error:
        return Outcome(draft.file, "failed", reason=str(error))
