"""`analyze FILE…`: what is found in each article, as JSON Lines."""

from __future__ import annotations

import argparse
import json
from typing import Any

from analysis import ingest
from analysis.cli.arguments import Commands, complain, contents, day
from analysis.records import Actor, Analysis, Passage, Relation, Statement
from analysis.store import StoredArticle

Json = dict[str, Any]


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "analyze",
        help="print what is found in articles, as JSON Lines",
        description="Analyse articles and print one JSON object for each, with its actors, themes, statements and relations. "
        "Offsets are characters of its `text`, ends exclusive. A file that cannot be read is named on stderr, the others go on, "
        "and the exit status is 1.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=f"any of {' '.join(ingest.SUFFIXES)}")
    parser.add_argument("--published", type=day, metavar="YYYY-MM-DD", help="publication date, instead of the one in the file")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    complaints: list[str] = []
    outcomes = [
        outcome
        for name, data in contents(options.files, complaints)
        for outcome in ingest.read(name, data, published=options.published)
    ]
    complaints += [outcome.reason or f"{outcome.file} cannot be read." for outcome in outcomes if outcome.article is None]
    articles = [StoredArticle(n, outcome.article) for n, outcome in enumerate(outcomes) if outcome.article is not None]
    complain(complaints)
    failed = _print_all(articles, [outcome.file for outcome in outcomes]) if articles else 0
    return 1 if complaints or failed else 0


def _print_all(articles: list[StoredArticle], names: list[str]) -> int:
    """How many failed."""
    from analysis.jobs.analysing import analysed, loaded  # loads spaCy, which bad arguments need not wait for

    failed = 0
    for at in range(0, len(articles), _AT_ONCE):
        for number, result in analysed(loaded(), articles[at : at + _AT_ONCE]):
            if isinstance(result, str):
                failed += 1
                complain([f"{names[number]}: {result}"])
            else:
                print(json.dumps({"file": names[number], **as_json(result)}, ensure_ascii=False), flush=True)
    return failed


_AT_ONCE = 16


def as_json(analysis: Analysis) -> Json:
    """An analysis in the form that the README documents."""
    article = analysis.article
    return {
        "title": article.title,
        "published": article.published and article.published.isoformat(),
        "source": article.source,
        "language": article.language,
        "text": article.text,
        "actors": [_actor(actor) for actor in analysis.actors],
        "themes": [{"id": t.id, "name": t.name, "count": t.count, "share": round(t.share, 4)} for t in analysis.themes],
        "statements": [_statement(statement) for statement in analysis.statements],
        "relations": [_relation(relation) for relation in analysis.relations],
    }


def _actor(actor: Actor) -> Json:
    mentions = [{"start": m.start, "end": m.end, "text": m.text, "how": str(m.how), "why": m.why} for m in actor.mentions]
    return {"key": actor.key, "name": actor.name, "kind": str(actor.kind), "country": actor.country, "mentions": mentions}


def _statement(statement: Statement) -> Json:
    return {
        "actor": statement.actor,
        "source": statement.source and _passage(statement.source),
        "cue": statement.cue and _passage(statement.cue),
        "content": _passage(statement.content),
        "parts": [_passage(part) for part in statement.parts],
        "kind": str(statement.kind),
        "themes": list(statement.themes),
        "stance": str(statement.stance),
        "score": round(statement.score, 3),
        "reasons": list(statement.reasons),
        "targets": list(statement.targets),
    }


def _relation(relation: Relation) -> Json:
    return {
        "source": relation.source,
        "target": relation.target,
        "event": str(relation.event),
        "polarity": str(relation.polarity),
        "strength": round(relation.strength, 3),
        "actual": relation.actual,
        "evidence": _passage(relation.evidence),
    }


def _passage(passage: Passage) -> Json:
    return {"start": passage.start, "end": passage.end, "text": passage.text}
