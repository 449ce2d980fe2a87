"""Puts the two trainings together into the one pipeline that ships."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

NAME = "standpoint"
LEMMA_TABLES = ("lemma_rules", "lemma_exc", "lemma_index")


def assemble(parser: Path, ner: Path, folder: Path, version: str = "0.1.0") -> Language:
    """Tagger, morphologizer and parser on their encoder, names on their own, lemmas by rule; written to `folder`."""
    nlp = spacy.load(parser)
    names = spacy.load(ner)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize()
    nlp.add_pipe("ner", source=names)
    nlp.meta |= {
        "name": NAME,
        "version": version,
        "description": "English news: UD labels, CoNLL names",
        "license": "CC BY-SA 4.0",
    }
    nlp.to_disk(folder)
    return nlp
