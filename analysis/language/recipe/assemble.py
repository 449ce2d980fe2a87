"""Puts the two trainings together into the one pipeline that ships."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.vectors import Vectors

NAME = "standpoint"


ROWS = 30_000  # of the vectors, most frequent first: what is left under the limit on weights costs no score


def assemble(parser: Path, ner: Path, folder: Path, version: str = "0.1.0") -> Language:
    """Tagger, morphologizer and parser on their encoder, names on their own, lemmas by rule; written to `folder`."""
    nlp = spacy.load(parser)
    names = spacy.load(ner)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize()
    nlp.add_pipe("ner", source=names)
    nlp.vocab.vectors = most_frequent(nlp.vocab.vectors, ROWS)
    nlp.meta |= {
        "name": NAME,
        "version": version,
        "description": "English news: UD labels, CoNLL names",
        "license": "CC BY-SA 4.0",
    }
    nlp.to_disk(folder)
    return nlp


def most_frequent(vectors: Vectors, rows: int) -> Vectors:
    """The table's first `rows` rows (the recipe orders them by frequency) with the keys that point to them."""
    kept = Vectors(strings=vectors.strings, shape=(rows, vectors.shape[1]), name=vectors.name)
    kept.data = vectors.data[:rows]
    for key, row in vectors.key2row.items():
        if row < rows:
            kept.add(key, row=row)
    return kept
