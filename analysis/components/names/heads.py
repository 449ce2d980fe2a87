"""What kind of name it is, where its head tells: a university is no person, a river no organisation, and a war neither."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from analysis.knowledge.tables import DATA, rows

NAME_HEADS = DATA / "name_heads.csv"
_LABELS = {"body": "ORG", "land": "LOC", "event": "MISC"}
_AFTER_HEAD = frozenset({"of", "for", "at", "in", "on", "to", "against"})
_MISTAKEN_LANDS = frozenset({"PER", "MISC"})  # an organisation may be called by its street or city
_POSTS = frozenset({"member", "members", "head", "leader", "speaker", "president"})


def by_head(doc: Doc, piece: tuple[int, int, str]) -> tuple[int, int, str]:
    """The same name with the label that its head gives it: "University" in "Trinity University" and "University of Kent"."""
    start, end, label = piece
    if end - start < 2 or doc[start].lower_ in _POSTS:
        return piece
    head = next((i for i in range(start + 1, end) if doc[i].lower_ in _AFTER_HEAD), end) - 1
    kind = _heads().get(doc[head].lower_)
    if kind is None or not doc[head].text[0].isupper() or (kind == "LOC" and label not in _MISTAKEN_LANDS):
        return piece
    return start, end, kind


@cache
def _heads() -> dict[str, str]:
    """Label by head word, from `data/name_heads.csv`."""
    return {row.text("word"): _LABELS[row.choice("kind", tuple(_LABELS))] for row in rows(NAME_HEADS, ("word", "kind"))}
