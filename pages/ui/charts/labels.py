"""Where the names of nodes go, so that none covers another: the strongest first, and none where there is no room.

A greedy point-feature labelling (Christensen, Marks & Shieber 1995): each name tries the sides of its node in turn and takes the
first on which it touches neither a name placed before nor a node. The most important are named in any case, if need be over
nodes that are less so, or over their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_CHARACTER = 0.56  # mean width of one, in font sizes
_LINE = 1.1  # height of a line, in font sizes
_IMPORTANT = 30  # first names, which may stand on nodes that come after them
_GAP = 3  # pixels between node and name, and around it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands from the middle of its node: offsets in pixels and which of its ends is there."""

    dx: float
    dy: float
    align: str


def placed(
    points: np.ndarray, radii: np.ndarray, names: Sequence[str], size: tuple[float, float], font: float = 12
) -> list[Place | None]:
    """A place for each name or None where there is no room, in the order given, the most important first.

    `points` are x and y in [0, 1] (y upwards), `radii` in pixels, `size` the picture's width and height in pixels.
    """
    if not len(points):
        return []
    centres = np.column_stack([points[:, 0] * size[0], (1 - points[:, 1]) * size[1]])
    nodes = np.column_stack([centres - radii[:, None], centres + radii[:, None]])
    taken = np.empty((0, 4))
    found: list[Place | None] = []
    for number, (name, centre, radius) in enumerate(zip(names, centres, radii, strict=True)):
        places, boxes = _around(len(name) * _CHARACTER * font, _LINE * font, centre, radius)
        allowed = _inside(boxes, size) & _free(boxes, taken)
        others = np.delete(nodes, number, axis=0)
        best = allowed & _free(boxes, others)
        best[-1] = False  # on its own node only if there is no better place
        if number < _IMPORTANT and not best.any():
            best = allowed & _free(boxes, others[:number])
        place = int(best.argmax()) if best.any() else None
        found.append(None if place is None else places[place])
        if place is not None:
            taken = np.vstack([taken, boxes[place]])
    return found


def _around(long: float, tall: float, centre: np.ndarray, radius: float) -> tuple[list[Place], np.ndarray]:
    """The places that a name of that size tries in turn, and the boxes that it would fill there."""
    beside, above = radius + _GAP, radius + _GAP + tall / 2
    aslant, over = 0.7 * radius + _GAP, 0.7 * radius + tall / 2
    places = [
        Place(beside, 0, "left"),
        Place(-beside, 0, "right"),
        Place(0, above, "center"),
        Place(0, -above, "center"),
        Place(aslant, over, "left"),
        Place(aslant, -over, "left"),
        Place(-aslant, over, "right"),
        Place(-aslant, -over, "right"),
        Place(0, 0, "center"),
    ]
    start = {"left": 0.0, "center": -long / 2, "right": -long}
    left = np.array([centre[0] + place.dx + start[place.align] for place in places])
    top = np.array([centre[1] + place.dy - tall / 2 for place in places])
    return places, np.column_stack([left - 1, top, left + long + 1, top + tall])


def _inside(boxes: np.ndarray, size: tuple[float, float]) -> np.ndarray:
    """Which boxes lie in the picture."""
    return (boxes[:, :2] >= 0).all(axis=1) & (boxes[:, 2] <= size[0]) & (boxes[:, 3] <= size[1])


def _free(boxes: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Which boxes touch none of those that are taken."""
    mine, theirs = boxes[:, None, :], taken[None, :, :]
    apart = (theirs[..., 2] <= mine[..., 0]) | (theirs[..., 0] >= mine[..., 2])
    apart |= (theirs[..., 3] <= mine[..., 1]) | (theirs[..., 1] >= mine[..., 3])
    return np.asarray(apart.all(axis=1))
