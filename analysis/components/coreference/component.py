"""The spaCy component that adds mentions without a name to those with one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from analysis.components.actors.entries import ActorMention
from analysis.components.coreference.anaphors import Pronoun, pronouns_in
from analysis.components.coreference.phrases import Scene
from analysis.components.coreference.ranking import Choice, choose
from analysis.records import How

FACTORY = "standpoint_coreference"


@Language.factory(FACTORY, assigns=["doc._.mentions"], requires=["doc._.actors", "doc._.mentions", "token.dep"])
def make_coreference(nlp: Language, name: str) -> object:
    """Place it after `standpoint_actors`."""
    return resolve


def resolve(doc: Doc) -> Doc:
    """Adds mentions to `Doc._.mentions`, which stays in text order."""
    found = list(links(Scene(doc)))
    doc._.mentions = sorted([*doc._.mentions, *found], key=lambda mention: (mention.start, -mention.end))
    return doc


def links(scene: Scene) -> Iterator[ActorMention]:
    for pronoun in pronouns_in(scene.tree):
        scene.read_to(pronoun.token)
        choice = choose(scene, pronoun)
        if choice is None:
            continue
        choice.referent.gender = choice.referent.gender or pronoun.gender
        scene.add(choice.referent, pronoun.token, pronoun=True)
        if choice.referent.keys:
            yield ActorMention(pronoun.token, pronoun.token + 1, choice.referent.keys, How.PRONOUN, _why(scene, pronoun, choice))


def _why(scene: Scene, pronoun: Pronoun, choice: Choice) -> str:
    return f"{scene.tree.lower[pronoun.token]}: {choice.phrase.role.name.lower()}, {choice.referent.name}"
