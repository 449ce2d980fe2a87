"""Events that are done with words, read from the article's statements: whoever urges, accuses, praises or threatens somebody.

The statements know more of who spoke than the verb's own syntax does: speakers in the sentence before, pronouns, asides.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from analysis.components.actors import actor_keys, mentions_at
from analysis.components.clauses import case_of, is_actual, is_modal, is_negated, is_passive, obliques
from analysis.components.relations.happening import Happening
from analysis.components.relations.lexicon import EventWord, Frame, event_words
from analysis.components.relations.nearby import joined, named_at
from analysis.components.relations.parties import Party, party
from analysis.components.relations.verbs import is_harsh_word
from analysis.components.stance import StanceReading, calls_for
from analysis.components.statements.attribution import Attribution
from analysis.records import Event, Polarity

_FRAME = Frame(("nsubj",), ("obj",), reciprocal=False)
_WORDS = {
    kind: EventWord(kind, "VERB", event, polarity, strength, _FRAME)
    for kind, event, polarity, strength in (
        ("accuse", Event.ACCUSE, Polarity.CONFLICT, 0.6),
        ("criticise", Event.ACCUSE, Polarity.CONFLICT, 0.5),
        ("praise", Event.SUPPORT, Polarity.COOPERATION, 0.4),
        ("urge", Event.REQUEST, Polarity.CONFLICT, 0.3),
        ("demand", Event.REQUEST, Polarity.CONFLICT, 0.4),
        ("ask", Event.REQUEST, Polarity.CONFLICT, 0.3),
        ("threaten", Event.THREATEN, Polarity.CONFLICT, 0.6),
        ("threat", Event.THREATEN, Polarity.CONFLICT, 0.6),
    )
}
_ALLEGED = EventWord("allege", "VERB", Event.ACCUSE, Polarity.CONFLICT, 0.4, _FRAME)
_TOLD = EventWord("tell", "VERB", Event.CONSULT, Polarity.COOPERATION, 0.3, _FRAME)
_TELLING = frozenset({"tell", "inform", "assure", "remind", "brief", "notify", "reassure"})
_TELLING_TO = frozenset({
    "complain", "say", "explain", "write", "speak", "protest", "confide", "boast", "stress", "suggest", "promise", "present",
})  # fmt: skip
_ALLEGING = frozenset({"say", "claim", "write"})
_COMPLAINING = frozenset({"complain", "grumble", "lament", "protest", "object", "regret", "moan", "bemoan"})
_CONDITIONS = frozenset({"if", "unless", "until", "should"})
_THREAT = -0.2  # what the clause of one's own will must score to be a threat
_BLAME = -0.4  # what a clause about another must score to be an accusation
_LEADING = frozenset({"that", "of", "on", "for", "to", "against", "upon", "both"})


def of_statements(doc: Doc) -> Iterator[Happening]:
    """What the statements of `doc` do to those whom they address or speak of."""
    statements = (doc._.statements if doc.has_extension("statements") else None) or ()
    readings = (doc._.stances if doc.has_extension("stances") else None) or ()
    for statement, reading in zip(statements, readings, strict=False):
        if statement.cue is None or statement.source is None or not statement.actors or statement.negated:
            continue
        target = _addressed(statement)
        word = _word(statement, reading, target)
        if word is not None and target is not None and not set(target.keys) & _same_side(doc, statement.actors):
            cue = statement.cue.root
            yield Happening(word, cue, Party(statement.source.root, statement.actors), target, is_actual(cue))
        if (hearer := _hearer(statement)) is not None:
            yield Happening(_TOLD, statement.cue.root, Party(statement.source.root, statement.actors), hearer, True)
        if (threatened := _threatened(statement, reading)) is not None:
            yield Happening(
                _WORDS["threat"], statement.cue.root, Party(statement.source.root, statement.actors), threatened, True
            )


def _threatened(statement: Attribution, reading: StanceReading) -> Party | None:
    """Who is told what harm will be done on a condition of his: "said he would stop the gas if *Lima* imposed sanctions"."""
    head = statement.content[0].root
    if reading.score > _THREAT or not is_modal(head) or is_negated(head):
        return None
    own = actor_keys(next((child for child in head.children if child.dep_ == "nsubj"), head))
    if not set(own) & _same_side(head.doc, statement.actors):
        return None
    clauses = [child for child in head.children if child.dep_ == "advcl" and case_of(child) in _CONDITIONS]
    found = (party(child) for clause in clauses for child in clause.children if child.dep_.startswith("nsubj"))
    side = _same_side(head.doc, statement.actors)
    return next((who for who in found if who is not None and not side.intersection(who.keys)), None)


def _hearer(statement: Attribution) -> Party | None:
    """The one to whom something is told: "told *Li Qiang* that …"."""
    assert statement.cue is not None
    verb = statement.cue.root
    if verb.pos_ != "VERB" or is_passive(verb):
        return None
    if verb.lemma_ in _TELLING_TO:
        return next((found for token in obliques(verb, "to") if token.i > verb.i and (found := party(token))), None)
    if verb.lemma_ not in _TELLING:
        return None
    named = mentions_at(verb.doc)
    hearers = (child for child in verb.children if child.dep_ in ("iobj", "obj") and child.i in named)
    return next((Party(child, joined(named[child.i], child)) for child in hearers if child.i > verb.i), None)


def _same_side(doc: Doc, actors: tuple[str, ...]) -> set[str]:
    """The speakers and the countries that they speak for."""
    entries = doc._.actors or {}
    return {*actors, *(entries[key].country for key in actors if key in entries and entries[key].country)}


def _word(statement: Attribution, reading: StanceReading, target: Party | None) -> EventWord | None:
    assert statement.cue is not None
    if statement.cue_lemma == "call" and not calls_for(statement):
        return None  # "called the vote a farce" asks for nothing
    if statement.cue_type in _WORDS and not _strikes(statement.cue.root):
        return _WORDS[statement.cue_type]
    if target is None:
        return None
    if statement.cue_lemma in _COMPLAINING and target.token.dep_.startswith("nsubj"):
        return _ALLEGED
    if statement.cue_type in _ALLEGING and reading.score <= _BLAME and _does_it(target.token):
        return _ALLEGED
    return None


def _strikes(verb: Token) -> bool:
    """Whether the cue is a blow and no word: "attacked the depot"."""
    word = event_words().of(verb)
    return word is not None and word.event is Event.ASSAULT and not is_harsh_word(verb)


def _does_it(name: Token) -> bool:
    """Whether what is said of somebody is said as a fact of what he does: not what he may or should do."""
    head = name.head
    asserted = head.pos_ == "VERB" or any(child.dep_ == "cop" for child in head.children)
    return name.dep_ == "nsubj" and asserted and not is_modal(head)


def _addressed(statement: Attribution) -> Party | None:
    """The name that the content begins with: "(accused) *Peru* of …", "(demanded) that *Peru* …"."""
    part: Span = statement.content[0]
    start = part.start
    while start < part.end and part.doc[start].lower_ in _LEADING:
        start += 1
    found = named_at(part.doc, start, part.end) if start < part.end else None
    if found is None:
        return None
    token = part.doc[found.end - 1]
    head = next((part.doc[i] for i in range(found.start, found.end) if not found.start <= part.doc[i].head.i < found.end), token)
    return Party(head, joined(found, head))
