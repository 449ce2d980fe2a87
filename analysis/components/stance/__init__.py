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
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from analysis.components.actors import actor_keys, mentions_at
from analysis.components.clauses import is_passive
from analysis.components.stance.composition import DUTIES, Reading, polarity
from analysis.components.stance.lexicon import Kind, stance_words
from analysis.components.statements.attribution import Attribution
from analysis.components.statements.cues import Cue, lexicon
from analysis.components.statements.tree import tree_of
from analysis.records import Stance

FACTORY = "standpoint_stance"
DECISIVE = 0.2  # a score beyond it is a stance

_WISHES = frozenset({"want", "plan", "promise", "demand", "urge", "offer", "ask"})
_JUDGEMENTS = frozenset({
    "criticise", "accuse", "deny", "reject", "refuse", "praise", "support", "threat", "threaten", "warn", "agree", "feel",
})  # fmt: skip
_DEMANDS = frozenset({"demand", "urge", "ask"})
_REFUSALS = frozenset({"reject", "refuse", "deny"})
_WARNINGS = frozenset({"warn", "warning", "caution"})
_COMPLAINTS = frozenset({"complain", "grumble", "lament", "bemoan", "moan"})
_INTENDING = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
_DOING = frozenset({"do", "does"})
_ITSELF = frozenset({"he", "she", "it", "they", "we", "i"})
_HARM = -0.25  # below which what is wished is harm
_WISHED = 0.4  # what a wish is worth at least
_FORBIDDEN = 0.5
_TURNED_HARM = 0.3  # up to which a negated promise may still speak of no harm
_ANNOUNCED = 0.4  # what one will do oneself, unless it is harm
_SAID = 0.6  # weight of a cue's own attitude beside what its content says
_TAKEN = 0.6  # speaking for or against something
_NOT_SO = (
    "no longer",
    "far from",
    "short of",
    "instead of",
    "rather than",
    "less than",
    "hardly",
    "barely",
    "scarcely",
    "without",
)
_JUDGED = frozenset({"consider", "deem", "regard", "see", "view", "find"})
_PIECE = 0.5  # weight of what is not under the content's head
_BETWEEN = 4  # tokens
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
        for head in _heads(part):
            reading = polarity(head, part.start, part.end)
            # a second telling head in one sentence is a piece that the parser hung elsewhere
            whole.add(reading, 1.0 if head.sent != sentence else _PIECE)
            sentence = head.sent if reading.value else sentence
    return whole


def _heads(part: Span) -> list[Token]:
    """The tokens of a span whose heads lie outside it: one for a phrase, one a sentence in a long quotation."""
    doc, head = part.doc, tree_of(part.doc).head
    outermost = (i for i in range(part.start, part.end) if head[i] == i or not part.start <= head[i] < part.end)
    return [doc[i] for i in outermost if not doc[i].is_punct and not doc[i].is_space]


def _by_cue(statement: Attribution, said: Reading) -> Reading:
    """The content's polarity as the cue has its source take it."""
    way, prior, words = _cue(statement)
    if statement.cue_lemma in _WARNINGS and said.value > 0 and _is_about_itself(statement):
        way, prior = None, 0.0  # "Peru warned that it would protect its fishermen" is no word against protection
    if statement.cue_lemma in _COMPLAINTS and not is_negated(statement):
        return Reading(min(prior, said.value), [*words, *(said.words if said.value < 0 else [])])
    if statement.cue_lemma == "call" and (judgement := _judgement(statement)) is not None:
        return judgement
    if way is Kind.ATTITUDE:
        return _of_attitude(statement, prior, words, said)
    if way is Kind.WISH:
        return _of_wish(statement, prior, words, said)
    if is_negated(statement):
        return Reading()
    if (own_will := _own_will(statement, said)) is not None:
        return own_will
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


