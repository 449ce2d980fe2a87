"""Who is meant by "the president", "the ministry", "the bloc", "the country": somebody whom the noun can call, named lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis.components.coreference.binding import forbidden
from analysis.components.coreference.phrases import Phrase, Referent, Scene, Sort
from analysis.components.coreference.roles import Role
from analysis.components.coreference.words import office, people, words_for
from analysis.components.statements.tree import Tree
from analysis.knowledge import leaders, organisations, roles_of, titles
from analysis.records import ActorKind

_OWN = frozenset({"nmod", "acl", "appos", "flat", "compound", "conj", "nummod"})
_POINTING = frozenset({"the", "this", "that"})
_FORMER = frozenset({"former", "ex", "previous", "late"})
_ANOTHER = frozenset(
    {"other", "another", "next", "first", "second", "third", "last", "same", "new", "own", "only", "future", "then", "whole"}
)
_FRESH = frozenset({"new"})
_BACK = {Sort.PERSON: 8, Sort.BODY: 8, Sort.COUNTRY: 2}  # sentences
_SENTENCE_BACK = 0.6
_ROLE = {Role.SUBJECT: 1.0, Role.INNER_SUBJECT: 0.8, Role.OBJECT: 0.5, Role.OWNER: 0.5, Role.OBLIQUE: 0.3, Role.COMPLEMENT: 0.2}
_MARGIN = 0.7


@dataclass(frozen=True, slots=True)
class Noun:
    """A definite noun: its tokens, the word that calls somebody, and what stands before it: "the *Commission* president"."""

    start: int
    head: int
    word: str
    former: bool
    fresh: bool = False
    """ "The new president": one who holds the office by now."""
    of: frozenset[str] = frozenset()


def nouns_in(tree: Tree, covered: bytearray) -> Iterator[Noun]:
    """Definite nouns for a person, body or country that do not say themselves which."""
    known = _words()
    for i, word in enumerate(tree.lower):
        if word not in known or covered[i] or tree.tag[i] != "NN" or tree.pos[i] != "NOUN":
            continue
        pointer = next((c for c in tree.children[i] if tree.lower[c] in _POINTING and tree.dep[c] == "det"), None)
        if pointer is None or tree.label[i] in ("appos", "compound", "conj", "nmod:desc", "xcomp") or _tells(tree, i):
            continue
        modifiers = {tree.lower[c] for c in tree.children[i] if tree.dep[c] == "amod"}
        of = frozenset(tree.lower[c] for c in tree.children[i] if tree.dep[c] == "compound")
        if of and word not in people():
            continue
        if not modifiers & _ANOTHER - _FRESH and not (word in words_for("country") and tree.lower[pointer] != "the"):
            yield Noun(pointer, i, word, bool(modifiers & _FORMER), bool(modifiers & _FRESH), of)


def _tells(tree: Tree, i: int) -> bool:
    """Whether the phrase says itself who is meant; an apposition only describes whom the rest means."""
    return any(
        (tree.dep[c] in _OWN and not (tree.dep[c] == "compound" or (tree.dep[c] == "appos" and tree.pos[c] == "NOUN")))
        or tree.label[c] == "cop"
        for c in tree.children[i]
    )


def choose_called(scene: Scene, noun: Noun) -> Referent | None:
    """The actor whom the noun calls, or None where there is none or two are about as near."""
    scores: dict[Referent, float] = {}
    for phrase in scene.near(noun.head, max(_BACK.values())):
        if phrase.head >= noun.head:
            continue
        back = scene.number[noun.head] - phrase.sentence
        if not phrase.referent.keys:
            if _introduces(scene, phrase, noun.word):
                scores[phrase.referent] = max(scores.get(phrase.referent, -9.0), 1.0 - _SENTENCE_BACK * back)
            continue
        if len(phrase.referent.keys) > 1 or back > _BACK[phrase.referent.sort] or not _calls(scene, noun, phrase.referent):
            continue
        if phrase.referent is scene.speaker_of(noun.head) or forbidden(scene.tree, phrase.head, noun.head):
            continue
        score = _ROLE.get(phrase.role, 0.0) - _SENTENCE_BACK * back
        scores[phrase.referent] = max(scores.get(phrase.referent, -9.0), score)
    ranked = sorted(scores, key=lambda referent: -scores[referent])
    if not ranked:
        return _only_one(scene, noun)
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN:
        return None
    return ranked[0] if ranked[0].keys else None


def _only_one(scene: Scene, noun: Noun) -> Referent | None:
    """Of an office that the text has given to nobody: the subject of the sentence before, where the paragraph has named
    nobody else and no list knows another office of theirs.
    """
    tree, at = scene.tree, noun.head
    if noun.of or noun.former or noun.word not in _offices():
        return None
    named = [
        phrase
        for phrase in scene.near(at, _BACK[Sort.PERSON])
        if phrase.head < at
        and phrase.referent.keys
        and phrase.referent.sort is Sort.PERSON
        and tree.paragraph[phrase.head] == tree.paragraph[at]
    ]
    who = {phrase.referent for phrase in named}
    before = any(p.role is Role.SUBJECT and p.sentence == scene.number[at] - 1 for p in named)
    if len(who) != 1 or not before:
        return None
    (one,) = who
    unplaced = not one.plural and one.keys[0] not in leaders() and not one.callings & _offices()
    return one if unplaced and people().get(noun.word) in (None, one.gender) else None


@cache
def _offices() -> frozenset[str]:
    return frozenset(office(title) for title in titles())


def _introduces(scene: Scene, phrase: Phrase, word: str) -> bool:
    """Somebody else of that calling without a name: "a minister", "Chile's ministry", "the head of the agency"."""
    tree, head = scene.tree, phrase.head
    return tree.lower[head] == word and any(
        tree.lower[c] in ("a", "an", "another") or tree.dep[c] == "nmod" or tree.label[c] == "nmod:poss"
        for c in tree.children[head]
    )


def _calls(scene: Scene, noun: Noun, referent: Referent) -> bool:
    word, entry = noun.word, scene.actors[referent.keys[0]]
    if referent.sort is Sort.PERSON:
        if word not in people() or (people()[word] not in (None, referent.gender, entry.gender) and referent.gender):
            return False
        current = word in offices(entry.key, scene.doc._.published)
        if noun.of and not noun.of <= office_words(entry.key, scene.doc._.published):
            return False
        if noun.fresh and not current:
            return False
        return (word in referent.callings and not current) if noun.former else (current or word in referent.callings)
    if referent.sort is Sort.COUNTRY:
        return entry.kind is ActorKind.COUNTRY and word in words_for("country")
    return word in body_nouns(entry.key, entry.name) or word in referent.callings


@cache
def offices(key: str, on: date | None) -> frozenset[str]:
    """The nouns of the titles that a listed person holds on that day: "president", "minister"."""
    if on is None or key not in leaders():
        return frozenset()
    return frozenset(office(title) for role in roles_of(key, on) for title in role.titles)


@cache
def office_words(key: str, on: date | None) -> frozenset[str]:
    """All words of the titles that a listed person holds on that day, and of whom they serve: "commission", "foreign"."""
    if on is None or key not in leaders():
        return frozenset()
    names = [title for role in roles_of(key, on) for title in role.titles]
    names += [organisations()[role.organisation].name for role in roles_of(key, on) if role.organisation in organisations()]
    return frozenset(word for name in names for word in name.lower().split())


@cache
def body_nouns(key: str, name: str) -> frozenset[str]:
    """What an organisation may be called: its listed nouns, and the nouns in its name ("Foreign Ministry": the ministry)."""
    listed = organisations()[key].nouns if key in organisations() else ()
    words = {word.lower().strip(",.") for word in name.split()}
    return frozenset({noun.split()[-1] for noun in listed} | (words & words_for("organisation")))


@cache
def _words() -> frozenset[str]:
    listed = {noun.split()[-1] for organisation in organisations().values() for noun in organisation.nouns}
    return frozenset(people()) | words_for("organisation") | words_for("country") | listed
