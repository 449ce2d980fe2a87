"""Precision and recall of links from pronouns and definite nouns to named actors, on GUM's coreference marks.

An *anaphor* is a personal or possessive pronoun of the third person, or a definite noun ("the president", "both leaders")
that does not say itself who is meant: no name, no of-phrase, relative clause or apposition of its own, and not the first
mention of its entity. It counts where its gold entity is a person, an organisation or a country that the document names.
A link is right if it leads to that entity; of a plural one, if it leads to all of its members and nobody else.
Precision is right links / links, recall is right links / anaphors.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from analysis.benchmarks.gum import Document, Marked, documents
from analysis.components.actors.entries import ActorEntry, ActorMention
from analysis.components.coreference import resolve
from analysis.knowledge import countries, given_names
from analysis.records import ActorKind, How

GENRES = ("news", "interview", "speech", "bio")
_KINDS = {"person": ActorKind.PERSON, "organization": ActorKind.ORGANISATION, "place": ActorKind.COUNTRY}
_PRONOUNS = frozenset({
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs",
    "themselves", "both",
})  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_OWN_PHRASES = frozenset({"nmod", "acl", "acl:relcl", "appos", "flat"})
_MODIFIERS = frozenset({"compound", "nmod:desc", "amod", "appos", "flat", "nmod:poss"})
_NOT_ANAPHORIC = frozenset({"appos", "compound", "flat", "nmod:desc", "vocative", "dislocated"})
_HONORIFICS = {"mr": "m", "mr.": "m", "sir": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f"}

Members = frozenset[str]  # entities of the document
Links = dict[int, tuple[ActorMention, list[list[int]]]]  # by first character: the mention, and where each of its actors is named


@dataclass(slots=True)
class Score:
    """`anaphors` that should be linked, `links` that were made, `right` among them."""

    anaphors: int = 0
    links: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.links if self.links else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.anaphors if self.anaphors else 0.0

    def __str__(self) -> str:
        return f"{self.anaphors:5} {self.links:6} {self.right:6} {self.precision:10.3f} {self.recall:8.3f}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one anaphor or link."""

    document: str
    token: int
    words: str
    gold: Members | None  # None: not an anaphor that counts
    found: Members | None
    why: str = ""

    @property
    def sort(self) -> str:
        word = self.words.lower()
        return word if word in _PRONOUNS else "definite noun"


