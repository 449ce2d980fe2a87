"""The polarity of a phrase from that of its words, composed along the dependency tree.

Words of the lexicon are joined bottom-up (after Moilanen and Pulman 2007, "Sentiment Composition"; Choi and
Cardie 2008 for the shifters): the head decides, its complements fill it, a shifter or a negation turns it round.
What stands under a condition or in a relative clause does not speak for the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from analysis.components.clauses import is_modal
from analysis.components.stance.lexicon import Kind, StanceWord, stance_words

_DEEPEST = 12
_FOR_IT, _AGAINST_IT = 0.4, -0.3  # what a wish is worth at least; below which it wishes harm
_OF_SUBJECT = 0.4  # of a subject in what is said of it: to name a good thing is not yet to praise
_OF_DENIED_SUBJECT = 0.6
_TURNED = 0.7  # a negated word says less than its contrary
_WEIGHTS = {  # of a dependent in what its head says
    "obj": 1.0, "xcomp": 1.0, "ccomp": 1.0, "acl": 1.0, "nsubj:pass": 1.0, "amod": 1.0, "compound": 0.6, "nmod": 0.8, "obl": 0.5,
    "conj": 0.6, "advmod": 0.6, "advcl": 0.4, "parataxis": 0.4, "iobj": 0.2, "obl:agent": 0.2, "appos": 0.3, "dislocated": 0.5,
}  # fmt: skip
_MODIFIERS = frozenset({"amod", "advmod", "compound", "conj", "appos"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "no", "hardly", "barely", "without", "nothing", "nobody"})
_NEGATING = ("advmod", "det", "case", "mark", "cc:preconj", "obj", "nsubj")
_CONDITIONS = frozenset({"if", "unless", "should", "in", "lest", "provided", "were"})
_CLAIMS = frozenset({"right", "business", "intention", "place"})  # nobody has the right, no business, no intention to
_SUFFERING = frozenset({
    "poor", "poorest", "hungry", "starving", "wounded", "injured", "arrested", "detained", "jailed", "imprisoned", "displaced",
    "helpless", "vulnerable", "homeless", "sick", "ill", "stranded", "needy", "captive", "kidnapped", "trapped", "abducted",
})  # fmt: skip
_EXCESS = -0.5
DUTIES = frozenset({"must", "should", "shall", "ought"})


@dataclass(slots=True)
class Reading:
    """A polarity in [-1, 1] and the tokens that made it."""

    value: float = 0.0
    words: list[Token] = field(default_factory=list)

    def add(self, other: Reading, weight: float = 1.0) -> None:
        if other.value:
            self.value = _clipped(self.value + weight * other.value)
            self.words += other.words


def polarity(token: Token, start: int, end: int, depth: int = 0) -> Reading:
    """What the phrase headed by `token` says of what it names, as far as it stands in the tokens from `start` to `end`."""
    if depth > _DEEPEST:
        return Reading()
    if (excess := _excess(token, start)) is not None:
        return excess
    word = stance_words().of(token)
    below, modifiers = Reading(), Reading()
    for child in _governed(token, start, end):
        weight = _WEIGHTS[child.dep_]
        (modifiers if child.dep_ in _MODIFIERS else below).add(polarity(child, start, end, depth + 1), weight)
    if not below.value and (word is None or word.kind is not Kind.QUALITY):
        weight = _OF_SUBJECT if _negation(token, start) is None else _OF_DENIED_SUBJECT
        below.add(_subject(token, start, end, depth), 1.0 if word and word.kind is Kind.SHIFTER else weight)
    if _reserves_a_right(token):
        return Reading(_AGAINST_IT - 0.1, [token])
    if word is None and (side := _takes_side(token)) is not None:
        return Reading(_FOR_IT, [token, side])
    if (against := _against(token, start)) is not None:
        return Reading(-_TURNED * below.value if below.value else _AGAINST_IT, [against, *below.words])
    negation = _negation(token, start)
    if negation is not None and word is not None and word.kind is Kind.ATTITUDE:
        return Reading(-_TURNED * word.polarity, [negation, token])  # not to accept is to oppose, whatever it is
    whole = _with_duty(token, _filled(token, word, below, modifiers))
    if (verb := _lost_infinitive(token)) is not None and whole.value < 0:
        whole = Reading(-_TURNED * whole.value, [verb, *whole.words])
    if negation is None or (word is not None and word.kind is Kind.WISH and whole.value < _AGAINST_IT):
        return whole  # "nobody wants a war" is a word against war
    return _turned(token, whole, negation)


def _governed(token: Token, start: int, end: int) -> Iterator[Token]:
    for child in token.children:
        if start <= child.i < end and child.dep_ in _WEIGHTS and not _is_condition(child) and not _is_plight(child):
            yield child


def _is_plight(modifier: Token) -> bool:
    """Whether it tells only in what straits somebody is: "served its *poor* neighbours" says nothing against them."""
    return modifier.dep_ == "amod" and modifier.i < modifier.head.i and modifier.lower_ in _SUFFERING


def _excess(token: Token, start: int) -> Reading | None:
    """What is too much or too little: "*too* long", "*not enough*"."""
    if token.pos_ not in ("ADJ", "ADV"):
        return None
    before = (child for child in token.children if start <= child.i < token.i)
    wanted = ("not", "n't", "n’t", "hardly", "never") if token.lower_ == "enough" else ("too",)
    marker = next((child for child in before if child.lower_ in wanted), None)
    return Reading(_EXCESS, [marker, token]) if marker is not None else None


def _is_condition(clause: Token) -> bool:
    if clause.dep_ not in ("advcl", "xcomp", "ccomp", "parataxis"):
        return False
    first = clause.left_edge
    return any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in clause.children) or first.lower_ in (
        "should",
        "unless",
        "if",
    )


def _subject(token: Token, start: int, end: int, depth: int) -> Reading:
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubj:outer", "csubj") and start <= child.i < end:
            return polarity(child, start, end, depth + 1)
    return Reading()


def _filled(token: Token, word: StanceWord | None, below: Reading, modifiers: Reading) -> Reading:
    """The head's word with what it governs put into it."""
    if word is None:
        below.add(modifiers)
        return below
    value = _joined(word, below.value, modifiers.value)
    if word.kind in (Kind.ATTITUDE, Kind.ACT) and word.polarity < 0:
        return Reading(value, [token])
    return Reading(value, [token, *below.words, *modifiers.words])


