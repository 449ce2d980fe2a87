"""Puts trees and names together into the one pipeline that ships."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import spacy
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language

from analysis.language.recipe import corpora, lemmas, tokens
from analysis.language.recipe.narrowing import narrow

NAME = "standpoint"
DIMENSIONS = 80  # of the vectors that ship


def assemble(parser: Path, ner: Path, treebank: Path, folder: Path, version: str = "0.3.0") -> Language:
    """Tagger, morphologizer and parser on their encoder, names on their own, lemmas by rule; written to `folder`."""
    nlp = spacy.load(parser)
    names = spacy.load(ner)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    lemmatizer = cast(EnglishLemmatizer, nlp.add_pipe("lemmatizer", config={"mode": "rule"}))
    lemmatizer.initialize()
    lemmas.teach(lemmatizer, corpora.ud_docs(treebank, corpora.SENTENCES_A_DOC))
    nlp.add_pipe(
        "ner", source=names, before="parser"
    )  # after it, no name could cross a sentence boundary that the parser got wrong
    narrow(nlp, DIMENSIONS)
    tokens.adapt(nlp)
    nlp.meta |= {
        "name": NAME,
        "version": version,
        "description": "English news: UD labels, CoNLL names",
        "license": "CC BY-SA 4.0",
    }
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # of the machine that trained it
    nlp.to_disk(folder)
    return nlp
