"""Markdown: its signs taken off, its front matter read, its first heading the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.ingest import dates
from analysis.ingest.characters import normalised
from analysis.ingest.draft import Draft
from analysis.ingest.encoding import decode
from analysis.ingest.readers.fields import fields
from analysis.ingest.registry import File, reader

_FRONT_MATTER = re.compile(r"\A\s*---[ ]*\n(.*?\n)(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.S)
_TITLE = re.compile(r"^#[ ]+(.+?)[ #]*$|^(\S.*)\n=+[ ]*$", re.M)
_SIGNS = (
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"^(?:```|~~~).*$", re.M), ""),
    (re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"), ""),  # pictures
    (re.compile(r"\[([^\]]+)\](?:\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])"), r"\1"),  # links
    (re.compile(r"^\[[^\]]+\]:\s+\S+.*$", re.M), ""),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"</?(?:p|br|div|span|b|i|em|strong|u|a|sup|sub|center)(?:\s[^<>]*)?/?>", re.I), ""),
    (re.compile(r"^[ ]{0,3}(?:[-*_][ ]*){3,}$", re.M), ""),  # rulers
    (re.compile(r"^[ ]{0,3}#{1,6}[ ]+(.*?)[ #]*$", re.M), r"\n\1\n"),
    (re.compile(r"^(\S.*)\n(?:=|-){3,}[ ]*$", re.M), r"\n\1\n"),
    (re.compile(r"^[ ]{0,3}>[ ]?", re.M), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.S), r"\2"),
    (re.compile(r"(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


@reader(".md", ".markdown", what="Markdown")
def read_markdown(file: File) -> Iterator[Draft]:
    raw = decode(file.data, file.name)
    text = normalised(raw)
    stated: dict[str, str] = {}
    if matter := _FRONT_MATTER.match(text):
        stated = fields(dict(_pairs(matter[1])))
        text = text[matter.end() :]
    heading = _TITLE.search(text)
    title = stated.get("title") or (_without_signs(heading[1] or heading[2]).strip() if heading else None)
    yield Draft(
        file=file.name,
        raw=raw,
        text=_without_signs(text),
        title=title,
        published=dates.stated(stated.get("published")),
        source=stated.get("source"),
        url=stated.get("url"),
    )


def _pairs(matter: str) -> Iterator[tuple[str, str]]:
    """The simple "key: value" lines of front matter."""
    for line in matter.splitlines():
        key, colon, value = line.partition(":")
        if colon and value.strip() and not line.startswith((" ", "-", "#")):
            yield key.strip(), value.strip().strip("\"'")


def _without_signs(text: str) -> str:
    for pattern, replacement in _SIGNS:
        text = pattern.sub(replacement, text)
    return text
