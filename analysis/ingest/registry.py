"""Which reader takes which file, and the edge where every failure of one becomes a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis.errors import IngestError
from analysis.ingest.draft import MAX_COLLECTION, MAX_FILE, MEGABYTE, Draft, Refusal


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was given; `depth` is the number of zips that it lies in."""

    name: str
    data: bytes
    depth: int = 0

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


Reader = Callable[[File], Iterable[Draft | Refusal]]


@dataclass(frozen=True, slots=True)
class Format:
    """`what` names the format in messages; a collection holds many articles and may be larger."""

    what: str
    read: Reader
    limit: int


_formats: dict[str, Format] = {}


def reader(*suffixes: str, what: str, collection: bool = False) -> Callable[[Reader], Reader]:
    """Register a function that takes a `File` and gives its drafts; it raises IngestError for a file that is not readable."""

    def register(read: Reader) -> Reader:
        _formats.update(dict.fromkeys(suffixes, Format(what, read, MAX_COLLECTION if collection else MAX_FILE)))
        return read

    return register


def suffixes() -> tuple[str, ...]:
    """The endings of all files that can be read, with the dot."""
    return tuple(_formats)


def drafts(file: File) -> Iterator[Draft | Refusal]:
    """Everything in a file; raises nothing: what cannot be read is a `Refusal` with the reason."""
    try:
        yield from _format(file).read(file)
    except IngestError as error:
        yield Refusal(file.name, str(error))
    except Exception:  # a parser met what its authors did not think of: the other files of the upload go on
        what = _formats[file.suffix].what
        yield Refusal(
            file.name,
            f"{file.name} could not be read as {what}: it seems to be damaged. Save it anew and try again.",
        )


def _format(file: File) -> Format:
    known = _formats.get(file.suffix)
    if known is None:
        given = f"{file.suffix} files" if file.suffix else "files without an ending"
        raise IngestError(f"{file.name} was not read: Standpoint does not know {given}; it reads {', '.join(_formats)}.")
    if not file.data:
        raise IngestError(f"{file.name} is empty (0 bytes). Save it again, or leave it out.")
    if len(file.data) > known.limit:
        raise IngestError(
            f"{file.name} is too large: {len(file.data) / MEGABYTE:.0f} MB, "
            f"where {known.limit // MEGABYTE} MB is the most for {known.what}. Split it."
        )
    return known
