"""The spaCy component that adds mentions by pronoun to those by name."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from analysis.components.actors.entries import ActorMention
from analysis.records import ActorKind, How

FACTORY = "standpoint_coreference"

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@Language.factory(FACTORY, assigns=["doc._.mentions"], requires=["doc._.actors", "doc._.mentions", "token.dep"])
def make_coreference(nlp: Language, name: str) -> object:
    """Place it after `standpoint_actors`."""
    return resolve


def resolve(doc: Doc) -> Doc:
    """Adds mentions to `Doc._.mentions`, which stays in text order."""
    found: list[ActorMention] = []
    for token in doc:
        if (gender := _GENDER.get(token.lower_)) and (key := _subject_before(doc, token, gender)):
            why = f"{token.lower_}: the last subject before it, {doc._.actors[key].name}"
            found.append(ActorMention(token.i, token.i + 1, (key,), How.PRONOUN, why))
    doc._.mentions = sorted([*doc._.mentions, *found], key=lambda mention: (mention.start, -mention.end))
    return doc


def _subject_before(doc: Doc, pronoun: Token, gender: str) -> str | None:
    for mention in reversed(doc._.mentions):
        if mention.end <= pronoun.i and doc[mention.start : mention.end].root.dep_ in _SUBJECTS:
            entry = doc._.actors[mention.keys[0]]
            fits = entry.kind is ActorKind.PERSON and entry.gender in (gender, None)
            return entry.key if fits and len(mention.keys) == 1 else None
    return None
