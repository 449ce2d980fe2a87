"""What a source wishes, demands or announces: he is for it, unless it is harm; what he forbids, he is against."""

from __future__ import annotations

from spacy.tokens import Span, Token

from analysis.components.actors import actor_keys
from analysis.components.clauses import is_passive
from analysis.components.stance.composition import DUTIES, Reading
from analysis.components.stance.cues import is_negated
from analysis.components.stance.lexicon import stance_words
from analysis.components.statements.attribution import Attribution
from analysis.components.statements.tree import tree_of

_DEMANDS = frozenset({"demand", "urge", "ask"})
_INTENDING = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
_DOING = frozenset({"do", "does"})
_ITSELF = frozenset({"he", "she", "it", "they", "we", "i"})
_HARM = -0.25  # below which what is wished is harm
_WISHED = 0.4  # what a wish is worth at least
_FORBIDDEN = 0.5
_TURNED_HARM = 0.3  # up to which a negated promise may still speak of no harm
_ANNOUNCED = 0.4  # what one will do oneself, unless it is harm
_NOTHING = 0.2  # up to which words say neither good nor bad


def of_wish(statement: Attribution, prior: float, words: list[Token], said: Reading) -> Reading:
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


def own_will(statement: Attribution, said: Reading) -> Reading | None:
    """What the speaker's own side will do, he is for, unless it is harm; what it will not do or will end, against."""
    head = statement.content[0].root
    modal = next((child for child in head.children if child.dep_ == "aux" and child.lower_ in _INTENDING | _DOING), None)
    if modal is None or not is_about_itself(statement):
        return None
    negation = next((child for child in head.children if child.lower_ in ("not", "n't", "n’t", "never")), None)
    if modal.lower_ in _DOING:  # "does not recognise the generals"; but "does not fund the rebels" only denies
        return Reading(-_FORBIDDEN, [modal, negation]) if negation is not None and said.value < _NOTHING else None
    if negation is not None:
        return Reading(-_FORBIDDEN, [modal, negation])
    word = stance_words().of(head)
    if said.value < 0 and word is not None and word.polarity <= _HARM:
        return Reading(min(said.value, -_ANNOUNCED), [modal, *said.words])
    return Reading(_ANNOUNCED, [modal]) if abs(said.value) < _NOTHING and not is_passive(head) else None


def _forbidden(statement: Attribution) -> Token | None:
    """The *not* of what others are told not to do."""
    heads = list(heads_of(statement.content[0]))
    clauses = [*heads, *(child for head in heads for child in head.children if child.dep_ in ("xcomp", "ccomp"))]
    return next((child for clause in clauses for child in clause.children if child.lower_ in ("not", "never", "n't")), None)


def _asks_to_act(statement: Attribution) -> bool:
    """Whether others are asked to do what is no blow in itself: "urged him to *free* the prisoners", "to *put* pressure on Oslo".
    Who asks for that is for it, whatever the words for the evil that it shall end.
    """
    heads = heads_of(statement.content[0])
    clauses = (*heads, *(child for head in heads for child in head.children if child.dep_ in ("xcomp", "ccomp")))
    asked = next((clause for clause in clauses if _is_infinitive(clause)), None)
    word = stance_words().of(asked) if asked is not None else None
    return asked is not None and (word is None or word.polarity >= 0)


def _is_infinitive(verb: Token) -> bool:
    return verb.pos_ == "VERB" and any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)


def _is_duty_of_others(statement: Attribution) -> bool:
    """Whether the content is what somebody else must do: "(insisted that) Peru *must* leave"."""
    head = statement.content[0].root
    return any(child.dep_ == "aux" and child.lower_ in DUTIES for child in head.children) and not is_about_itself(statement)


def is_about_itself(statement: Attribution) -> bool:
    """Whether the content's subject is the source: a pronoun, or a name of its own side."""
    head = statement.content[0].root
    subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubj:pass")]
    if any(subject.lower_ in _ITSELF for subject in subjects):
        return True
    entries = (head.doc._.actors if head.doc.has_extension("actors") else None) or {}
    side = {*statement.actors, *(entries[key].country for key in statement.actors if key in entries)}
    return any(side.intersection(actor_keys(subject)) for subject in subjects)


def heads_of(part: Span) -> list[Token]:
    """The tokens of a span whose heads lie outside it: one for a phrase, one a sentence in a long quotation."""
    doc, head = part.doc, tree_of(part.doc).head
    outermost = (i for i in range(part.start, part.end) if head[i] == i or not part.start <= head[i] < part.end)
    return [doc[i] for i in outermost if not doc[i].is_punct and not doc[i].is_space]
