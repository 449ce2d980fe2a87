"""Where the names of nodes go, so that none covers another: the strongest first, and none where there is no room.

A greedy point-feature labelling (Christensen, Marks & Shieber 1995): each label tries the right, left, upper and lower side of
its node, and takes the first that touches neither a label placed before nor a node. Names of the most important may cover lesser
nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_CHARACTER = 0.56  # mean width of one, in font sizes
_LINE = 1.1  # height of a line, in font sizes
_OVER_LESSER = 30  # first names, which may stand on nodes that come after them
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
    width, height = size
    centres = np.column_stack([points[:, 0] * width, (1 - points[:, 1]) * height]) if len(points) else np.empty((0, 2))
    nodes = np.column_stack([centres - radii[:, None], centres + radii[:, None]]) if len(points) else np.empty((0, 4))
    taken = np.empty((0, 4))
    found: list[Place | None] = []
    for number, (name, centre, radius) in enumerate(zip(names, centres, radii, strict=True)):
        others = np.delete(nodes if number >= _OVER_LESSER else nodes[:_OVER_LESSER], number, axis=0)
        place, box = _first_free(name, centre, radius, np.vstack([taken, others]), size, font)
        found.append(place)
        if box is not None:
            taken = np.vstack([taken, box])
    return found


def _first_free(
    name: str, centre: np.ndarray, radius: float, taken: np.ndarray, size: tuple[float, float], font: float
) -> tuple[Place | None, np.ndarray | None]:
    long, tall = len(name) * _CHARACTER * font, _LINE * font
    beside, above = radius + _GAP, radius + _GAP + tall / 2
    aslant, over = 0.7 * radius + _GAP, 0.7 * radius + tall / 2
    for place, left in (
        (Place(beside, 0, "left"), beside),
        (Place(-beside, 0, "right"), -beside - long),
        (Place(0, above, "center"), -long / 2),
        (Place(0, -above, "center"), -long / 2),
        (Place(aslant, over, "left"), aslant),
        (Place(aslant, -over, "left"), aslant),
        (Place(-aslant, over, "right"), -aslant - long),
        (Place(-aslant, -over, "right"), -aslant - long),
    ):
        x, y = centre[0] + left, centre[1] + place.dy
        box = np.array([x - 1, y - tall / 2, x + long + 1, y + tall / 2])
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]
        apart = (taken[:, 2] <= box[0]) | (taken[:, 0] >= box[2]) | (taken[:, 3] <= box[1]) | (taken[:, 1] >= box[3])
        if inside and apart.all():
            return place, box
    return None, None
