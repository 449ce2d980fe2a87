"""For which country somebody acts whom a pronoun owns: "its spokesman, Ahmed Zaki", "Jane Doe, her deputy"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from analysis.components.actors.entries import ActorMention, mentions_at
from analysis.components.statements.tree import Tree
from analysis.knowledge import leaders, organisations
from analysis.records import ActorKind

_PLACED = (ActorKind.PERSON, ActorKind.ORGANISATION)
_FOREIGN = frozenset({"counterpart", "guest", "host", "enemy", "ally", "partner", "opponent", "friend", "lawyer", "target"})
_DESCRIBING = ("appos", "flat", "nmod:desc", "compound")


def place_owned(doc: Doc, tree: Tree, found: Iterable[ActorMention]) -> None:
    """Gives people and bodies without a country that of the one whom the possessive pronoun before their noun means."""
    for mention in found:
        if doc[mention.start].tag_ != "PRP$" or len(mention.keys) > 1:
            continue
        country = doc._.actors[mention.keys[0]].country
        noun = tree.head[mention.start]
        if country is None or noun <= mention.start or tree.lower[noun] in _FOREIGN or _abroad(tree, mention.start, noun):
            continue
        for owned in _called(doc, tree, noun):
            entry = doc._.actors[owned]
            if entry.country is None and entry.kind in _PLACED and owned not in leaders() and owned not in organisations():
                doc._.actors[owned] = replace(entry, country=country)


def _abroad(tree: Tree, start: int, noun: int) -> bool:
    """ "Its *Peruvian* partner" says by itself of which country."""
    return any(tree.doc[i].ent_type_ in ("LOC", "MISC") for i in range(start, noun))


def _called(doc: Doc, tree: Tree, noun: int) -> set[str]:
    """The actors that the noun describes: named in its apposition, by what it is an apposition of, or "of" it."""
    at = mentions_at(doc)
    tokens = [noun, *(child for child in tree.children[noun] if tree.label[child] in _DESCRIBING)]
    above = tree.head[noun]
    if tree.label[noun] in _DESCRIBING or (tree.dep[noun] == "nmod" and tree.case(noun) == "of" and tree.pos[above] == "PROPN"):
        tokens.append(above)
    return {at[token].keys[0] for token in tokens if token in at and len(at[token].keys) == 1}
