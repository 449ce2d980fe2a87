"""From articles to records: one spaCy pipeline with our components in it, read out into an `Analysis`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from analysis import language
from analysis.actor_list import ActorList
from analysis.codebook import Codebook, builtin
from analysis.components import actors, boundaries, coreference, mending, relations, stance, statements  # noqa: F401  (each registers its factory)
from analysis.components.actors.own import OwnNames
from analysis.components.statements.attribution import Attribution
from analysis.components.themes import ranked, themes_of_statement
from analysis.equipment import Equipment
from analysis.records import Actor, Analysis, Article, Mention, Passage, Relation, Statement, ThemeHit, ThemeShare

VERSION = "0.1.0"  # of the analysis: articles analysed by another one are due again
_SAME_SHARE = 0.65  # of a statement's tokens that one inside it repeats, from which it adds nothing
COMPONENTS = (
    "standpoint_actors",
    "standpoint_coreference",
    "standpoint_themes",
    "standpoint_statements",
    "standpoint_stance",
    "standpoint_relations",
)


def load(codebook: Codebook | None = None, known: ActorList | None = None) -> Language:
    """The whole pipeline; `codebook` replaces the built-in themes, `known` are actors beside those of `data/`."""
    nlp = language.load()
    nlp.add_pipe("standpoint_boundaries", before="parser")
    nlp.add_pipe("standpoint_mending", after="parser")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    equip(nlp, codebook or builtin(), known or ActorList())
    return nlp


def equip(nlp: Language, codebook: Codebook, known: ActorList) -> None:
    """From now on the pipeline reads with these themes, and knows these actors beside those of `data/`."""
    themes: Any = nlp.get_pipe("standpoint_themes")
    if themes.codebook != codebook:
        themes.codebook = codebook
    finder: Any = nlp.get_pipe("standpoint_actors")
    if finder.own.actors != known:
        finder.own = OwnNames(nlp, known)


def version_with(equipment: Equipment) -> str:
    """The version of the analysis with what a workspace has of its own."""
    return f"{VERSION}+{equipment.version}" if equipment.version else VERSION


def analyse(nlp: Language, articles: Iterable[Article], batch_size: int = 16) -> Iterator[Analysis]:
    """One `Analysis` an article, in order; `nlp` as `load` gives it."""
    docs = ((prepared(nlp, article), article) for article in articles)
    for doc, article in nlp.pipe(docs, as_tuples=True, batch_size=batch_size):
        yield read_out(doc, article)


def prepared(nlp: Language, article: Article) -> Doc:
    """The tokens of an article with what the components need to know beside its text."""
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    doc._.title = article.title
    return doc


def read_out(doc: Doc, article: Article) -> Analysis:
    """What the components left on the doc, as records with character offsets."""
    themes, text = ranked(doc), doc.text
    return Analysis(
        article=article,
        sentences=tuple(_passage(text, sentence) for sentence in doc.sents),
        actors=tuple(_actors(doc, text)),
        themes=tuple(themes),
        theme_hits=tuple(_theme_hits(doc, text)),
        statements=tuple(_statements(doc, text, themes)),
        relations=tuple(_relations(doc, text)),
    )


def _passage(text: str, span: Span) -> Passage:
    start, end = span.start_char, span.end_char
    return Passage(start, end, text[start:end])  # `span.text` would put it together from its tokens


def _actors(doc: Doc, text: str) -> Iterator[Actor]:
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in doc._.mentions:
        place = _passage(text, doc[mention.start : mention.end])
        for key in mention.keys:
            places[key].append(Mention(place.start, place.end, place.text, mention.how, mention.why))
    entries = doc._.actors
    for key, mentions in places.items():
        entry = entries[key]
        yield Actor(key, entry.name, entry.kind, entry.country, tuple(mentions))


def _theme_hits(doc: Doc, text: str) -> Iterator[ThemeHit]:
    for hit in doc._.theme_hits:
        place = _passage(text, doc[hit.start : hit.end])
        yield ThemeHit(hit.theme, place.start, place.end, place.text)


def _statements(doc: Doc, text: str, themes: list[ThemeShare]) -> Iterator[Statement]:
    attributions = doc._.statements
    for attribution, reading in zip(attributions, doc._.stances, strict=True):
        if _says_nothing(attribution) or _said_already(attribution, attributions):
            continue
        parts, its_themes = attribution.content, themes_of_statement(doc, attribution, themes)
        for actor in attribution.actors or (None,):
            yield Statement(
                actor=actor,
                source=attribution.source and _passage(text, attribution.source),
                cue=attribution.cue and _passage(text, attribution.cue),
                content=_passage(text, doc[parts[0].start : parts[-1].end]),
                parts=tuple(_passage(text, part) for part in parts),
                kind=attribution.kind,
                themes=its_themes,
                stance=reading.stance,
                score=reading.score,
                reasons=tuple(reading.reasons),
                targets=tuple(key for key in reading.targets if key != actor),
            )


def _says_nothing(attribution: Attribution) -> bool:
    """ "They announced it": what was said stands elsewhere."""
    words: list[Token] = []
    for token in (token for part in attribution.content for token in part):
        if not token.is_punct and not token.is_space:
            words.append(token)
        if len(words) > 1:
            return False
    return all(token.pos_ in ("PRON", "DET") for token in words)


def _said_already(attribution: Attribution, all_: list[Attribution]) -> bool:
    """ "Expressed hopes to mend ties" is one statement: its noun "hopes" would give most of the same words to the same actor."""
    if attribution.parent is None:
        return False
    parent = all_[attribution.parent]
    return parent.actors == attribution.actors and _length(attribution) >= _SAME_SHARE * _length(parent)


def _length(attribution: Attribution) -> int:
    return sum(len(part) for part in attribution.content)


def _relations(doc: Doc, text: str) -> Iterator[Relation]:
    for found in doc._.relations:
        yield Relation(
            source=found.source,
            target=found.target,
            event=found.event,
            polarity=found.polarity,
            evidence=_passage(text, found.evidence),
            strength=found.strength,
            actual=found.actual,
        )
