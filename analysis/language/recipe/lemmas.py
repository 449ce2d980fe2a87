"""What the treebank knows of lemmas and the rules do not: forms of be and have, pronouns, clitics, irregular words.

spaCy's tables leave auxiliaries, pronouns and particles as they are, and capitals on the first word of a sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.tokens import Doc

PARTS = {"AUX", "PRON", "DET", "PART", "VERB", "NOUN", "ADV"}  # spaCy lower-cases adjectives before it looks at a table
SEEN = 5  # times at the least: fewer are spelling mistakes
AGREED = 0.75  # share of a form's occurrences that have the lemma


def teach(lemmatizer: EnglishLemmatizer, docs: Iterable[Doc]) -> None:
    """Adds the lemmas of `docs` that the rules miss to the table of exceptions, and a base form as its own lemma."""
    exceptions, rules = (lemmatizer.lookups.get_table(name) for name in ("lemma_exc", "lemma_rules"))
    for part in ("verb", "noun"):
        rules[part] = [["", ""], *rules[part]]
    for (part, form), lemma in _missed(lemmatizer, docs).items():
        table = dict(exceptions.get(part, {}))
        table[form] = [lemma]
        exceptions[part] = table
    lemmatizer.cache.clear()


def _missed(lemmatizer: EnglishLemmatizer, docs: Iterable[Doc]) -> dict[tuple[str, str], str]:
    right: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    ruled: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in (token for doc in docs for token in doc if token.pos_ in PARTS):
        key = token.pos_.lower(), token.text.lower()
        right[key][token.lemma_] += 1
        ruled[key][lemmatizer.rule_lemmatize(token)[0]] += 1
    best = {key: lemmas.most_common(1)[0] for key, lemmas in right.items()}
    return {
        key: lemma
        for key, (lemma, count) in best.items()
        if count >= max(SEEN, AGREED * right[key].total()) and ruled[key].most_common(1)[0][0] != lemma
    }
