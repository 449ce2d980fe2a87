"""The spaCy component that finds relations, and the order in which it looks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from analysis.components.actors import mentions_at
from analysis.components.relations.happening import Happening
from analysis.components.relations.lexicon import event_words
from analysis.components.relations.nouns import of_noun
from analysis.components.relations.pairs import RelationMatch, pairs
from analysis.components.relations.parties import Party
from analysis.components.relations.speech import of_statements
from analysis.components.relations.verbs import of_adjective, of_descriptions, of_joint_action, of_phrases, of_verb
from analysis.records import Event

FACTORY = "standpoint_relations"
_READERS = {"VERB": of_verb, "NOUN": of_noun, "ADJ": of_adjective}

Doc.set_extension("relations", default=None, force=True)


@Language.factory(
    FACTORY, assigns=["doc._.relations"], requires=["token.dep", "token.head", "token.lemma", "token.pos", "doc.sents"]
)
def make_relations(nlp: Language, name: str) -> object:
    """Place it after the actors and coreference."""
    return add_relations


def add_relations(doc: Doc) -> Doc:
    doc._.relations = find_relations(doc)
    return doc


def find_relations(doc: Doc) -> list[RelationMatch]:
    """All relations between the actors of `doc`, in text order."""
    return _distinct([match for happening in _happenings(doc) for match in pairs(happening)])


def _happenings(doc: Doc) -> Iterator[Happening]:
    """What happens in the sentences that name at least two actors; who spoke is known from the statements too."""
    speakers = _speakers(doc)
    for happening in _read(doc):
        if happening.source is None and happening.trigger.i in speakers:
            happening = replace(happening, source=speakers[happening.trigger.i])
        yield happening
    yield from of_statements(doc)


def _speakers(doc: Doc) -> dict[int, Party]:
    """For each token of a statement's cue, the statement's actors."""
    statements = (doc._.statements if doc.has_extension("statements") else None) or ()
    known = (statement for statement in statements if statement.cue and statement.source and statement.actors)
    return {token.i: Party(one.source.root, one.actors) for one in known for token in one.cue}


def _read(doc: Doc) -> Iterator[Happening]:
    words = event_words()
    named = mentions_at(doc)
    for sentence in doc.sents:
        present = {key for index in range(sentence.start, sentence.end) if index in named for key in named[index].keys}
        if len(present) < 2:
            continue
        for token in sentence:
            word = words.expected(token) or words.of(token)
            if word is None or (token.i in named and token.pos_ != "VERB"):
                continue
            happening = _READERS[word.kind](token, word)
            if happening is not None:
                yield happening
        yield from of_phrases(sentence)
        yield from of_descriptions(sentence)
        yield from of_joint_action(sentence)


def _distinct(matches: list[RelationMatch]) -> list[RelationMatch]:
    """Of the matches with one source, target and event in one sentence, the strongest; what happened before what may."""
    best: dict[tuple[str, str, Event, int], RelationMatch] = {}
    for match in matches:
        key = (match.source, match.target, match.event, match.evidence.sent.start)
        old = best.get(key)
        if old is None or (match.actual, match.strength) > (old.actual, old.strength):
            best[key] = match
    return sorted(best.values(), key=lambda match: (match.evidence.start, match.evidence.end))
