"""Names of people, organisations and places: the pipeline's own, and set right as the actors component has them.

The corpus is CrossNER's politics part (Liu et al. 2021). A name counts as found where its first and last character and its
label are the gold's. `analysis/components/names` sets them right, with the names that `data/` lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from analysis.benchmarks.figures import Figures
from analysis.components.actors.gazetteer import Gazetteer, certain
from analysis.components.names import corrected
from analysis.errors import StandpointError
from analysis.language.recipe.corpora import name_docs

LABELS = ("PER", "ORG", "LOC")
Found = tuple[int, int, str]  # first character, end, label


@dataclass(frozen=True, slots=True)
class Score:
    """`gold` names, `found` ones, `right` among these."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0

    def __str__(self) -> str:
        return f"{self.precision:6.3f} {self.recall:6.3f} {self.f:6.3f}"


@dataclass(frozen=True, slots=True)
class Names(Figures):
    """Scores by label, and of "all" labels together: of the pipeline alone and with the gazetteer."""

    alone: dict[str, Score]
    with_listed: dict[str, Score]

    def as_text(self) -> str:
        rows = (
            f"{label:6} {self.with_listed[label].gold:5}   {self.alone[label]}   {self.with_listed[label]}"
            for label in self.alone
        )
        return "\n".join(
            [
                "                  pipeline alone          with the gazetteer",
                "label   gold        P      R      F        P      R      F",
                *rows,
            ]
        )


def measure(corpora: Path, nlp: Language, part: str = "politics-dev") -> Names:
    """`nlp` is the bare pipeline. Raises StandpointError where `corpora` holds no ner/PART.iob."""
    path = corpora / "ner" / f"{part}.iob"
    if not path.is_file():
        raise StandpointError(f"There is no {path.name} in {corpora.name}/ner/.")
    golds = list(name_docs(path, nlp.vocab))
    gazetteer = Gazetteer(nlp)
    gold, alone, both = [], [], []
    for marked, doc in zip(golds, nlp.pipe(marked.text for marked in golds), strict=True):
        gold.append(set(_of_pipeline(marked)))
        alone.append(set(_of_pipeline(doc)))
        doc.ents = corrected(doc, certain(doc, gazetteer.find(doc)))
        both.append(set(_of_pipeline(doc)))
    return Names(_scores(gold, alone), _scores(gold, both))


def _of_pipeline(doc: Doc) -> Iterator[Found]:
    for entity in doc.ents:
        yield entity.start_char, entity.end_char, entity.label_


def _scores(gold: list[set[Found]], found: list[set[Found]]) -> dict[str, Score]:
    wanted = {label: {label} for label in LABELS} | {"all": set(LABELS)}
    return {label: _score(_with(gold, labels), _with(found, labels)) for label, labels in wanted.items()}


def _with(names: list[set[Found]], labels: set[str]) -> set[tuple[int, Found]]:
    return {(document, name) for document, those in enumerate(names) for name in those if name[2] in labels}


def _score(gold: set[tuple[int, Found]], found: set[tuple[int, Found]]) -> Score:
    return Score(len(gold), len(found), len(gold & found))
