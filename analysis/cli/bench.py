"""`bench speed`: how fast the analysis is here, beside the bare pipeline in the same run."""

from __future__ import annotations

import argparse

from analysis.cli.arguments import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser("bench", help="measure how fast the analysis is on this machine")
    kinds = parser.add_subparsers(title="what to measure", metavar="WHAT", required=True)
    speed = kinds.add_parser(
        "speed",
        help="words a second of the bare pipeline and of the whole analysis, and what each component costs",
        description="Runs the bare language pipeline and the whole analysis over the sample articles in turns and compares the "
        "medians, so that other work on the machine weighs on both alike. Then times each component alone.",
    )
    speed.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each runs (default: 5)")
    speed.add_argument("--json", action="store_true", help="print the figures as JSON")
    speed.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from analysis.benchmarks import speed

    figures = speed.measure(max(1, options.rounds))
    print(figures.as_json() if options.json else figures.as_text())
    return 0
