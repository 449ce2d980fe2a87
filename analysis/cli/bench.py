"""`bench speed`, `quality`, `coreference`, `names`, `pages`: how fast all is, and how well it finds what readers find."""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.cli.arguments import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser("bench", help="measure how fast and how good the analysis is on this machine")
    kinds = parser.add_subparsers(title="what to measure", metavar="WHAT", required=True)
    _add_speed(kinds)
    _add_quality(kinds)
    _add_coreference(kinds)
    _add_names(kinds)
    _add_pages(kinds)


def _add_speed(kinds: Commands) -> None:
    speed = kinds.add_parser(
        "speed",
        help="words a second of the bare pipeline and of the whole analysis, and what each component costs",
        description="Runs the bare language pipeline and the whole analysis over the sample articles in turns and compares the "
        "medians, so that other work on the machine weighs on both alike. Then times each component alone.",
    )
    speed.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each runs (default: 5)")
    speed.add_argument("--json", action="store_true", help="print the figures as JSON")
    speed.add_argument(
        "--efficiency", action="store_true", help="the bare pipeline beside an unmodified `--optimize efficiency` one instead"
    )
    speed.set_defaults(run=_speed)


def _add_quality(kinds: Commands) -> None:
    quality = kinds.add_parser(
        "quality",
        help="precision and recall of actors, themes, positions, stances, relations and pronouns on gold articles",
        description="Analyses the articles of a folder that have a gold file beside them (NAME.txt, NAME.json; see "
        "tests/gold/README.md) and prints how much of the gold is found, and how much of what is found is right.",
    )
    quality.add_argument("--gold", required=True, metavar="DIR", help="folder of gold articles, such as tests/gold")
    quality.add_argument("--match", default="*", metavar="PATTERN", help="only the articles with such names, as 'dev_*'")
    quality.add_argument("--misses", action="store_true", help="print first everything that was not found")
    quality.add_argument("--json", action="store_true", help="print the figures and the misses as JSON")
    quality.set_defaults(run=_quality)


def _add_coreference(kinds: Commands) -> None:
    coreference = kinds.add_parser(
        "coreference",
        help="precision and recall of pronouns and definite nouns on GUM's coreference marks",
        description="Links pronouns of the third person and definite nouns in GUM's news, interviews, speeches and biographies "
        "to the people, organisations and countries that they name, with GUM's own names and trees and our own.",
    )
    coreference.add_argument("--corpora", required=True, metavar="DIR", help="folder that holds ud/dev.conllu")
    coreference.add_argument(
        "--part", default="dev", choices=("dev", "train"), help="which part (default: dev; weights saw train)"
    )
    coreference.add_argument("--json", action="store_true", help="print the figures as JSON")
    coreference.set_defaults(run=_coreference)


def _add_names(kinds: Commands) -> None:
    names = kinds.add_parser(
        "names",
        help="precision and recall of names of people, organisations and places, alone and with the listed names",
        description="Finds names in CrossNER's political sentences with the language pipeline alone, and with the names that "
        "data/ lists laid over what it finds.",
    )
    names.add_argument("--corpora", required=True, metavar="DIR", help="folder that holds ner/politics-dev.iob")
    names.add_argument(
        "--part", default="dev", choices=("dev", "train"), help="which part (default: dev; the pipeline was trained on train)"
    )
    names.add_argument("--json", action="store_true", help="print the figures as JSON")
    names.set_defaults(run=_names)


def _add_pages(kinds: Commands) -> None:
    pages = kinds.add_parser(
        "pages",
        help="seconds that each page takes to answer a change of filter over thousands of articles",
        description="Fills a database of its own with invented articles, visits each page and changes its filters to what was "
        "not asked before. Times are the server's, without the browser, on the clock and of the processor; beside them stands "
        "how many times the rerun of an empty page that is.",
    )
    pages.add_argument("--articles", type=int, default=5_000, metavar="N", help="how many (default: 5000)")
    pages.add_argument("--rounds", type=int, default=5, metavar="N", help="changes of filter on each page (default: 5)")
    pages.add_argument("--json", action="store_true", help="print the figures as JSON")
    pages.set_defaults(run=_pages)


def _speed(options: argparse.Namespace) -> int:
    from analysis.benchmarks import plain, speed

    measure = plain.measure if options.efficiency else speed.measure
    figures = measure(max(1, options.rounds))
    print(figures.as_json() if options.json else figures.as_text())
    return 0


def _quality(options: argparse.Namespace) -> int:
    from analysis.benchmarks import quality

    figures = quality.measure(options.gold, options.match)
    print(figures.as_json() if options.json else figures.as_text(misses=options.misses))
    return 0


def _coreference(options: argparse.Namespace) -> int:
    from analysis import pipeline
    from analysis.benchmarks import coreference

    figures = coreference.measure(Path(options.corpora), pipeline.load(), options.part)
    print(figures.as_json() if options.json else figures.as_text())
    return 0


def _names(options: argparse.Namespace) -> int:
    from analysis import language
    from analysis.benchmarks import names

    figures = names.measure(Path(options.corpora), language.load(), f"politics-{options.part}")
    print(figures.as_json() if options.json else figures.as_text())
    return 0


def _pages(options: argparse.Namespace) -> int:
    from analysis.benchmarks import pages

    figures = pages.measure(max(1, options.articles), max(1, options.rounds))
    print(figures.as_json() if options.json else figures.as_text())
    return 0
