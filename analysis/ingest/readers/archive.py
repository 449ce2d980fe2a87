"""Zip files: whatever they hold that can be read, in folders too; zips in them one level deep. Nothing is written to disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from analysis.errors import IngestError
from analysis.ingest import registry
from analysis.ingest.draft import MAX_COLLECTION, MEGABYTE, Draft, Refusal
from analysis.ingest.registry import File, reader

MAX_FILES = 5_000
MAX_RATIO = 200  # unpacked to packed size; text reaches 10 or so, a bomb thousands
MAX_DEPTH = 1
_SMALL = MEGABYTE  # a ratio of little files says nothing
_IGNORED = {"thumbs.db", "desktop.ini"}


@reader(".zip", what="a zip file", collection=True)
def read_archive(file: File) -> Iterator[Draft | Refusal]:
    if file.depth > MAX_DEPTH:
        raise IngestError(f"{file.name} is a zip in a zip in a zip. Unpack it and give the inner files.")
    try:
        zipped = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise IngestError(f"{file.name} is not a readable zip file: it is damaged or of another format. Pack it anew.") from error
    with zipped:
        refuse_bomb(zipped, file.name)
        members = [member for member in zipped.infolist() if not member.is_dir() and not _is_hidden(member.filename)]
        if not members:
            raise IngestError(f"{file.name} holds no files. Pack the articles' files into it.")
        for member in members:
            yield from _member(zipped, member, file)


def refuse_bomb(zipped: zipfile.ZipFile, name: str) -> None:
    """IngestError if a zip would unpack to far more than it seems."""
    members = zipped.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MAX_FILES:
        raise IngestError(f"{name} holds {len(members):,} files, where {MAX_FILES:,} is the most. Split it.")
    if total > MAX_COLLECTION:
        raise IngestError(
            f"{name} would unpack to {total / MEGABYTE:,.0f} MB, where {MAX_COLLECTION // MEGABYTE} MB is the most. Split it."
        )
    if any(member.file_size > _SMALL and member.file_size > MAX_RATIO * max(1, member.compress_size) for member in members):
        raise IngestError(
            f"{name} was refused: it unpacks to over {MAX_RATIO} times its size, as a zip bomb does. Give the files themselves."
        )


def _member(zipped: zipfile.ZipFile, member: zipfile.ZipInfo, file: File) -> Iterator[Draft | Refusal]:
    name = f"{file.name}/{_safe(member.filename)}"
    if member.flag_bits & 1:
        yield Refusal(name, f"{name} is protected by a password. Unpack it and give the file itself.")
        return
    try:
        with zipped.open(member) as opened:
            data = opened.read(MAX_COLLECTION + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        yield Refusal(name, f"{name} could not be unpacked: this part of the zip is damaged. Pack it anew.")
        return
    yield from registry.drafts(File(name, data, file.depth + 1))


def _is_hidden(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return (
        any(part.startswith((".", "__MACOSX", "~$")) and part not in {".", ".."} for part in parts)
        or parts[-1].lower() in _IGNORED
    )


def _safe(path: str) -> str:
    """A path from a zip as a name to show: relative, without steps upwards, drives and control characters."""
    clean = re.sub(r"[\x00-\x1f\x7f]|^[A-Za-z]:", "", path.replace("\\", "/"))
    parts = [part.strip() for part in clean.split("/") if part.strip() not in {"", ".", ".."}]
    return str(PurePosixPath(*parts)) if parts else "file without a name"
