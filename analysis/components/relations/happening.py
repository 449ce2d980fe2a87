"""An event word in its sentence, with the phrases of its actors."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from analysis.components.relations.lexicon import EventWord
from analysis.components.relations.parties import Party


@dataclass(frozen=True, slots=True)
class Happening:
    """An event whose actors are not yet paired.

    With `mutual` the sources are each other's targets ("expelled *each other's* diplomats"), whatever the word's frame says.
    """

    word: EventWord
    trigger: Token
    source: Party | None
    target: Party | None
    actual: bool
    mutual: bool = False
