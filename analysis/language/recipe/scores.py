"""The figures of the model card, from spaCy's own scorers on raw text."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.training import Example

SYNTAX = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "lemma_acc")
NAMES = ("ents_p", "ents_r", "ents_f", "ents_per_type")


def scores(pipeline: Path, corpus: Path) -> dict[str, dict]:
    """Fractions of one (`ents_per_type`: p, r, f a label) on ud-dev, ner-dev and ner-politics in `corpus`."""
    nlp = spacy.load(pipeline)
    return {
        name: _score(nlp, corpus / f"{name}.spacy", SYNTAX if name == "ud-dev" else NAMES)
        for name in ("ud-dev", "ner-dev", "ner-politics")
    }


def _score(nlp, path: Path, wanted: tuple[str, ...]) -> dict:
    gold = DocBin().from_disk(path).get_docs(nlp.vocab)
    found = nlp.evaluate(Example(nlp.make_doc(doc.text), doc) for doc in gold)
    return {key: found[key] for key in wanted}