@dataclass(slots=True)
class Figures:
    """All documents of a file: with GUM's names and trees (`gold`), and with those of our own pipeline (`own`)."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)

    def scores(self, setting: str) -> dict[str, Score]:
        """By sort of anaphor, "all" last."""
        found: dict[str, Score] = defaultdict(Score)
        for outcome in self.outcomes[setting]:
            for sort in (_GROUPS.get(outcome.sort, outcome.sort), "all"):
                found[sort].anaphors += outcome.gold is not None
                found[sort].links += outcome.found is not None
                found[sort].right += outcome.gold is not None and outcome.gold == outcome.found
        return {sort: found[sort] for sort in (*sorted(found.keys() - {"all"}), "all") if sort in found}

    def as_json(self) -> str:
        return json.dumps(
            {
                setting: {
                    sort: asdict(score) | {"precision": round(score.precision, 4), "recall": round(score.recall, 4)}
                    for sort, score in self.scores(setting).items()
                }
                for setting in self.outcomes
            }
        )

    def as_text(self) -> str:
        lines = []
        for setting in self.outcomes:
            lines += [_TITLES[setting], f"{'':<16} gold  links  right  precision   recall"]
            lines += [f"{sort:<16}{score}" for sort, score in self.scores(setting).items()]
            lines.append("")
        return "\n".join(lines).rstrip()


_TITLES = {"gold": "With GUM's names and trees", "own": "With our own pipeline"}
_GROUPS = {
    word: group
    for group, words in {
        "he, she": "he him his himself she her hers herself",
        "it": "it its itself",
        "they, both": "they them their theirs themselves both",
    }.items()
    for word in words.split()
}


def measure(corpora: Path, nlp: Language | None, part: str = "dev") -> Figures:
    """Both settings over GUM's news, interviews, speeches and biographies in `corpora`/ud/`part`.conllu; only GUM's own
    names and trees where `nlp` (as `analysis.pipeline.load` gives it) is None.

    Raises:
        StandpointError: the file is missing.
    """
    figures = Figures({setting: [] for setting in (("gold", "own") if nlp else ("gold",))})
    for document in documents(corpora / "ud" / f"{part}.conllu", GENRES):
        gold = document.doc(nlp.vocab if nlp else _vocab())
        truth = Truth(document, gold)
        figures.outcomes["gold"] += truth.judge(_with_gold_names(gold, document, truth))
        if nlp:
            figures.outcomes["own"] += truth.judge(_with_own_names(nlp, document))
    return figures


def _vocab():
    import spacy

    return spacy.blank("en").vocab


class Truth:
    """Which anaphors of a document lead to which of its named entities."""

    def __init__(self, document: Document, doc: Doc) -> None:
        self.document, self.doc = document, doc
        self.offsets = document.offsets()
        self.named: dict[str, list[Marked]] = defaultdict(list)
        for mark in document.marks:
            if _is_name(doc, mark):
                self.named[mark.entity].append(mark)
        self.names_at = {_head(doc, mark).i: mark.entity for marks in self.named.values() for mark in marks}
        self.anaphors = dict(self._anaphors())

    def _anaphors(self) -> Iterator[tuple[int, Members]]:
        seen: set[str] = set()
        for mark in self.document.marks:
            head = _head(self.doc, mark)
            if is_anaphor(head) and not _is_coordinated(self.doc, mark):
                members = self._members(mark.entity)
                if members and (head.pos_ == "PRON" or mark.entity in seen or self.document.parts.get(mark.entity)):
                    yield head.i, members
            seen.add(mark.entity)

    def _members(self, entity: str) -> Members:
        """The named entities that one is or is made of; empty if one of them is never named."""
        if entity in self.named:
            return frozenset({entity})
        parts = set(self.document.parts.get(entity, ()))
        for mark in self.document.marks:
            if not parts and mark.entity == entity and _is_coordinated(self.doc, mark):
                parts = {self.names_at.get(i, "") for i in _conjuncts(_head(self.doc, mark))}
        return frozenset(parts) if all(part in self.named for part in parts) else frozenset()

    def judge(self, found: Links) -> list[Outcome]:
        """`found` gives, by first character, each mention that coreference added and where its actors are named."""
        by_character = {self.offsets[i]: i for i in range(len(self.doc))}
        links: dict[int, tuple[Members, str]] = {}
        for character, (mention, named) in found.items():
            if character in by_character and is_anaphor(self.doc[by_character[character]]):
                links[by_character[character]] = (self._entities(named), mention.why)
        outcomes = []
        for i in sorted(links.keys() | self.anaphors.keys()):
            entities, why = links.get(i, (None, ""))
            outcomes.append(Outcome(self.document.id, i, self.doc[i].text, self.anaphors.get(i), entities, why))
        return outcomes

    def _entities(self, named: list[list[int]]) -> Members:
        """For each actor the entity that most of its names (their first characters) are."""
        return frozenset(self._most(places) for places in named)

    def _most(self, places: list[int]) -> str:
        votes = Counter(self._at_character[place] for place in places if place in self._at_character)
        return votes.most_common(1)[0][0] if votes else "?"

    @property
    def _at_character(self) -> dict[int, str]:
        return {self.offsets[i]: entity for i, entity in self.names_at.items()}


def is_anaphor(head: Token) -> bool:
    """Whether a phrase with this head is a pronoun of the third person, or a definite noun that does not itself say whom."""
    if head.lower_ in _PRONOUNS and head.pos_ == "PRON":
        return True
    if head.pos_ != "NOUN" or head.dep_ in _NOT_ANAPHORIC:
        return False
    children = list(head.children)
    if any(child.dep_ in _OWN_PHRASES or child.dep_ == "cop" or child.pos_ == "PROPN" for child in children):
        return False
    return any(child.lower_ in _DEFINITE and child.dep_.startswith("det") for child in children)


def _head(doc: Doc, mark: Marked) -> Token:
    core = [doc[i] for i in mark.core if i < len(doc)]
    return next((token for token in core if not mark.start <= token.head.i < mark.end or token.head == token), core[0])


def _is_name(doc: Doc, mark: Marked) -> bool:
    if mark.kind not in _KINDS or _is_coordinated(doc, mark):
        return False
    head = _head(doc, mark)
    return head.pos_ == "PROPN" and (mark.kind != "place" or _country(doc, mark) is not None)


def _country(doc: Doc, mark: Marked) -> str | None:
    name = doc[min(mark.core) : max(mark.core) + 1].text
    return next((key for key, c in countries().items() if name in (c.name, c.official, *c.aliases)), None)


def _is_coordinated(doc: Doc, mark: Marked) -> bool:
    return any(mark.start <= child.i < mark.end for child in _head(doc, mark).children if child.dep_ == "conj")


def _conjuncts(head: Token) -> list[int]:
    return [head.i, *(child.i for child in head.children if child.dep_ == "conj")]


def _with_gold_names(doc: Doc, document: Document, truth: Truth) -> Links:
    doc._.actors, doc._.mentions = {}, []
    for entity, marks in truth.named.items():
        name = doc[min(marks[0].core) : max(marks[0].core) + 1]
        plural = _head(doc, marks[0]).tag_ == "NNPS"
        kind = ActorKind.GROUP if plural else _KINDS[marks[0].kind]
        if kind is ActorKind.ORGANISATION and _country(doc, marks[0]):
            kind = ActorKind.COUNTRY
        doc._.actors[entity] = ActorEntry(entity, name.text, kind, None, _gender(doc, marks), plural)
        for mark in marks:
            doc._.mentions.append(ActorMention(min(mark.core), max(mark.core) + 1, (entity,), How.NAME))
    doc._.mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return _added(doc)


def _gender(doc: Doc, marks: list[Marked]) -> str | None:
    """As the actors component finds it: by the given name, else by Mr or Mrs."""
    for mark in marks:
        if mark.kind != "person":
            return None
        for token in doc[mark.start : mark.end]:
            if found := _HONORIFICS.get(token.lower_) or given_names().get(token.text):
                return found
    return None


def _with_own_names(nlp: Language, document: Document) -> Links:
    doc = nlp.make_doc(document.text)
    doc._.published = document.created
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "standpoint_actors":
            break
    return _added(doc)


def _added(doc: Doc) -> Links:
    """The mentions that coreference adds, by the first character of their head, with the places where their actors are named."""
    named: dict[str, list[int]] = defaultdict(list)
    for mention in doc._.mentions:
        for key in mention.keys:
            named[key].append(doc[mention.start : mention.end].root.idx)
    before = set(doc._.mentions)
    resolve(doc)
    added = [mention for mention in doc._.mentions if mention not in before]
    return {doc[m.start : m.end].root.idx: (m, [named[key] for key in m.keys]) for m in added}
