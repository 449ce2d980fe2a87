"""Words a second of the whole analysis beside those of the bare pipeline, in one run over the sample articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from spacy.language import Language
from spacy.tokens import Doc

from analysis import ingest, language, pipeline, samples
from analysis.benchmarks.figures import Figures
from analysis.errors import StandpointError
from analysis.records import Article

_BATCH = 16  # documents, for both sides alike


@dataclass(frozen=True, slots=True)
class Speed(Figures):
    """`bare` and `whole` are words a second (medians of `rounds`), `ratio` the whole to the bare; `components` gives the seconds
    that each takes for all of the `articles` alone, "records" reading them out.
    """

    articles: int
    words: int
    rounds: int
    bare: float
    whole: float
    ratio: float
    components: dict[str, float]

    def as_text(self) -> str:
        all_ = sum(self.components.values())
        lines = [
            f"{self.articles} articles, {self.words:,} words, median of {self.rounds} rounds in turns",
            f"bare pipeline   {self.bare:9,.0f} words a second",
            f"whole analysis  {self.whole:9,.0f} words a second",
            f"ratio           {self.ratio:9.2f}",
            "",
            "component                    ms per 1,000 words    share",
        ]
        for name, seconds in self.components.items():
            lines.append(f"{name:<28} {seconds / self.words * 1e6:18.1f} {seconds / all_:8.1%}")
        return "\n".join(lines)


def measure(rounds: int = 5) -> Speed:
    """Raises StandpointError when there are no sample articles to run on."""
    articles = sample_articles()
    words = sum(len(article.text.split()) for article in articles)
    bare, whole = language.load(), pipeline.load()

    def run_bare() -> None:
        for _ in bare.pipe((article.text for article in articles), batch_size=_BATCH):
            pass

    def run_whole() -> None:
        for _ in pipeline.analyse(whole, articles, batch_size=_BATCH):
            pass

    for run in (run_bare, run_whole):
        run()  # caches and lazy tables fill up before anything is timed
    turns = [(_seconds(run_bare), _seconds(run_whole)) for _ in range(rounds)]
    components = [_by_component(whole, articles) for _ in range(min(3, rounds))]
    return Speed(
        articles=len(articles),
        words=words,
        rounds=rounds,
        bare=words / median(first for first, _ in turns),
        whole=words / median(second for _, second in turns),
        ratio=median(first / second for first, second in turns),
        components={name: median(one[name] for one in components) for name in components[0]},
    )


def sample_articles() -> list[Article]:
    """Those of data/samples/, cleaned as on upload."""
    paths = sorted(samples.FOLDER.glob("*.txt"))
    articles = [outcome.article for path in paths for outcome in ingest.read(path.name, path.read_bytes()) if outcome.article]
    if not articles:
        raise StandpointError(f"There are no sample articles in {samples.FOLDER.name}/ to measure with.")
    return articles


def _by_component(nlp: Language, articles: list[Article]) -> dict[str, float]:
    """Seconds of each component over all articles, in the pipeline's order."""
    costs: dict[str, float] = {}
    docs: list[Doc] = []
    costs["tokenizer"] = _seconds(lambda: docs.extend(pipeline.prepared(nlp, article) for article in articles))
    for name, component in nlp.pipeline:
        started = perf_counter()
        docs = list(component.pipe(docs, batch_size=_BATCH)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
        costs[name] = perf_counter() - started
    costs["records"] = _seconds(lambda: [pipeline.read_out(doc, article) for doc, article in zip(docs, articles, strict=True)])
    return costs


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
