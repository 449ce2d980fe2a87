"""The spaCy component that adds mentions without a name to those with one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from analysis.components.actors.entries import ActorMention
from analysis.components.coreference.anaphors import Pronoun, pronouns_in
from analysis.components.coreference.nouns import Noun, choose_called, nouns_in
from analysis.components.coreference.owners import place_owned
from analysis.components.coreference.pairs import Company, Pair, pairs_in
from analysis.components.coreference.phrases import Phrase, Referent, Scene
from analysis.components.coreference.ranking import choose
from analysis.components.coreference.roles import Role
from analysis.records import How

FACTORY = "standpoint_coreference"

_PLACES = {
    Role.SUBJECT: "the subject",
    Role.INNER_SUBJECT: "a subject",
    Role.OBJECT: "the object",
    Role.OWNER: "the owner named",
}


@Language.factory(FACTORY, assigns=["doc._.mentions"], requires=["doc._.actors", "doc._.mentions", "token.dep", "token.pos"])
def make_coreference(nlp: Language, name: str) -> object:
    """Place it after `standpoint_actors`."""
    return resolve


def resolve(doc: Doc) -> Doc:
    """Adds mentions to `Doc._.mentions`, which stays in text order."""
    scene = Scene(doc)
    found = list(links(scene))
    if found:
        doc._.mentions = sorted([*doc._.mentions, *found], key=lambda mention: (mention.start, -mention.end))
        place_owned(doc, scene.tree, found)
    return doc


def links(scene: Scene) -> Iterator[ActorMention]:
    """Each anaphor in the order of the text, so that those understood help with the next."""
    company = Company(scene)
    tree, covered = scene.tree, scene.covered
    anaphors: list[Pronoun | Pair | Noun] = [*pronouns_in(tree), *pairs_in(tree, covered), *nouns_in(tree, covered)]
    for anaphor in sorted(anaphors, key=lambda anaphor: anaphor.head):
        scene.read_to(anaphor.head)
        if isinstance(anaphor, Pronoun):
            mention = _pronoun(scene, anaphor)
        elif isinstance(anaphor, Pair):
            mention = _pair(scene, anaphor, company)
        else:
            mention = _noun(scene, anaphor)
        if mention is not None:
            yield mention


def _pronoun(scene: Scene, pronoun: Pronoun) -> ActorMention | None:
    choice = choose(scene, pronoun)
    if choice is None:
        return None
    choice.referent.learn(pronoun.gender, choice.likelihood)
    scene.add(choice.referent, pronoun.head, pronoun=True)
    why = _place(scene, pronoun.head, choice.phrase)
    return _mention(scene, pronoun.head, pronoun.head, choice.referent, How.PRONOUN, why)


def _pair(scene: Scene, pair: Pair, company: Company) -> ActorMention | None:
    found = company.of(pair)
    if found is None:
        return None
    referent, why = found
    scene.take(referent, pair.head)
    company.note(pair.head, referent)
    return _mention(scene, pair.start, pair.head, referent, How.PRONOUN, why)


def _noun(scene: Scene, noun: Noun) -> ActorMention | None:
    referent = choose_called(scene, noun)
    if referent is None:
        return None
    scene.take(referent, noun.head)
    return _mention(scene, noun.start, noun.head, referent, How.TITLE, f"called {noun.word}, named before")


def _mention(scene: Scene, start: int, head: int, referent: Referent, how: How, why: str) -> ActorMention | None:
    if not referent.keys:
        return None
    words = scene.doc[start : head + 1].text.lower()
    return ActorMention(start, head + 1, referent.keys, how, f"{words}: {why}, {referent.name}")


def _place(scene: Scene, at: int, phrase: Phrase) -> str:
    """In words where the antecedent stands."""
    back = scene.number[at] - phrase.sentence
    where = ("of this sentence", "of the sentence before")[back] if back < 2 else f"{back} sentences before"
    if phrase.joint:
        return "named together " + where.replace("of", "in", 1)
    place = _PLACES.get(phrase.role)
    if phrase.head > at:
        return "announces the subject that follows"
    return f"{place} {where}" if place and back < 2 else f"last mentioned {where.replace('of', 'in', 1)}"
