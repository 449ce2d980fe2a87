"""A trained pipeline with more layers in its encoder, to go on from.

The encoder's layers are residual. A new one whose normalisation has a small gain adds almost nothing at first, so that
training goes on from where it was (the idea is that of Net2Net, Chen et al. 2016).
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import spacy
from spacy.pipeline import TrainablePipe
from spacy.util import load_model_from_config
from thinc.api import Model

GAIN = 0.1  # of a new layer's normalisation


def deepen(base: Path, depth: int, folder: Path) -> Path:
    """Writes the pipeline in `base`, with an encoder of `depth` layers, to `folder` and returns it."""
    old = spacy.load(base)
    config = old.config.copy()
    config["components"]["tok2vec"]["model"]["encode"]["depth"] = depth
    config["initialize"]["vectors"] = None
    new = load_model_from_config(config, auto_fill=True, validate=False)
    new.vocab.vectors = old.vocab.vectors
    for string in old.vocab.strings:
        new.vocab.strings.add(string)
    pipes = {name: (cast(TrainablePipe, pipe), cast(TrainablePipe, new.get_pipe(name))) for name, pipe in old.components}
    encoder, grown = (pipe.model for pipe in pipes.pop("tok2vec"))
    grown.initialize(X=[new.make_doc("Any words at all.")])
    _copy(encoder.layers[0], grown.layers[0])
    layers, more = _residual(encoder), _residual(grown)
    for one, other in zip(layers, more, strict=False):
        _copy(one, other)
    for layer in more[len(layers) :]:
        for node in layer.walk():
            if node.name == "layernorm":
                node.set_param("G", node.get_param("G") * GAIN)
    for trained, untrained in pipes.values():
        untrained.from_bytes(trained.to_bytes())
    new.to_disk(folder)
    return folder


def _residual(encoder: Model) -> list[Model]:
    """Its layers from the first to the last (a chain of them bears the names of all)."""
    return [node for node in encoder.walk() if node.name.startswith("residual") and ">>residual" not in node.name]


def _copy(source: Model, target: Model) -> None:
    for one, other in zip(source.walk(), target.walk(), strict=True):
        for name in one.param_names:
            if one.has_param(name):
                other.set_param(name, one.get_param(name).copy())
