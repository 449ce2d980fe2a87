"""One training from its configuration, on spaCy's own loop.

`spacy train` would do the same with BLIS, whose PyPI builds multiply matrices at a fifth of the speed of numpy's
OpenBLAS on recent server CPUs. The trained weights do not depend on which of the two made them.
"""

from __future__ import annotations

from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from analysis.language.recipe import tokens


def train(config: Path, folder: Path, overrides: dict[str, str]) -> None:
    """Leaves `model-best` and `model-last` in `folder`, also when it is cut."""
    folder.mkdir(parents=True, exist_ok=True)
    set_current_ops(NumpyOps(use_blis=False))
    nlp = init_nlp(load_config(config, overrides=overrides))
    tokens.adapt(nlp)
    train_loop(nlp, folder)
