"""What the analysis of a workspace is equipped with: its codebook and its list of actors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from analysis import actor_list, codebook
from analysis.actor_list import ActorList
from analysis.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Equipment:
    """As it is stored: TOML and CSV, None for what comes with Standpoint. `version` tells one from the other."""

    themes: str | None = None
    people: str | None = None

    @property
    def version(self) -> str:
        """Eight signs, or none where nothing is the workspace's own."""
        if self.themes is None and self.people is None:
            return ""
        return hashlib.sha256(f"{self.themes}\0{self.people}".encode()).hexdigest()[:8]

    @property
    def codebook(self) -> Codebook:
        return _codebook(self.themes)

    @property
    def actors(self) -> ActorList:
        return _actors(self.people)


@lru_cache(maxsize=64)
def _codebook(toml: str | None) -> Codebook:
    return codebook.builtin() if toml is None else codebook.parse(toml)


@lru_cache(maxsize=64)
def _actors(csv: str | None) -> ActorList:
    return ActorList() if csv is None else actor_list.parse(csv)
