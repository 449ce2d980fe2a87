"""The same annotated sentences in other typographies: groups of varied length, line breaks, curly quotes, headlines, capitals."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

BROKEN = 0.12  # share of documents with line breaks between sentences
BROKEN_ENDS = 0.4  # share of such a document's sentence ends


def grouped(sentences: Sequence[Doc], sizes: Sequence[int], chance: random.Random) -> Iterator[Doc]:
    """Documents of consecutive sentences, as many each as drawn from `sizes`."""
    start = 0
    while start < len(sentences):
        size = chance.choice(sizes)
        yield Doc.from_docs(list(sentences[start : start + size]))
        start += size


def of_trees(docs: Iterable[Doc], chance: random.Random, curled: bool) -> Iterator[Doc]:
    """Every other doc curled (the odd or the even ones), some with line breaks; a few again in another case."""
    for number, doc in enumerate(docs):
        if (number % 2 == 0) == curled:
            doc = rewritten(doc, curly(doc))
        if chance.random() < BROKEN and len(list(doc.sents)) > 1:
            doc = with_line_breaks(doc, chance)
        yield doc
        case = chance.random()
        words = [token.text for token in doc]
        if case < 0.04:
            yield rewritten(doc, [word.title() if len(word) > 3 or i == 0 else word for i, word in enumerate(words)])
        elif case < 0.055:
            yield rewritten(doc, [word.upper() for word in words])
        elif case < 0.08:
            yield rewritten(doc, [word.lower() for word in words])


def recased(sentence: list[tuple[str, str]], case: float) -> list[tuple[str, str]]:
    """A sentence of (word, tag) as a headline, in capitals, in lower case or, with `case` of 0.09 to 1, as it is."""
    if case < 0.05:
        return [(word if tag != "O" or len(word) < 4 else word.title(), tag) for word, tag in sentence]
    if case < 0.07:
        return [(word.upper(), tag) for word, tag in sentence]
    if case < 0.09:
        return [(word.lower(), tag) for word, tag in sentence]
    return sentence


def curly(doc: Doc) -> list[str]:
    """Its words with quotation marks and apostrophes curled and dashes lengthened."""
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
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc], ents=_entities(doc), **_tree(doc))


def with_line_breaks(doc: Doc, chance: random.Random) -> Doc:
    """Some of its sentences end with a token of one or two line breaks, which hangs on the word before it."""
    ends = {s.end - 1 for s in doc.sents if s.end < len(doc) and chance.random() < BROKEN_ENDS}
    tree = _tree(doc)
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) and token.i not in ends for token in doc]
    place = [token.i + sum(end < token.i for end in ends) for token in doc]
    tree["heads"] = [place[head] for head in tree["heads"]]
    for end in sorted(ends):
        at, line_break = place[end] + 1, chance.choice(("\n", "\n\n"))
        words.insert(at, line_break)
        spaces.insert(at, False)
        added = {
            "tags": "_SP",
            "pos": "SPACE",
            "morphs": "",
            "lemmas": line_break,
            "heads": at - 1,
            "deps": "dep",
            "sent_starts": False,
        }
        for column, value in added.items():
            tree[column].insert(at, value)
    return Doc(doc.vocab, words=words, spaces=spaces, **tree)


def _tree(doc: Doc) -> dict[str, Any]:
    if not any(token.tag for token in doc):
        return {}
    return {
        "tags": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "morphs": [str(token.morph) for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": [token.dep_ for token in doc],
        "sent_starts": [bool(token.is_sent_start) for token in doc],
    }


def _entities(doc: Doc) -> list[str] | None:
    if not doc.has_annotation("ENT_IOB"):
        return None
    return ["O" if token.ent_iob_ in ("O", "") else f"{token.ent_iob_}-{token.ent_type_}" for token in doc]
