"""The spaCy component that finds actors, and the order in which it settles what each name means."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from analysis.actor_list import ActorList
from analysis.components.actors.bodies import ministries, ownerless_ministries, unlisted_organisations
from analysis.components.actors.collectives import collectives_in
from analysis.components.actors.draft import Draft
from analysis.components.actors.gazetteer import Gazetteer, Name, certain
from analysis.components.actors.listed import countries_in, listed_names
from analysis.components.actors.own import OwnNames
from analysis.components.actors.persons import full_names_in, single_names_in, surnames_in
from analysis.components.actors.surroundings import countries_of_the_rest
from analysis.components.actors.titled import titles_in
from analysis.components.names import corrected

FACTORY = "standpoint_actors"


@Language.factory(
    FACTORY, assigns=["doc._.actors", "doc._.mentions", "doc.ents"], requires=["doc.ents", "token.dep", "token.pos"]
)
def make_actors(nlp: Language, name: str) -> Any:
    return ActorFinder(nlp)


class ActorFinder:
    """Sets `Doc._.actors` (entries by key) and `Doc._.mentions` (in text order)."""

    def __init__(self, nlp: Language) -> None:
        self.gazetteer = Gazetteer(nlp)
        self.own = OwnNames(nlp, ActorList())

    def __call__(self, doc: Doc) -> Doc:
        names = self.gazetteer.find(doc)
        doc.ents = corrected(doc, certain(doc, names))
        doc._.actors, doc._.mentions = find(doc, names, self.own)
        return doc


def find(doc: Doc, names: list[Name], own: OwnNames) -> tuple[dict[str, Any], list[Any]]:
    """From the surest to the least sure: whoever is settled first keeps the words. `names` are the listed ones in it."""
    draft = Draft(doc, names)
    own.settle(draft)  # what a workspace has listed for itself
    listed_names(draft)  # leaders by full name, organisations; longer names before shorter ones
    full_names_in(draft)  # people whom nobody listed
    ministries(draft)  # "Kenya's Foreign Ministry", from its words
    unlisted_organisations(draft)
    titles_in(draft)  # "Russian President Vladimir Putin", "the new U.S. president"
    collectives_in(draft)  # "European leaders", "Chinese officials", "the Biden administration"
    surnames_in(draft)
    single_names_in(draft)
    countries_in(draft)  # what is left of names, demonyms and seats of government
    ownerless_ministries(draft)
    countries_of_the_rest(draft)  # "In Berlin, Transport Minister …"
    return draft.entries, sorted(draft.mentions, key=lambda mention: (mention.start, -mention.end))
