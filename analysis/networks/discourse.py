"""Discourse networks (Leifeld 2017): actors joined by the themes on which they take the same side, or opposite ones.

Leifeld joins two actors by each concept on which one statement of each carries the same qualifier (congruence) or different ones
(conflict). A machine reads stance with errors, and over many articles one stray statement would make everybody both agree and
disagree with everybody. So an actor counts with the side that clearly most of its statements on the theme take, and not at all
where it speaks both ways.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

_CLEAR = 1 / 3  # (support - oppose) / (support + oppose) from which an actor stands on a side: two against one


def sides(said: pd.DataFrame) -> pd.DataFrame:
    """Where each actor stands on each theme: one row an actor, one column a theme; 1 supports, -1 opposes, 0 neither clearly.

    `said` has actor, theme, support and oppose (counts of statements), each pair of actor and theme once.
    """
    side = clear_side(said["support"], said["oppose"])
    frame = said[["actor", "theme"]].assign(side=side)
    return frame.pivot_table(index="actor", columns="theme", values="side", aggfunc="sum", fill_value=0).sort_index().astype(int)


def clear_side(support: ArrayLike, oppose: ArrayLike) -> np.ndarray:
    """1 where at least twice as many statements support as oppose, -1 where it is the other way round, else 0."""
    for_, against = np.asarray(support, dtype=float), np.asarray(oppose, dtype=float)
    lean = (for_ - against) / np.maximum(for_ + against, 1)
    return np.where(np.abs(lean) >= _CLEAR - 1e-9, np.sign(lean), 0).astype(int)


def agreement(said: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of actors who take sides on at least one common theme.

    Columns: source, target (source < target), weight (themes on which both take a side), sign (-1 to 1), cooperation (of them
    those on which it is the same side), conflict (the others).
    """
    table = sides(said)
    matrix = table.to_numpy(dtype=int)
    same = (matrix > 0).astype(int) @ (matrix > 0).T + (matrix < 0).astype(int) @ (matrix < 0).T
    apart = (matrix > 0).astype(int) @ (matrix < 0).T + (matrix < 0).astype(int) @ (matrix > 0).T
    rows, columns = np.nonzero(np.triu(same + apart, k=1))
    names = table.index.to_numpy(dtype=object)
    pairs = {
        "source": names[rows],
        "target": names[columns],
        "cooperation": same[rows, columns],
        "conflict": apart[rows, columns],
    }
    return signed(pd.DataFrame(pairs))


def agreement_matrix(said: pd.DataFrame) -> pd.DataFrame:
    """`agreement` both ways round, with an actor's own row left out: source, target, weight, sign, cooperation, conflict."""
    pairs = agreement(said)
    turned = pairs.rename(columns={"source": "target", "target": "source"})
    return pd.concat([pairs, turned], ignore_index=True)[list(pairs.columns)]


def signed(pairs: pd.DataFrame) -> pd.DataFrame:
    """With weight (cooperation and conflict together) and sign (their balance, -1 to 1) worked out."""
    frame = pairs.astype({"cooperation": "int64", "conflict": "int64"})
    weight = frame["cooperation"] + frame["conflict"]
    sign = (frame["cooperation"] - frame["conflict"]) / weight
    return frame.assign(weight=weight, sign=sign.astype("float64"))[
        ["source", "target", "weight", "sign", "cooperation", "conflict"]
    ]
