"""What the names around a name tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

_TIES = ({","}, {"and"}, {",", "and"}, {"&"})
_MOST = 0.6
_SHORTEST_ROW = 3


def places_in_rows(
    doc: Doc, own: Sequence[tuple[int, int, str]], listed: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """ "Karachi, Lahore, Myingyan and Kyaukse": one-word people in a row of places are places, too."""
    lands = {(start, end) for start, end, label in listed if label == "LOC"}
    found: list[tuple[int, int, str]] = []
    for row in _rows(doc, sorted(own)):
        placed = sum(label == "LOC" or (start, end) in lands for start, end, label in row)
        if len(row) >= _SHORTEST_ROW and placed >= _MOST * len(row):
            row = [(start, end, "LOC" if label == "PER" and end - start == 1 else label) for start, end, label in row]
        found += row
    return found


def _rows(doc: Doc, pieces: Iterable[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    row: list[tuple[int, int, str]] = []
    for piece in pieces:
        if row and {token.lower_ for token in doc[row[-1][1] : piece[0]]} not in _TIES:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def same_people(doc: Doc, pieces: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A surname alone is the person's who is named in full elsewhere, whatever it was taken for."""
    surnames = {doc[end - 1].text for start, end, label in pieces if label == "PER" and end - start > 1}
    return [(start, end, "PER" if end - start == 1 and doc[start].text in surnames else label) for start, end, label in pieces]


def in_brackets(doc: Doc, pieces: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """ "Gibraltar Socialist Labour Party (GSLP)": capitals in brackets after an organisation are its other name."""
    for _, end, label in pieces:
        if label == "ORG" and end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
            word = doc[end + 1].text
            if word.isupper() and word.isalpha() and len(word) > 1:
                yield end + 1, end + 2, "ORG"