def _of_wish(statement: Attribution, prior: float, words: list[Token], said: Reading) -> Reading:
    """Who wishes is for it, unless it is harm; who tells others to leave something off is against that."""
    demands = statement.cue_type in _DEMANDS or _is_duty_of_others(statement)
    vowed_not = (
        statement.cue_type == "promise" and said.value <= _TURNED_HARM
    )  # "vowed not to yield"; but not "not to harm anyone"
    forbidden = _forbidden(statement) if demands or vowed_not else None
    if forbidden is not None:
        return Reading(-_FORBIDDEN, [*words, forbidden])
    aimed = any(token.lower_ == "against" for token in said.words)  # "urged him to vote against the pact"
    harm = said.value < _HARM and (aimed or not (demands and _asks_to_act(statement)))
    value = min(said.value, -_WISHED) if harm else max(prior, _WISHED)
    # who does not want harm is against it, as one who does not want something good
    return Reading(-abs(value) if is_negated(statement) else value, [*words, *(said.words if harm else [])])


def is_negated(statement: Attribution) -> bool:
    """Whether the cue is negated, by its own *not* or by words before it: "*no longer* wants", "stopped *short of* backing"."""
    if statement.negated or statement.cue is None:
        return statement.negated
    doc, start = statement.cue.doc, statement.cue.start
    named = mentions_at(doc)  # "Doctors *Without* Borders accused the mayor"
    nearby = doc[max(statement.cue.sent.start, start - 2) : start + 1]
    near = " ".join("" if token.i in named else token.lower_ for token in nearby)
    return any(f" {words} " in f" {near} " for words in _NOT_SO)


def _forbidden(statement: Attribution) -> Token | None:
    """The *not* of what others are told not to do."""
    heads = list(_heads(statement.content[0]))
    clauses = [*heads, *(child for head in heads for child in head.children if child.dep_ in ("xcomp", "ccomp"))]
    return next((child for clause in clauses for child in clause.children if child.lower_ in ("not", "never", "n't")), None)


def _asks_to_act(statement: Attribution) -> bool:
    """Whether others are asked to do what is no blow in itself: "urged him to *free* the prisoners", "to *put* pressure on Oslo".
    Who asks for that is for it, whatever the words for the evil that it shall end.
    """
    heads = _heads(statement.content[0])
    clauses = (*heads, *(child for head in heads for child in head.children if child.dep_ in ("xcomp", "ccomp")))
    asked = next((clause for clause in clauses if _is_infinitive(clause)), None)
    word = stance_words().of(asked) if asked is not None else None
    return asked is not None and (word is None or word.polarity >= 0)


def _is_infinitive(verb: Token) -> bool:
    return verb.pos_ == "VERB" and any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)


def _is_duty_of_others(statement: Attribution) -> bool:
    """Whether the content is what somebody else must do: "(insisted that) Peru *must* leave"."""
    head = statement.content[0].root
    return any(child.dep_ == "aux" and child.lower_ in DUTIES for child in head.children) and not _is_about_itself(statement)


def _own_will(statement: Attribution, said: Reading) -> Reading | None:
    """What the speaker's own side will do, he is for, unless it is harm; what it will not do or will end, against."""
    head = statement.content[0].root
    modal = next((child for child in head.children if child.dep_ == "aux" and child.lower_ in _INTENDING | _DOING), None)
    if modal is None or not _is_about_itself(statement):
        return None
    negation = next((child for child in head.children if child.lower_ in ("not", "n't", "n’t", "never")), None)
    if modal.lower_ in _DOING:  # "does not recognise the generals"; but "does not fund the rebels" only denies
        return Reading(-_FORBIDDEN, [modal, negation]) if negation is not None and said.value < DECISIVE else None
    if negation is not None:
        return Reading(-_FORBIDDEN, [modal, negation])
    word = stance_words().of(head)
    if said.value < 0 and word is not None and word.polarity <= _HARM:
        return Reading(min(said.value, -_ANNOUNCED), [modal, *said.words])
    return Reading(_ANNOUNCED, [modal]) if abs(said.value) < DECISIVE and not is_passive(head) else None


def _is_about_itself(statement: Attribution) -> bool:
    """Whether the content's subject is the source: a pronoun, or a name of its own side."""
    head = statement.content[0].root
    subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubj:pass")]
    if any(subject.lower_ in _ITSELF for subject in subjects):
        return True
    entries = (head.doc._.actors if head.doc.has_extension("actors") else None) or {}
    side = {*statement.actors, *(entries[key].country for key in statement.actors if key in entries)}
    return any(side.intersection(actor_keys(subject)) for subject in subjects)


