"""The codebook: which themes there are and by what terms they are known.

The built-in one is `data/themes.toml`. A workspace may have its own; it is read, checked and
written back in the same format. What a term may hold (`tariff`, `=arms`, `strike_NOUN`, `reunif*`,
`WHO`) is told at the head of that file; `analysis.components.themes` matches it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from analysis.errors import KnowledgeError

BUILTIN = Path(__file__).resolve().parents[1] / "data" / "themes.toml"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TERM_LISTS = ("terms", "weak", "exclude")
_KEYS = {"id", "name", "description", *_TERM_LISTS}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and the terms it is known by.

    `weak` terms count only in an article that holds one of `terms`; a place inside one of the
    `exclude` phrases does not count at all.

    Raises:
        KnowledgeError: if the id is no lower-case slug, or there is no name or no term.
    """

    id: str
    name: str
    terms: tuple[str, ...]
    description: str = ""
    weak: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise KnowledgeError(
                f"The theme id {self.id!r} must be lower-case letters, digits and single hyphens, such as world-order."
            )
        if not self.name.strip():
            raise KnowledgeError(f"The theme {self.id} needs a name.")
        if not self.terms:
            raise KnowledgeError(f"The theme {self.id} needs at least one term.")
        for text in (self.name, self.description, *self.terms, *self.weak, *self.exclude):
            if _UNPRINTABLE.search(text):
                raise KnowledgeError(f"The theme {self.id} holds a line break or another control character in {text!r}.")
        for term in (*self.terms, *self.weak, *self.exclude):
            if not any(map(str.isalnum, term)):
                raise KnowledgeError(f"The theme {self.id} has a term without a letter or digit: {term!r}.")


@dataclass(frozen=True)
class Codebook:
    """Themes in the order in which they are shown; each id once.

    Raises:
        KnowledgeError: if there is no theme, or two have the same id.
    """

    themes: tuple[Theme, ...]
    _by_id: dict[str, Theme] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.themes:
            raise KnowledgeError("A codebook needs at least one theme.")
        by_id: dict[str, Theme] = {}
        for theme in self.themes:
            if theme.id in by_id:
                raise KnowledgeError(f"The codebook has the theme {theme.id} twice.")
            by_id[theme.id] = theme
        object.__setattr__(self, "_by_id", by_id)

    def __iter__(self) -> Iterator[Theme]:
        return iter(self.themes)

    def __len__(self) -> int:
        return len(self.themes)

    def __contains__(self, theme_id: object) -> bool:
        return theme_id in self._by_id

    def __getitem__(self, theme_id: str) -> Theme:
        """The theme of this id. Raises KnowledgeError if there is none."""
        try:
            return self._by_id[theme_id]
        except KeyError:
            raise KnowledgeError(f"The codebook has no theme {theme_id!r}.") from None

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._by_id)

    def name_of(self, theme_id: str) -> str:
        """The theme's name; its id where the codebook has no such theme (any more)."""
        theme = self._by_id.get(theme_id)
        return theme.name if theme else theme_id

    def with_theme(self, theme: Theme) -> Codebook:
        """A codebook with this theme added, or put in the place of the one with the same id."""
        if theme.id in self:
            return Codebook(tuple(theme if old.id == theme.id else old for old in self.themes))
        return Codebook((*self.themes, theme))

    def without(self, theme_id: str) -> Codebook:
        """A codebook without this theme. Raises KnowledgeError if it has none such, or no other."""
        gone = self[theme_id]
        return Codebook(tuple(theme for theme in self.themes if theme is not gone))

    def to_toml(self) -> str:
        """The codebook as TOML that `parse` reads back to an equal one."""
        return "\n".join(_theme_to_toml(theme) for theme in self.themes)


@cache
def builtin() -> Codebook:
    """The 25 themes of `data/themes.toml`."""
    return load(BUILTIN)


def load(path: str | Path) -> Codebook:
    """A codebook from a TOML file. Raises KnowledgeError if it cannot be read or is no codebook."""
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"The codebook {path.name} cannot be read: {error.strerror or error}.") from error
    return parse(content, name=path.name)


def parse(content: bytes | str, *, name: str = "codebook") -> Codebook:
    """A codebook from TOML; `name` is what an error calls it.

    Raises:
        KnowledgeError: one sentence on what is wrong and in which theme.
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        raise KnowledgeError(f"{name} is not UTF-8 text, so it cannot be read as a codebook.") from None
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name} is not valid TOML: {error}.") from error
    entries = table.get("theme")
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(f"{name} has no [[theme]] entry, so it is no codebook.")
    try:
        return Codebook(tuple(_theme(entry, number) for number, entry in enumerate(entries, 1)))
    except KnowledgeError as error:
        raise KnowledgeError(f"{name}: {error}") from None


def _theme(entry: object, number: int) -> Theme:
    if not isinstance(entry, Mapping):
        raise KnowledgeError(f"Entry {number} is not a [[theme]] table.")
    called = entry.get("id") or f"number {number}"
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise KnowledgeError(f"The theme {called} has the unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}.")
    for key in ("id", "name"):
        if not isinstance(entry.get(key), str):
            raise KnowledgeError(f"The theme {called} needs a text as its {key}.")
    if not isinstance(entry.get("description", ""), str):
        raise KnowledgeError(f"The description of the theme {called} must be a text.")
    lists = {key: _terms(entry.get(key, []), key, called) for key in _TERM_LISTS}
    return Theme(id=entry["id"], name=entry["name"], description=entry.get("description", ""), **lists)


def _terms(value: Any, key: str, called: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(term, str) for term in value):
        raise KnowledgeError(f"The key {key} of the theme {called} must be a list of texts.")
    return tuple(dict.fromkeys(" ".join(term.split()) for term in value))


def _theme_to_toml(theme: Theme) -> str:
    lines = ["[[theme]]", f"id = {_quoted(theme.id)}", f"name = {_quoted(theme.name)}"]
    if theme.description:
        lines.append(f"description = {_quoted(theme.description)}")
    lines.append(f"terms = {_listed(theme.terms)}")
    lines += [f"{key} = {_listed(terms)}" for key, terms in (("weak", theme.weak), ("exclude", theme.exclude)) if terms]
    return "\n".join(lines) + "\n"


def _listed(terms: Iterable[str]) -> str:
    return "[" + ", ".join(map(_quoted, terms)) + "]"


def _quoted(text: str) -> str:
    """A TOML basic string; without control characters (see Theme) JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
