"""The training corpora as spaCy reads them, with the typography of news mixed in.

UD files are CoNLL-U, NER files two columns in IOB2 (the model card says what they are and where
they are published). Documents are groups of eight sentences, so that the parser learns where a
sentence ends.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs

SENTENCES_A_DOC = 8
NER_TRAIN = ("gum-train", "wikigold", "wnut17-train", "re3d-train", "politics-train")
NER_WEIGHT = {"politics-train": 3}  # small, and the nearest to what is read here
NER_DEV = "gum-dev"
FEATURES_DROPPED = {"NumForm", "NumType", "ExtPos", "Typo", "Style", "Abbr", "Foreign", "Reflex"}

Columns = list[tuple[str, str]]


def words_of(corpora: Path) -> Iterator[str]:
    """Every token of the training files."""
    for sentence in (s for name in NER_TRAIN for s in iob_sentences(corpora / "ner" / f"{name}.iob")):
        yield from (word for word, _ in sentence)
    for line in (corpora / "ud" / "train.conllu").read_text(encoding="utf8").splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            yield columns[1]


def iob_sentences(path: Path) -> Iterator[Columns]:
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            yield [(row[0], row[-1]) for row in rows]


def ud_docs(path: Path) -> Iterator[Doc]:
    """Docs with tags, morphology, heads, UD labels and sentence starts; entity marks left unset."""
    text = path.read_text(encoding="utf8")
    for doc in conllu_to_docs(text, n_sents=SENTENCES_A_DOC, no_print=True):
        for token in doc:
            features = token.morph.to_dict()
            token.set_morph({k: v for k, v in features.items() if k not in FEATURES_DROPPED})
        yield doc


def ner_docs(path: Path, vocab) -> Iterator[Doc]:
    """Docs of consecutive sentences with entities; spacing restored by rule, as the files have none."""
    sentences = list(iob_sentences(path))
    for start in range(0, len(sentences), SENTENCES_A_DOC):
        rows = [row for sentence in sentences[start : start + SENTENCES_A_DOC] for row in sentence]
        words = [word for word, _ in rows]
        yield Doc(vocab, words=words, spaces=_spaces(words), ents=[tag for _, tag in rows])


def _spaces(words: list[str]) -> list[bool]:
    tight_before = {".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "n’t", "'", "’", "”"}
    tight_after = {"(", "[", "$", "£", "€", "“", "‘"}
    return [
        word not in tight_after and (i + 1 == len(words) or words[i + 1].lower() not in tight_before)
        for i, word in enumerate(words)
    ]


def with_variants(docs: Iterable[Doc], seed: int = 0) -> Iterator[Doc]:
    """Half of the docs as they are, the rest with curly quotes and long dashes; a few more as headlines, capitals, lower case."""
    chance = random.Random(seed)
    for doc in docs:
        yield rewritten(doc, curly(doc)) if chance.random() < 0.5 else doc
        case = chance.random()
        if case < 0.04:
            yield rewritten(doc, [word.title() if len(word) > 3 or i == 0 else word for i, word in enumerate(_words(doc))])
        elif case < 0.06:
            yield rewritten(doc, [word.upper() for word in _words(doc)])
        elif case < 0.09:
            yield rewritten(doc, [word.lower() for word in _words(doc)])


def _words(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def curly(doc: Doc) -> list[str]:
    words, opened = [], False
    for token in doc:
        word = token.text
        if word in {'"', "``", "''"}:
            opened = word == "``" or (word == '"' and not opened)
            word = "“" if opened else "”"
        elif word in {"--", "---"} or (word == "-" and token.whitespace_ and token.i and doc[token.i - 1].whitespace_):
            word = "—"
        words.append(word.replace("'", "’"))
    return words


def rewritten(doc: Doc, words: list[str]) -> Doc:
    """The same annotation over other spellings of the same tokens."""
    tags = [token.tag_ for token in doc]
    tree = {} if not any(tags) else {
        "tags": tags,
        "pos": [token.pos_ for token in doc],
        "morphs": [str(token.morph) for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": [token.dep_ for token in doc],
        "sent_starts": [token.is_sent_start for token in doc],
    }
    ents = None if not doc.has_annotation("ENT_IOB") else [
        "O" if token.ent_iob_ in ("O", "") else f"{token.ent_iob_}-{token.ent_type_}" for token in doc
    ]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc], ents=ents, **tree)


def write(corpora: Path, folder: Path) -> None:
    """ud-train, ud-dev, ner-train and ner-dev as .spacy files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    ner = (
        doc
        for name in NER_TRAIN
        for _ in range(NER_WEIGHT.get(name, 1))
        for doc in ner_docs(corpora / "ner" / f"{name}.iob", vocab)
    )
    for name, docs in {
        "ud-train": with_variants(ud_docs(corpora / "ud" / "train.conllu")),
        "ud-dev": ud_docs(corpora / "ud" / "dev.conllu"),
        "ner-train": with_variants(ner),
        "ner-dev": ner_docs(corpora / "ner" / f"{NER_DEV}.iob", vocab),
        "ner-politics": ner_docs(corpora / "ner" / "politics-dev.iob", vocab),
    }.items():
        DocBin(docs=docs, store_user_data=False).to_disk(folder / f"{name}.spacy")
