"""The training corpora as spaCy reads them.

UD files are CoNLL-U, NER files two columns in IOB2 (the model card says what they are and where
they are published). Sentences are grouped into documents of varied length, so that the parser
learns where a sentence ends, and written in several typographies (`variants`); names are swapped
for others of their kind (`splicing`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

from analysis.language.recipe import variants
from analysis.language.recipe.iob import Columns, sentences_of, spans, tagged
from analysis.language.recipe.splicing import Splicer, column

SENTENCES_A_DOC = 8  # of the development files
TREE_GROUPS = (1, 2, 4, 6, 8, 8, 8, 12)  # sentences a training document, drawn at random
LONGER_GROUPS = (2, 4, 6, 8, 8, 8, 8, 12)  # of the second round
NAME_GROUPS = (1, 2, 3, 4, 6, 8)
NER_COPIES = {  # how often each file is read as it is, and with its names swapped
    "gum-train": (1, 1),
    "wikigold": (1, 1),
    "wnut17-train": (1, 0),
    "re3d-train": (1, 1),
    "politics-train": (4, 6),  # small, and the nearest to what is read here
}
ARTICLES = {"the", "a", "an", "this", "our", "its", "his", "their"}
LOWER_CASE_NAMES = {"wnut17-train"}  # messages: their names are names without a capital, too
FEATURES_DROPPED = {"NumForm", "NumType", "ExtPos", "Typo", "Style", "Abbr", "Foreign", "Reflex"}


def words_of(corpora: Path) -> Iterator[str]:
    """Every token of the training files."""
    for sentence in (s for name in NER_COPIES for s in sentences_of(corpora / "ner" / f"{name}.iob")):
        yield from (word for word, _ in sentence)
    for line in (corpora / "ud" / "train.conllu").read_text(encoding="utf8").splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            yield columns[1]


def ud_docs(path: Path, sentences: int) -> Iterator[Doc]:
    """Docs of `sentences` sentences with tags, morphology, heads and UD labels; entity marks left unset."""
    for doc in conllu_to_docs(path.read_text(encoding="utf8"), n_sents=sentences, no_print=True):
        for token in doc:
            token.set_morph({k: v for k, v in token.morph.to_dict().items() if k not in FEATURES_DROPPED})
        yield doc


def tree_training(path: Path, groups: tuple[int, ...], chance: random.Random) -> list[Doc]:
    """The treebank twice over, grouped differently, each part of it once as it is and once in news typography."""
    sentences = list(ud_docs(path, 1))
    docs: list[Doc] = []
    for curled in (False, True):
        docs += variants.of_trees(variants.grouped(sentences, groups, chance), chance, curled)
    chance.shuffle(docs)
    return docs


def name_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """Docs of consecutive sentences with entities; spacing restored by rule, as the files have none."""
    sentences = [_united(sentence) for sentence in sentences_of(path)]
    for start in range(0, len(sentences), SENTENCES_A_DOC):
        yield _doc([row for sentence in sentences[start : start + SENTENCES_A_DOC] for row in sentence], vocab)


def name_training(folder: Path, vocab: Vocab, chance: random.Random) -> list[Doc]:
    """The name corpora, as often as `NER_COPIES` says, with names swapped, case changed and quotes curled."""
    splicer = Splicer(chance)
    countries = frozenset(column("countries.csv", "name", "aliases"))
    docs: list[Doc] = []
    for name, (plain, swapped) in NER_COPIES.items():
        sentences = list(sentences_of(folder / f"{name}.iob"))
        if name not in LOWER_CASE_NAMES:
            sentences = [_cleaned(sentence, countries) for sentence in sentences]
        for copy in range(plain + swapped):
            rows = sentences if copy < plain else [splicer.swapped(sentence) for sentence in sentences]
            docs += _name_copy(rows, name == "politics-train", vocab, chance)
    chance.shuffle(docs)
    return docs


def _name_copy(sentences: list[Columns], unordered: bool, vocab: Vocab, chance: random.Random) -> Iterator[Doc]:
    if unordered:
        sentences = sentences[:]
        chance.shuffle(sentences)
    start = 0
    while start < len(sentences):
        size = chance.choice(NAME_GROUPS)
        group = sentences[start : start + size]
        broken = chance.random() < variants.BROKEN
        rows: Columns = []
        for sentence in group:
            rows += variants.recased(sentence, chance.random()) + ([("\n\n", "O")] if broken else [])
        doc = _doc(rows, vocab)
        yield variants.rewritten(doc, variants.curly(doc)) if chance.random() < 0.5 else doc
        start += size


def _cleaned(sentence: Columns, countries: frozenset[str]) -> Columns:
    """One convention for all files: names hold a capital, no address and no article; a country is a place, not a body."""
    kept: Columns = []
    for words, label in spans(_united(sentence)):
        named = any(c.isupper() for word in words for c in word) and not any("@" in word or "://" in word for word in words)
        article = words[:1] if label and named and words[0] in ARTICLES else []
        name = words[len(article) :]
        kind = "LOC" if label == "ORG" and " ".join(name) in countries else label
        kept += tagged(article, "") + tagged(name, kind if named else "")
    return kept


def _united(sentence: Columns) -> Columns:
    """GUM leaves "United" out of the names that it opens, as its part of speech is a verb's."""
    rows = list(sentence)
    for i, (word, tag) in enumerate(rows[:-1]):
        following, next_tag = rows[i + 1]
        if word == "United" and tag == "O" and next_tag.startswith("B-"):
            rows[i], rows[i + 1] = (word, next_tag), (following, f"I-{next_tag[2:]}")
    return rows


def _doc(rows: Columns, vocab: Vocab) -> Doc:
    words = [word for word, _ in rows]
    return Doc(vocab, words=words, spaces=_spaces(words), ents=[tag for _, tag in rows])


def _spaces(words: list[str]) -> list[bool]:
    tight_before = {".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "n’t", "'", "’", "”"}
    tight_after = {"(", "[", "$", "£", "€", "“", "‘"}
    return [
        word not in tight_after
        and not word.isspace()
        and (i + 1 == len(words) or not (words[i + 1].isspace() or words[i + 1].lower() in tight_before))
        for i, word in enumerate(words)
    ]


def write(corpora: Path, folder: Path) -> None:
    """ud-train, ud-longer-train, ud-dev, ner-train, ner-dev (GUM) and ner-politics as .spacy files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for name, docs in {
        "ud-train": tree_training(corpora / "ud" / "train.conllu", TREE_GROUPS, random.Random(0)),
        "ud-longer-train": tree_training(corpora / "ud" / "train.conllu", LONGER_GROUPS, random.Random(7)),
        "ud-dev": ud_docs(corpora / "ud" / "dev.conllu", SENTENCES_A_DOC),
        "ner-train": name_training(corpora / "ner", vocab, random.Random(0)),
        "ner-dev": name_docs(corpora / "ner" / "gum-dev.iob", vocab),
        "ner-politics": name_docs(corpora / "ner" / "politics-dev.iob", vocab),
    }.items():
        DocBin(docs=docs, store_user_data=False).to_disk(folder / f"{name}.spacy")
