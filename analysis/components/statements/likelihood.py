"""How likely a cue attributes where it stands: its counted reliability, made more or less by the context.

A cue in a frame attributes in so many of a hundred cases (`data/cues.csv`); a content of one word does so more
rarely, a finite verb more often (`data/cue_contexts.csv`: counts, no fitted weights). The odds are multiplied, each
ratio by its square root, since the contexts go together (a naive Bayes with its independence assumption halved).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from analysis.components.statements.tree import Tree
from analysis.knowledge.tables import DATA, rows

CONTEXTS = DATA / "cue_contexts.csv"
COLUMNS = ("frame", "context", "value", "count", "share")
_DEPENDENCE = 0.5
_RELATIONS = frozenset({"ROOT", "conj", "advcl", "acl", "xcomp", "ccomp", "parataxis"})
_VERB_FRAMES = frozenset({"ccomp", "obj", "xcomp", "raise", "pass", "rel"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "acl"})

Context = tuple[str, str, str]  # frame, context, value


def likelihood(tree: Tree, cue: int, frame: str, reliability: float, length: int) -> float:
    """The chance in [0, 1] that a cue attributes the content of `length` tokens that it has in `frame`."""
    odds, group = ratios(), frame_group(tree.pos[cue], frame)
    relation = "relcl" if tree.label[cue] == "acl:relcl" else tree.dep[cue] if tree.dep[cue] in _RELATIONS else "x"
    ratio = (
        odds.get((group, "length", _length(length)), 0.0)
        + odds.get((group, "tag", tree.tag[cue]), 0.0)
        + odds.get((group, "relation", relation), 0.0)
    )
    return 1 / (1 + math.exp(-_log_odds(reliability) - _DEPENDENCE * ratio))


def frame_group(pos: str, frame: str) -> str:
    """The kind of frame for which contexts are counted together."""
    if pos in ("VERB", "AUX"):
        return frame if frame in _VERB_FRAMES else "obl"
    kind = "noun" if pos in ("NOUN", "PROPN") else "adjective"
    return f"{kind}-{'clause' if frame in _CLAUSAL else 'phrase'}"


@cache
def ratios() -> Mapping[Context, float]:
    """The contexts that ship."""
    return read_contexts(CONTEXTS)


def read_contexts(path: Path) -> dict[Context, float]:
    """For each context by how much (in log odds) it differs from its frame on the whole. Raises KnowledgeError on a bad row."""
    shares = {
        (row.text("frame"), row.text("context"), row.text("value")): float(row.text("share")) for row in rows(path, COLUMNS)
    }
    return {key: _log_odds(share) - _log_odds(shares[key[0], "any", "any"]) for key, share in shares.items()}


def _log_odds(share: float) -> float:
    share = min(max(share, 0.01), 0.99)
    return math.log(share / (1 - share))


def _length(tokens: int) -> str:
    if tokens < 3:
        return str(tokens)
    return "3-4" if tokens < 5 else "5-8" if tokens < 9 else "9+"
