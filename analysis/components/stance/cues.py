"""How a cue bears on its content: as an attitude toward it, as a wish for it, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from analysis.components.actors import mentions_at
from analysis.components.stance.composition import DUTIES
from analysis.components.stance.lexicon import Kind, stance_words
from analysis.components.statements.attribution import Attribution
from analysis.components.statements.cues import Cue, lexicon

_WISHES = frozenset({"want", "plan", "promise", "demand", "urge", "offer", "ask"})
_JUDGEMENTS = frozenset({
    "criticise", "accuse", "deny", "reject", "refuse", "praise", "support", "threat", "threaten", "warn", "agree", "feel",
})  # fmt: skip
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
_BETWEEN = 4  # tokens
_TELLING = ("VERB", "NOUN", "ADJ")


def bearing(statement: Attribution) -> tuple[Kind | None, float, list[Token]]:
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


def is_negated(statement: Attribution) -> bool:
    """Whether the cue is negated, by its own *not* or by words before it: "*no longer* wants", "stopped *short of* backing"."""
    if statement.negated or statement.cue is None:
        return statement.negated
    doc, start = statement.cue.doc, statement.cue.start
    named = mentions_at(doc)  # "Doctors *Without* Borders accused the mayor"
    nearby = doc[max(statement.cue.sent.start, start - 2) : start + 1]
    near = " ".join("" if token.i in named else token.lower_ for token in nearby)
    return any(f" {words} " in f" {near} " for words in _NOT_SO)


def calls_for(statement: Attribution) -> bool:
    """Whether *call* asks for something rather than naming it: "called for talks", "called on them to leave"."""
    assert statement.cue is not None
    cue, content = statement.cue, statement.content[0]
    near = cue.doc[cue.end : max(cue.end, min(content.start + 1, cue.end + _BETWEEN))]
    infinitive = any(child.lower_ == "to" and child.dep_ == "mark" for child in content.root.children)
    return infinitive or any(token.lower_ in ("for", "on", "upon") for token in near) or cue.root.pos_ == "NOUN"


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


def _prior(statement: Attribution) -> float:
    """What the cue's own lexicon says of its source's attitude."""
    assert statement.cue is not None
    found = (lexicon().cue(statement.cue_lemma, token.pos_) for token in statement.cue)
    cue = next((cue for cue in found if cue is not None), None) or _particle_verbs().get(statement.cue_lemma)
    return cue.stance if cue is not None else 0.0


@cache
def _particle_verbs() -> dict[str, Cue]:
    return {cue.lemma: cue for cue in lexicon().cues if " " in cue.lemma and cue.pos == "VERB"}
