"""The order in which the names of a document are set right.

The rules were learned on the training part of CrossNER politics (Liu et al. 2021), WikiGold and GUM, with a model that
had not seen half of the first: places in a list are taken for people, names stop before "of" and its place, elections fall apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from analysis.components.names.edges import joined, trimmed
from analysis.components.names.elections import elections
from analysis.components.names.heads import by_head
from analysis.components.names.neighbours import in_brackets, places_in_rows, same_people

Piece = tuple[int, int, str]  # first token, end, label


def corrected(doc: Doc, listed: Iterable[Piece]) -> list[Span]:
    """The names of `doc` in text order, none over another; `listed` are names that mean one thing wherever they stand.

    Of names that overlap the longest is kept, of two that are as long the listed one.
    """
    listed = list(listed)
    own = [trimmed(doc, by_head(doc, (entity.start, entity.end, entity.label_))) for entity in doc.ents]
    own = same_people(doc, places_in_rows(doc, own, listed))
    pieces = longest([*elections(doc), *listed, *own])
    pieces = longest([*joined(doc, pieces), *pieces, *in_brackets(doc, pieces)])
    return [Span(doc, start, end, label) for start, end, label in sorted(pieces)]


def longest(pieces: Iterable[Piece]) -> list[Piece]:
    """Of overlapping ones the longest, of two as long the one that comes first."""
    kept: list[Piece] = []
    taken: set[int] = set()
    for piece in sorted(pieces, key=lambda piece: piece[0] - piece[1]):
        tokens = range(piece[0], piece[1])
        if tokens and taken.isdisjoint(tokens):
            kept.append(piece)
            taken.update(tokens)
    return kept
