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
from analysis.components.stance.lexicon import Kind, stance_words
from analysis.components.statements.attribution import Attribution
from analysis.components.statements.cues import lexicon
from analysis.records import Stance

FACTORY = "standpoint_stance"
DECISIVE = 0.2  # a score beyond it is a stance

_WISHES = frozenset({"want", "plan", "promise", "demand", "urge", "offer", "ask"})
_JUDGEMENTS = frozenset({
    "criticise", "accuse", "deny", "reject", "refuse", "praise", "support", "threat", "threaten", "warn", "agree", "feel",
})  # fmt: skip
_TELLING = ("VERB", "NOUN", "ADJ")
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
    mentions = sorted((doc._.mentions if doc.has_extension("mentions") else None) or (), key=lambda mention: mention.start)
    starts = [mention.start for mention in mentions]
    keys: dict[str, None] = {}
    for part in statement.content:
        for mention in mentions[bisect_left(starts, part.start) : bisect_left(starts, part.end)]:
            keys.update(dict.fromkeys(mention.keys))
    return tuple(key for key in keys if key not in statement.actors)


def _content(parts: Iterable[Span]) -> Reading:
    """What the content itself says: its clauses together."""
    whole = Reading()
    for part in parts:
        for head in _heads(part):
            whole.add(polarity(head, part.start, part.end))
    return whole


def _heads(part: Span) -> list[Token]:
    """The tokens of a span whose heads lie outside it: one for a phrase, one a sentence in a long quotation."""
    return [t for t in part if not t.is_punct and not t.is_space and (t.head == t or not part.start <= t.head.i < part.end)]


def _by_cue(statement: Attribution, said: Reading) -> Reading:
    """The content's polarity as the cue has its source take it."""
    way, prior, words = _cue(statement)
    sign = -1.0 if statement.negated else 1.0
    if way is Kind.ATTITUDE:
        return Reading(sign * prior, words)
    if way is Kind.WISH:
        harm = said.value < -0.25
        value = said.value if harm else max(prior, 0.4)
        return Reading(sign * value, [*words, *(said.words if harm else [])])
    if statement.negated:
        return Reading()
    value = said.value + 0.5 * prior
    return Reading(value, [*said.words, *(words if prior else [])])


def _cue(statement: Attribution) -> tuple[Kind | None, float, list[Token]]:
    """How the cue bears on the content (ATTITUDE, WISH, or None for mere saying), how strongly, and its telling words."""
    if statement.cue is None:
        return None, 0.0, []
    prior = _prior(statement)
    for token in statement.cue:
        word = stance_words().of(token) if token.pos_ in _TELLING else None
        if word is None:
            continue
        if word.kind is Kind.WISH:
            return Kind.WISH, max(prior, word.polarity), [token]
        if word.kind is Kind.ATTITUDE and abs(word.polarity) >= 0.5:
            strength = max(abs(prior), abs(word.polarity))
            return Kind.ATTITUDE, strength if word.polarity > 0 else -strength, [token]
    words = [token for token in statement.cue if not token.is_punct]
    if statement.cue_type in _WISHES:
        return Kind.WISH, prior, words
    if statement.cue_type in _JUDGEMENTS and abs(prior) >= 0.3:
        return Kind.ATTITUDE, prior, words
    return None, prior, words


def _prior(statement: Attribution) -> float:
    """What the cue's own lexicon says of its source's attitude."""
    assert statement.cue is not None
    found = (lexicon().cue(statement.cue_lemma, token.pos_) for token in statement.cue)
    return next((cue.stance for cue in found if cue is not None), 0.0)


def _stance(score: float) -> Stance:
    if score >= DECISIVE:
        return Stance.SUPPORT
    return Stance.OPPOSE if score <= -DECISIVE else Stance.NEUTRAL


def _reasons(words: Iterable[Token]) -> tuple[str, ...]:
    """The telling words in text order, each once."""
    tokens = sorted(set(words), key=lambda token: token.i)
    return tuple(dict.fromkeys(token.text for token in tokens))[:_MANY_REASONS]
