"""The shipped pipeline's speed beside spaCy's own: the configuration of `spacy init config --optimize efficiency`, unmodified."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import process_time

from spacy import util
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.training import Example

from analysis import language
from analysis.benchmarks.figures import Figures
from analysis.benchmarks.speed import sample_articles

_TRAINED = ("tagger", "morphologizer", "parser", "ner")
_BATCH = 16  # documents, for both sides alike


@dataclass(frozen=True, slots=True)
class Beside(Figures):
    """Words per second of processor time, medians of `rounds` in turns; `ratio` is that of ours to spaCy's own."""

    words: int
    rounds: int
    ours: float
    efficiency: float
    ratio: float

    def as_text(self) -> str:
        return (
            f"{self.words:,} words, median of {self.rounds} rounds in turns, processor time\n"
            f"efficiency pipeline {self.efficiency:9,.0f} words a second\n"
            f"bare pipeline       {self.ours:9,.0f} words a second\n"
            f"ratio               {self.ratio:9.2f}"
        )


def measure(rounds: int = 5) -> Beside:
    """Raises StandpointError when there are no sample articles to run on."""
    texts = [article.text for article in sample_articles()]
    words = sum(len(text.split()) for text in texts)
    ours = language.load()
    theirs = efficiency(ours, texts)
    turns = [(_seconds(ours, texts), _seconds(theirs, texts)) for _ in range(rounds + 1)][1:]
    return Beside(
        words=words,
        rounds=rounds,
        ours=words / median(first for first, _ in turns),
        efficiency=words / median(second for _, second in turns),
        ratio=median(second / first for first, second in turns),
    )


def efficiency(ours: Language, texts: list[str]) -> Language:
    """spaCy's small configuration with the components of `ours`, taught once over by what `ours` finds in `texts`.

    So it has the same labels and makes parses of ordinary length; how well it does it is of no account here.
    """
    config = init_config(lang="en", pipeline=list(_TRAINED), optimize="efficiency", gpu=False)
    config["paths"]["train"] = config["paths"]["dev"] = None
    nlp = util.load_model_from_config(config, auto_fill=True)
    examples = [Example(nlp.make_doc(text), ours(text)) for text in texts]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(3):
        for start in range(0, len(examples), 4):
            nlp.update(examples[start : start + 4], sgd=optimizer)
    nlp.add_pipe("lemmatizer", source=ours)
    return nlp


def _seconds(nlp: Language, texts: list[str]) -> float:
    started = process_time()
    for _ in nlp.pipe(texts, batch_size=_BATCH):
        pass
    return process_time() - started
