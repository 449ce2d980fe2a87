"""The shipped spaCy pipeline: tags, UD dependencies, lemmas and names. `recipe/` says how it is trained."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from analysis.errors import StandpointError

PIPELINE = Path(__file__).parents[2] / "data" / "pipeline"


def load(folder: Path = PIPELINE) -> Language:
    """The bare pipeline (tagger, morphologizer, parser, lemmatizer, ner).

    Raises:
        StandpointError: if the folder holds no pipeline that this spaCy can read.
    """
    try:
        return spacy.load(folder)
    except (OSError, ValueError) as error:
        raise StandpointError(
            f"The language pipeline in {folder.name}/ cannot be loaded ({error}). Check out data/pipeline again, or train it with `make train`."
        ) from error