def _cue(statement: Attribution) -> tuple[Kind | None, float, list[Token]]:
    """How the cue bears on the content (ATTITUDE, WISH, or None for mere saying), how strongly, and its telling words."""
    if statement.cue is None:
        return None, 0.0, []
    if statement.cue_lemma == "call" and not calls_for(statement):
        return None, 0.0, []  # "what he called a farce": the content decides
    prior = _prior(statement)
    if _asks_back(statement):
        return None, 0.0, []
    if (side := _side_taken(statement)) is not None:
        return Kind.ATTITUDE, _TAKEN if side.lower_ != "against" else -_TAKEN, [side]
    for token in (*statement.cue, *_carried(statement)):
        word = stance_words().of(token) if token.pos_ in _TELLING else None
        if word is None:
            continue
        if word.kind is Kind.WISH and _only_says(statement, token):
            return None, prior, [token]
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


def _asks_back(statement: Attribution) -> bool:
    """Whether the content is a question that asks for nothing: "“Who gave them the right?” he asked"."""
    return statement.cue_lemma == "ask" and any(token.text == "?" for token in statement.content[-1][-2:])


def _side_taken(statement: Attribution) -> Token | None:
    """The word for or against between cue and content: "spoke out *against* the tax", "is in *favour* of it"."""
    assert statement.cue is not None
    cue, start = statement.cue, statement.content[0].start
    if statement.cue_type in _JUDGEMENTS or start - cue.end > _BETWEEN:
        return None
    return next((token for token in cue.doc[cue.start : start + 1] if token.lower_ in ("against", "favour", "favor")), None)


def _only_says(statement: Attribution, cue: Token) -> bool:
    """Whether a word that can wish only says: "insisted that it will not yield", "considers the plan a threat"."""
    head = statement.content[0].root
    if cue.lemma_ == "insist":
        words = {child.lower_ for child in head.children}
        return _is_clause(head) and bool(words & {"not", "n't", "n’t", "never"}) and not words & DUTIES
    return cue.lemma_ in _JUDGED and any(child.dep_ == "xcomp" and child.pos_ in ("NOUN", "ADJ") for child in cue.children)


def _is_clause(head: Token) -> bool:
    return any(child.dep_.startswith("nsubj") for child in head.children)


def _carried(statement: Attribution) -> Iterable[Token]:
    """The noun that a light cue carries, where it stands between cue and content: "voiced *doubts* that …"."""
    cue, content = statement.cue, statement.content[0]
    if cue is None or not 0 < content.start - cue.end <= _BETWEEN:
        return ()
    between = cue.doc[cue.end : content.start]
    return (
        token for token in between if token.dep_ == "obj" and token.pos_ == "NOUN" and token.head.i in range(cue.start, cue.end)
    )


def calls_for(statement: Attribution) -> bool:
    """Whether *call* asks for something rather than naming it: "called for talks", "called on them to leave"."""
    assert statement.cue is not None
    cue, content = statement.cue, statement.content[0]
    near = cue.doc[cue.end : max(cue.end, min(content.start + 1, cue.end + _BETWEEN))]
    infinitive = any(child.lower_ == "to" and child.dep_ == "mark" for child in content.root.children)
    return infinitive or any(token.lower_ in ("for", "on", "upon") for token in near) or cue.root.pos_ == "NOUN"


def _prior(statement: Attribution) -> float:
    """What the cue's own lexicon says of its source's attitude."""
    assert statement.cue is not None
    found = (lexicon().cue(statement.cue_lemma, token.pos_) for token in statement.cue)
    cue = next((cue for cue in found if cue is not None), None) or _particle_verbs().get(statement.cue_lemma)
    return cue.stance if cue is not None else 0.0


@cache
def _particle_verbs() -> dict[str, Cue]:
    return {cue.lemma: cue for cue in lexicon().cues if " " in cue.lemma and cue.pos == "VERB"}


def _stance(score: float) -> Stance:
    if score > DECISIVE:
        return Stance.SUPPORT
    return Stance.OPPOSE if score < -DECISIVE else Stance.NEUTRAL


def _reasons(words: Iterable[Token]) -> tuple[str, ...]:
    """The telling words in text order, each once."""
    tokens = sorted(set(words), key=lambda token: token.i)
    return tuple(dict.fromkeys(token.text for token in tokens))[:_MANY_REASONS]
