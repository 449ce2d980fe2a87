"""Where a statement's source stands toward what the statement names: for it, against it, or neither.

The cue comes first: praise and condemnation speak for themselves; who wants, plans or demands is for what the
content names, unless that is harm (sanctions, an attack), which is taken as against its target; who merely
says something stands where his words do (see `composition`). Negation turns the cue. Nothing that speaks
gives neutral.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from analysis.components.stance.composition import Reading, polarity
from analysis.components.stance.cues import bearing, calls_for, is_negated
from analysis.components.stance.lexicon import Kind
from analysis.components.stance.wishes import heads_of, is_about_itself, of_wish, own_will
from analysis.components.statements.attribution import Attribution
from analysis.records import Stance

FACTORY = "standpoint_stance"
DECISIVE = 0.2  # a score beyond it is a stance

_REFUSALS = frozenset({"reject", "refuse", "deny"})
_WARNINGS = frozenset({"warn", "warning", "caution"})
_COMPLAINTS = frozenset({"complain", "grumble", "lament", "bemoan", "moan"})
_SAID = 0.6  # weight of a cue's own attitude beside what its content says
_PIECE = 0.5  # weight of what is not under the content's head
_MANY_REASONS = 6

Doc.set_extension("stances", default=None, force=True)


@dataclass(frozen=True, slots=True)
class StanceReading:
    """`score` in [-1, 1], `stance` its sign beyond 0.2.

    `reasons` are the words that made it, `targets` the keys of the actors spoken of.
    """

    stance: Stance
    score: float
    reasons: tuple[str, ...]
    targets: tuple[str, ...]


@Language.factory(FACTORY, assigns=["doc._.stances"], requires=["doc._.statements", "token.dep", "token.head"])
def make_stance(nlp: Language, name: str) -> object:
    """Place it after the statements."""
    return add_stances


def add_stances(doc: Doc) -> Doc:
    doc._.stances = [read_stance_of(statement, doc) for statement in doc._.statements or ()]
    return doc


def read_stance_of(statement: Attribution, doc: Doc) -> StanceReading:
    """The stance of one statement's source."""
    said = _content(statement.content)
    judgement = _by_cue(statement, said)
    score = round(max(-1.0, min(1.0, judgement.value)), 3)
    return StanceReading(_stance(score), score, _reasons(judgement.words), targets(statement, doc))


def targets(statement: Attribution, doc: Doc) -> tuple[str, ...]:
    """The actors whom the content mentions, in text order, the source itself apart."""
    mentions = (doc._.mentions if doc.has_extension("mentions") else None) or ()  # in text order
    keys: dict[str, None] = {}
    for part in statement.content:
        first, end = (bisect_left(mentions, at, key=lambda mention: mention.start) for at in (part.start, part.end))
        for mention in mentions[first:end]:
            keys.update(dict.fromkeys(mention.keys))
    return tuple(key for key in keys if key not in statement.actors)


def _content(parts: Iterable[Span]) -> Reading:
    """What the content itself says: its clauses together."""
    whole = Reading()
    for part in parts:
        sentence = None
        for head in heads_of(part):
            reading = polarity(head, part.start, part.end)
            # a second telling head in one sentence is a piece that the parser hung elsewhere
            whole.add(reading, 1.0 if head.sent != sentence else _PIECE)
            sentence = head.sent if reading.value else sentence
    return whole


def _by_cue(statement: Attribution, said: Reading) -> Reading:
    """The content's polarity as the cue has its source take it."""
    way, prior, words = bearing(statement)
    if statement.cue_lemma in _WARNINGS and said.value > 0 and is_about_itself(statement):
        way, prior = None, 0.0  # "Peru warned that it would protect its fishermen" is no word against protection
    if statement.cue_lemma in _COMPLAINTS and not is_negated(statement):
        return Reading(min(prior, said.value), [*words, *(said.words if said.value < 0 else [])])
    if statement.cue_lemma == "call" and (judgement := _judgement(statement)) is not None:
        return judgement
    if way is Kind.ATTITUDE:
        return _of_attitude(statement, prior, words, said)
    if way is Kind.WISH:
        return of_wish(statement, prior, words, said)
    if is_negated(statement):
        return Reading()
    if (own := own_will(statement, said)) is not None:
        return own
    return Reading(said.value + _SAID * prior, [*said.words, *(words if prior else [])])


def _judgement(statement: Attribution) -> Reading | None:
    """What something is called, whatever it is: "called the expulsion *right*"; None where the words after it do not judge."""
    part = statement.content[0]
    thing = part.root
    if thing.pos_ not in ("NOUN", "PROPN", "PRON") or calls_for(statement):
        return None
    for token in part:
        beside = token.head == thing or (token.dep_ == "xcomp" and token.head.i < part.start)
        if beside and token.pos_ == "ADJ" and token.i > thing.i:
            judged = polarity(token, part.start, part.end)
            return judged if abs(judged.value) > DECISIVE else None
    return None


def _of_attitude(statement: Attribution, prior: float, words: list[Token], said: Reading) -> Reading:
    if not is_negated(statement):
        return Reading(prior, words)
    if statement.cue_type in _REFUSALS and said.value < 0:
        return Reading(said.value, [*words, *said.words])  # who does not rule out sanctions threatens with them
    return Reading(-prior, words)


def _stance(score: float) -> Stance:
    if score > DECISIVE:
        return Stance.SUPPORT
    return Stance.OPPOSE if score < -DECISIVE else Stance.NEUTRAL


def _reasons(words: Iterable[Token]) -> tuple[str, ...]:
    """The telling words in text order, each once."""
    tokens = sorted(set(words), key=lambda token: token.i)
    return tuple(dict.fromkeys(token.text for token in tokens))[:_MANY_REASONS]
