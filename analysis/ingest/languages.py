"""Which language a text is in, and the refusal of what is not English."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from analysis.errors import IngestError

NAMES = Path(__file__).parents[2] / "data" / "languages.csv"
_SAMPLE = 20_000  # characters that suffice
_TOO_SHORT = 40  # letters; fewer tell nothing certain in Latin script
_CERTAIN = 0.85
_CLOSE_TO_ENGLISH = frozenset({"en", "pcm", "zxx"})  # Nigerian Pidgin, and what is no language at all
_ENGLISH_WORDS = frozenset(
    {"the", "of", "and", "to", "in", "is", "that", "for", "with", "as", "was", "by", "it", "are", "said", "this", "which"}
)


class Guess(NamedTuple):
    """ISO 639 code, and how sure, 0 to 1."""

    code: str
    probability: float


def detect(text: str) -> Guess | None:
    """The language of a text, or None where it is too short to tell."""
    sample = " ".join(text[:_SAMPLE].split())
    letters = [sign for sign in sample if sign.isalpha()]
    latin = sum(unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
    if len(letters) < 10 or (len(letters) < _TOO_SHORT and latin > len(letters) / 2):
        return None
    ranked = _identifier().rank(sample)
    best = ranked[0]
    total = sum(math.exp(max(-700.0, float(score) - float(best[1]))) for _, score in ranked)
    return Guess(best[0], 1 / total)


def require_english(text: str, file: str) -> str:
    """The code "en"; IngestError if the text is surely in another language."""
    guess = detect(text)
    if guess is None or guess.code in _CLOSE_TO_ENGLISH or guess.probability < _CERTAIN or _english_words(text) >= 0.2:
        return "en"
    raise IngestError(
        f"{file} is in {name(guess.code)} ({min(99, round(guess.probability * 100))} % sure); Standpoint reads English only. "
        "Give an English version of it."
    )


@cache
def _languages() -> dict[str, str]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def name(code: str) -> str:
    """The English name of a language by its ISO 639 code."""
    return _languages().get(code, f"another language ({code})")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _english_words(text: str) -> float:
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    return sum(word in _ENGLISH_WORDS for word in words) / max(1, len(words))
