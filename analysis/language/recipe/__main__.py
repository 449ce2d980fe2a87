"""`python -m analysis.language.recipe`: corpora to vectors to five trainings to `data/pipeline`. About two hours on two cores."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from analysis.language import PIPELINE
from analysis.language.recipe import corpora, vectors
from analysis.language.recipe.assemble import assemble
from analysis.language.recipe.deepening import deepen
from analysis.language.recipe.scores import scores
from analysis.language.recipe.training import train

HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m analysis.language.recipe", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder with ud/ and ner/ (the model card says where they are published)"
    )
    parser.add_argument("--build", type=Path, default=Path("build/training"), help="where vectors, corpora and checkpoints go")
    parser.add_argument("--out", type=Path, default=PIPELINE, help="where the pipeline goes")
    parser.add_argument("--score-only", action="store_true", help="print the scores of the pipeline in --out and stop")
    args = parser.parse_args()
    corpora.write(args.corpora, args.build / "corpus")
    if not args.score_only:
        make(args.corpora, args.build, args.out)
    print(json.dumps(scores(args.out, args.build / "corpus"), indent=2))


def make(source: Path, build: Path, out: Path) -> None:
    vectors.distil(source, build / "vectors")
    trees = _train("parser", "ud", build)
    trees = _train("parser-second", "ud-longer", build, base=trees / "model-best")
    # The learning rate of the names ends at zero, so their last state counts: the best on GUM is not the best on news.
    names = _train("ner", "ner", build)
    names = _train("ner-second", "ner", build, base=names / "model-last")
    names = _train("ner-third", "ner", build, base=deepen(names / "model-last", 6, build / "ner-deeper"))
    assemble(trees / "model-best", names / "model-last", source / "ud" / "train.conllu", out)


def _train(config: str, corpus: str, build: Path, base: Path | None = None) -> Path:
    """The folder that holds `model-best` and `model-last`; `base` is the pipeline that a later round goes on from."""
    paths = {
        "paths.train": str(build / "corpus" / f"{corpus}-train.spacy"),
        "paths.dev": str(build / "corpus" / f"{corpus.partition('-')[0]}-dev.spacy"),
        "paths.vectors": str(build / "vectors"),
    }
    train(HERE / f"{config}.cfg", build / config, paths | ({"paths.base": str(base)} if base else {}))
    return build / config


if __name__ == "__main__":
    main()
