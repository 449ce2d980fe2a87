"""Names in a row: "Xi and Putin", "France, Germany and Britain"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from analysis.components.actors.entries import ActorMention
from analysis.components.statements.tree import Tree

_ALTERNATIVE = frozenset({"or", "but"})
_LINKS = ({","}, {"and"}, {",", "and"}, {"&"}, {"nor"})


def head_of(tree: Tree, start: int, end: int) -> int:
    """The token of a range that the others hang on; a subject before any other, should the parser have cut the name in two."""
    if (subject := next((i for i in range(start, end) if tree.dep[i] == "nsubj"), None)) is not None:
        return subject
    return next((i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i), start)


def conjuncts(tree: Tree, head: int) -> list[int]:
    """The heads that the tree coordinates with this one, none where they are alternatives or this is not the first."""
    if tree.label[head] == "conj":
        return []
    others = tree.all(head, "conj")
    choice = any(tree.lower[c] in _ALTERNATIVE for other in others for c in tree.all(other, "cc"))
    return [] if choice else others


def rows_of_names(tree: Tree, mentions: Iterable[ActorMention], known: Container[int]) -> Iterator[list[int]]:
    """The heads of names that nothing but commas and *and* parts, whatever the parser made of them."""
    row: list[tuple[int, int]] = []  # head and end of each
    linked = ""
    for mention in mentions:
        head = head_of(tree, mention.start, mention.end)
        between = tree.lower[row[-1][1] : mention.start] if row else []
        if row and not between:
            row[-1] = (head if head in known else row[-1][0], mention.end)  # "Russian President" and "Vladimir Putin"
            continue
        if row and set(between) in _LINKS and len(between) <= 2 and _go_together(tree, row[-1][0], head):
            row.append((head, mention.end))
            linked = between[-1]
            continue
        if len(row) > 1 and linked != ",":
            yield [at for at, _ in row if at in known]
        row, linked = [(head, mention.end)], ""
    if len(row) > 1 and linked != ",":
        yield [at for at, _ in row if at in known]


def _go_together(tree: Tree, first: int, second: int) -> bool:
    """Not where a new clause begins with the second: "met Xi and Putin left"."""
    if tree.dep[second] != "nsubj" or tree.dep[first] in ("nsubj", "conj", "flat"):
        return True
    return tree.head[first] in (first, second)  # the parser took both for one name
