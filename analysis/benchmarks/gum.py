"""GUM's documents with their coreference marks (Zeldes 2017; the MISC column `Entity=` of Universal Dependencies)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from analysis.errors import StandpointError

_MARK = re.compile(r"\((?P<opened>[^()|]+)(?P<closed>\))?|(?P<ended>[^()|]+)\)")
_COLUMNS = ("tags", "pos", "morphs", "lemmas", "heads", "deps", "sent_starts")
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked mention: tokens `start` to `end` (exclusive) of the document, `core` those of GUM's minimal span."""

    entity: str
    kind: str
    start: int
    end: int
    core: tuple[int, ...]


@dataclass(slots=True)
class Document:
    """Tokens as columns, paragraph breaks among them as white space, and the marked mentions in the order in which they begin."""

    id: str
    created: date | None = None
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    columns: dict[str, list] = field(default_factory=lambda: defaultdict(list))
    marks: list[Marked] = field(default_factory=list)
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The entities that a plural one is made of (GUM's split antecedents)."""

    @property
    def text(self) -> str:
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True))

    def offsets(self) -> list[int]:
        """The first character of each token in `text`."""
        at, found = 0, []
        for word, space in zip(self.words, self.spaces, strict=True):
            found.append(at)
            at += len(word) + space
        return found

    def doc(self, vocab: Vocab) -> Doc:
        """With GUM's own tags, lemmas and tree."""
        columns: dict[str, Any] = {name: self.columns[name] for name in _COLUMNS}
        return Doc(vocab, words=self.words, spaces=self.spaces, **columns)


def documents(path: Path, genres: tuple[str, ...]) -> Iterator[Document]:
    """GUM's documents of these genres in a CoNLL-U file.

    Raises:
        StandpointError: there is no such file.
    """
    if not path.is_file():
        raise StandpointError(f"There is no {path.name} in {path.parent.name}/; give the folder that holds it with --corpora.")
    reader = _Reader()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                yield from reader.finished()
                reader = _Reader(line.split(" = ")[1].strip(), genres)
            elif reader.wanted:
                reader.read(line.rstrip("\n"))
    yield from reader.finished()


class _Reader:
    """Reads one document line by line."""

    def __init__(self, name: str = "", genres: tuple[str, ...] = ()) -> None:
        self.wanted = name.startswith(tuple(f"GUM_{genre}_" for genre in genres)) if genres else False
        self.document = Document(name)
        self.open: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.surface: tuple[int, bool] = (0, True)  # last token of a contraction, and whether a space follows that
        self.first = 0

    def finished(self) -> Iterator[Document]:
        if self.wanted:
            self.document.marks = [mark for mark in self.document.marks if mark is not None]
            yield self.document

    def read(self, line: str) -> None:
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and self.document.words:
            self._break()
        elif line.startswith("# meta::dateCreated = "):
            self._date(line.split(" = ")[1])
        elif line.startswith("# sent_id"):
            self.first = len(self.document.words)
        elif line and not line.startswith("#"):
            self._token(line.split("\t"))

    def _date(self, text: str) -> None:
        try:
            self.document.created = date.fromisoformat(text.strip())
        except ValueError:
            self.document.created = None

    def _break(self) -> None:
        document = self.document
        document.spaces[-1] = False
        self._add(_PARAGRAPH, False, ("_SP", "SPACE", "", _PARAGRAPH, len(document.words) - 1, "dep", False))

    def _token(self, cells: list[str]) -> None:
        number, word, lemma, pos, tag, morph, head, label, _, misc = cells
        spaced = "SpaceAfter=No" not in misc
        if "-" in number:
            self.surface = (int(number.split("-")[1]), spaced)
            return
        if "." in number:
            return
        at = len(self.document.words)
        last, spaced_after = self.surface
        if last and int(number) <= last:
            spaced = spaced_after and int(number) == last
            if int(number) == last:
                self.surface = (0, True)
        above = at if head == "0" else self.first + int(head) - 1
        fields = (tag, pos, "" if morph == "_" else morph, lemma, above, label if head != "0" else "ROOT", number == "1")
        self._add(word, spaced, fields)
        for value in misc.split("|"):
            if value.startswith("Entity="):
                self._mark(value[7:], at)
            elif value.startswith("SplitAnte="):
                for pair in value[10:].split(","):
                    part, whole = pair.split("<")
                    self.document.parts[whole].add(part)

    def _add(self, word: str, spaced: bool, fields: tuple) -> None:
        self.document.words.append(word)
        self.document.spaces.append(spaced)
        for name, value in zip(_COLUMNS, fields, strict=True):
            self.document.columns[name].append(value)

    def _mark(self, text: str, at: int) -> None:
        for found in _MARK.finditer(text):
            if found["ended"]:
                entity = found["ended"].split("-")[0]
                if self.open[entity]:
                    self._close(*self.open[entity].pop(), at + 1)
                continue
            entity, kind, _, _, _, core, *_ = found["opened"].split("-")
            places = tuple(at + int(place) - 1 for place in core.split(","))
            self.document.marks.append(Marked(entity, kind, at, at + 1, places))
            if not found["closed"]:
                self.open[entity].append((len(self.document.marks) - 1, at))

    def _close(self, place: int, start: int, end: int) -> None:
        mark = self.document.marks[place]
        self.document.marks[place] = Marked(mark.entity, mark.kind, start, end, mark.core)
