"""The shipped spaCy pipeline: tags, UD dependencies, lemmas and names. `recipe/` says how it is trained."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import use_ops

from analysis.errors import StandpointError

PIPELINE = Path(__file__).parents[2] / "data" / "pipeline"


def load(folder: Path = PIPELINE) -> Language:
    """The bare pipeline (tagger, morphologizer, ner, parser, lemmatizer).

    Its layers multiply with numpy's OpenBLAS, which on server CPUs is several times as fast as the BLIS that spaCy brings.

    Raises:
        StandpointError: if the folder holds no pipeline that this spaCy can read.
    """
    try:
        with use_ops("numpy", use_blis=False):
            return spacy.load(folder)
    except (OSError, ValueError) as error:
        raise StandpointError(
            f"The language pipeline in {folder.name}/ cannot be loaded ({error}). "
            "Check out data/pipeline again, or train it with `make train`."
        ) from error
