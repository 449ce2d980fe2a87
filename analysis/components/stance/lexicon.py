"""Words that take sides: the lexicon of `data/stance.csv`.

| kind | how the word works | example |
|---|---|---|
| attitude | its polarity is its subject's toward what it governs | condemn, sceptical, admiration |
| wish | is for what it governs, whatever that is | want, willing, goal |
| shifter | turns round what it governs | end, prevent, relief |
| act | is good or bad for what it is done to | protect, bombard |
| quality | says how something is, or names a good or a bad thing | harmful, stability, threat |
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from analysis.components.word_forms import forms
from analysis.errors import KnowledgeError

STANCE = Path(__file__).resolve().parents[3] / "data" / "stance.csv"
PARTS_OF_SPEECH = ("VERB", "NOUN", "ADJ")

_TAGS = {
    "VERB": ("VERB", "ADJ"),
    "AUX": ("VERB",),
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJ", "VERB"),
    "ADV": ("ADJ",),
}


class Kind(StrEnum):
    ATTITUDE = "attitude"
    WISH = "wish"
    SHIFTER = "shifter"
    ACT = "act"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A row of the lexicon; `polarity` in [-1, 1]."""

    lemma: str
    pos: str
    kind: Kind
    polarity: float


class StanceWords:
    """The lexicon, looked up by token. A participle may be tagged adjective, verb or noun, so it is tried as each.

    Of two words ("turning point", "step back", "push back") the noun or the verb stands for both.
    """

    def __init__(self, words: list[StanceWord]) -> None:
        self.words = words
        self._by_lemma = {(word.pos, word.lemma): word for word in words}
        self._of_two = {part for word in words if " " in word.lemma for part in word.lemma.split()}
        self._seen: dict[tuple[int, int, int], StanceWord | None] = {}

    def of(self, token: Token) -> StanceWord | None:
        if (token.lower_ in self._of_two or token.lemma_ in self._of_two) and (pair := self._pair(token)) is not None:
            return pair
        key = (token.orth, token.lemma, token.pos)
        if key not in self._seen:
            self._seen[key] = self._find(token)
        return self._seen[key]

    def verb(self, token: Token) -> StanceWord | None:
        """What the word says as a verb, whatever the tagger took it for."""
        return next((w for form in forms(token.text, token.lemma_) if (w := self._by_lemma.get(("VERB", form)))), None)

    def _pair(self, token: Token) -> StanceWord | None:
        pos = {"PROPN": "NOUN", "AUX": "VERB"}.get(token.pos_, token.pos_)
        following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        before = token.nbor(-1).lower_ if token.i > 0 else ""
        pairs = [f"{form} {following}" for form in forms(token.text, token.lemma_)]
        if pos == "VERB":  # "tear it *up*"
            particles = [child.lower_ for child in token.children if child.dep_ == "compound:prt"]
            pairs += [f"{form} {particle}" for particle in particles for form in forms(token.text, token.lemma_)]
        if pos == "NOUN":
            pairs += [f"{before} {form}" for form in forms(token.text, token.lemma_)]
        return next((self._by_lemma[pos, pair] for pair in pairs if (pos, pair) in self._by_lemma), None)

    def _find(self, token: Token) -> StanceWord | None:
        participle = ("ADJ",) if token.pos_ == "NOUN" and token.lower_.endswith("ing") else ()
        for pos in _TAGS.get(token.pos_, ()) + participle:
            for form in (*forms(token.text, token.lemma_), *_adjective(token)):
                found = self._by_lemma.get((pos, form))
                if found is not None:
                    return found
        return None


def _adjective(token: Token) -> tuple[str, ...]:
    """The adjective of an adverb: "unfairly" is *unfair*."""
    word = token.lower_
    if token.pos_ != "ADV" or not word.endswith("ly"):
        return ()
    return (word[:-2], word[:-3] + "y") if word.endswith("ily") else (word[:-2],)


@cache
def stance_words() -> StanceWords:
    """The lexicon that ships."""
    return StanceWords(read_stance(STANCE))


def read_stance(path: Path) -> list[StanceWord]:
    """The rows of a stance file. Raises KnowledgeError with the line where a row does not hold what it must."""
    with path.open(encoding="utf8", newline="") as file:
        return [_read(row, f"{path.name}, line {number}") for number, row in enumerate(csv.DictReader(file), 2)]


def _read(row: dict[str, str], where: str) -> StanceWord:
    try:
        word = StanceWord(row["lemma"], row["pos"], Kind(row["kind"]), float(row["polarity"]))
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"{where}: not a stance word ({error}).") from error
    if not word.lemma or word.pos not in PARTS_OF_SPEECH or not -1 <= word.polarity <= 1:
        raise KnowledgeError(
            f"{where}: a lemma is needed, a part of speech among {', '.join(PARTS_OF_SPEECH)}, a polarity in [-1, 1]."
        )
    return word