def _joined(word: StanceWord, below: float, modifiers: float) -> float:
    kind, own = word.kind, word.polarity
    if kind is Kind.WISH:
        inner = below + modifiers
        return inner if inner < _AGAINST_IT else max(_FOR_IT, min(inner, 1.0))
    if kind is Kind.SHIFTER:
        inner = below + modifiers
        return -_TURNED * _clipped(inner) if inner else own
    if kind in (Kind.ATTITUDE, Kind.ACT) and own > 0 and below < -0.3:
        return below  # help for an aggressor, support for terrorism
    if kind is Kind.QUALITY and own > 0 and below < 0:
        return _clipped(own + 0.5 * modifiers)  # a solution to a conflict is a good thing
    if kind is Kind.QUALITY:
        return _clipped(own + 0.5 * modifiers + 0.3 * below)
    return _clipped(own + 0.3 * modifiers)


def _with_duty(token: Token, reading: Reading) -> Reading:
    """What ought to be is wished: "Russia must respect the border"."""
    if reading.value or token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return reading
    duty = next((child for child in token.children if child.dep_ == "aux" and child.lower_ in DUTIES), None)
    if token.lemma_ == "have" and any(c.dep_ == "xcomp" and c.left_edge.lower_ == "to" for c in token.children):
        duty = token  # "has to leave"
    return Reading(_FOR_IT * 0.75, [duty]) if duty is not None else reading


def _negation(token: Token, start: int) -> Token | None:
    """The *not*, *never*, *no*, *no longer* that stands with the token."""
    for child in token.children:
        if child.i < start or child.dep_ not in _NEGATING:
            continue
        if child.lower_ in _NEGATIONS or (child.lower_ == "longer" and child.nbor(-1).lower_ == "no"):
            return child
    return None


def _against(token: Token, start: int) -> Token | None:
    """The *against* before a phrase: "a case *against* Japan"; what is against something bad is good."""
    found = (child for child in token.children if child.dep_ == "case" and child.lower_ == "against" and child.i >= start)
    return next(found, None)


def _lost_infinitive(participle: Token) -> Token | None:
    """The shifter before a participle that a parser may take for its subject: "to *mend* strained ties"."""
    if participle.tag_ != "VBN" or participle.i < participle.sent.start + 2 or participle.nbor(-2).lower_ != "to":
        return None
    verb = participle.nbor(-1)
    word = stance_words().verb(verb) if verb.pos_ == "NOUN" and verb.head == participle else None
    return verb if word is not None and word.kind is Kind.SHIFTER else None


def _reserves_a_right(verb: Token) -> bool:
    """A veiled threat: "Peru reserves the right to respond"."""
    return verb.lemma_ == "reserve" and any(child.dep_ == "obj" and child.lemma_ == "right" for child in verb.children)


def _takes_side(verb: Token) -> Token | None:
    """The preposition of "stand *with* Kenya", "stand *by* its neighbour"."""
    if verb.lemma_ != "stand":
        return None
    found = (grand for child in verb.children if child.dep_.startswith("obl") for grand in child.children)
    return next((grand for grand in found if grand.dep_ == "case" and grand.lower_ in ("with", "by", "behind")), None)


def _turned(token: Token, reading: Reading, negation: Token) -> Reading:
    if reading.value:
        return Reading(-_TURNED * reading.value, [negation, *reading.words])
    denied = is_modal(token) or any(child.dep_ == "obj" and child.lemma_ in _CLAIMS for child in token.children)
    return Reading(_AGAINST_IT, [negation]) if denied else reading


def _clipped(value: float) -> float:
    return max(-1.0, min(1.0, value))
