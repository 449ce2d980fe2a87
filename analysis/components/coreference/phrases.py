"""The noun phrases of a document in the order in which a reader meets them, and who or what each speaks of.

Actors come with their keys from the component before. Every other noun phrase is kept as well, without a key: a pronoun
that fits it better than any actor is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from spacy.tokens import Doc

from analysis.components.actors.entries import ActorEntry, ActorMention
from analysis.components.coreference.binding import implied_subject
from analysis.components.coreference.roles import Role, role_of
from analysis.components.coreference.rows import conjuncts, head_of, rows_of_names
from analysis.components.coreference.voices import Voices
from analysis.components.coreference.words import people, words_for
from analysis.components.statements.tree import Tree, tree_of
from analysis.knowledge import given_names
from analysis.records import ActorKind

_PLURAL = frozenset({"NNS", "NNPS"})
_INSIDE = frozenset({"flat", "compound", "nmod:desc", "appos", "fixed", "goeswith", "amod", "nummod", "list", "conj"})
_SAME = frozenset({"flat", "nmod:desc", "appos", "compound"})
_NO_PHRASE = frozenset(
    {"compound", "flat", "amod", "fixed", "goeswith", "appos", "nmod:desc", "nummod", "advmod", "list", "case", "det"}
)
_GENDER_TOLD = 1.2  # two likely pronouns


class Sort(Enum):
    PERSON = "person"
    COUNTRY = "country"
    BODY = "body"  # an organisation or group
    THING = "thing"
    OPEN = "open"  # a name of nobody knows what


_SORTS = {
    ActorKind.PERSON: Sort.PERSON,
    ActorKind.COUNTRY: Sort.COUNTRY,
    ActorKind.ORGANISATION: Sort.BODY,
    ActorKind.GROUP: Sort.BODY,
}
_NAMED = {"PER": Sort.PERSON, "ORG": Sort.BODY, "LOC": Sort.THING, "MISC": Sort.THING}


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that the text speaks of; `keys` are empty where it is no actor, several where it is many.

    `times` counts its mentions up to where the reader is. Where no name tells the gender, pronouns do: `leaning` adds up how
    likely those were that spoke of a man (positive) or a woman (negative).
    """

    keys: tuple[str, ...]
    name: str
    sort: Sort
    plural: bool
    gender: str | None = None
    times: int = 0
    leaning: float = 0.0
    callings: set[str] = field(default_factory=set)
    """Nouns that the text has used for it: in an apposition, before its name, as a predicate."""

    def learn(self, gender: str | None, likelihood: float) -> None:
        """A pronoun of this gender has been taken to speak of it."""
        if gender and self.gender is None:
            self.leaning += likelihood if gender == "m" else -likelihood
            if abs(self.leaning) >= _GENDER_TOLD:
                self.gender = "m" if self.leaning > 0 else "f"


@dataclass(slots=True, eq=False)
class Phrase:
    """`head` is the token that carries it, `sentence` the number of its sentence."""

    referent: Referent
    head: int
    sentence: int
    role: Role
    pronoun: bool = False
    joint: bool = False


class Scene:
    """What a reader has before them: the phrases of each sentence, those of pronouns added as they are understood."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tree = tree_of(doc)
        self.voices = Voices(self.tree)
        self.number = _sentence_numbers(self.tree)
        self.sentences: list[list[Phrase]] = [[] for _ in range(self.number[-1] + 1 if self.number else 0)]
        self.actors: dict[str, ActorEntry] = doc._.actors
        self.referents: dict[tuple[str, ...], Referent] = {}
        self.at: dict[int, Phrase] = {}
        self.covered = bytearray(len(doc))
        self._named(doc._.mentions)
        self._unnamed()
        self._coordinated(rows_of_names(self.tree, doc._.mentions, self.at))
        for sentence in self.sentences:
            sentence.sort(key=lambda phrase: phrase.head)
        self._upcoming = [phrase for sentence in self.sentences for phrase in sentence][::-1]

    def add(self, referent: Referent, head: int, pronoun: bool = False) -> Phrase:
        phrase = Phrase(referent, head, self.number[head], role_of(self.tree, head), pronoun)
        self.sentences[phrase.sentence].append(phrase)
        self.at[head] = phrase
        return phrase

    def read_to(self, at: int) -> None:
        """Counts the mentions up to token `at`."""
        while self._upcoming and self._upcoming[-1].head < at:
            self._upcoming.pop().referent.times += 1

    def speaker_of(self, at: int) -> Referent | None:
        """Who speaks the quotation around token `at`, if there is one and we know."""
        speaker = self.voices.over(at)
        phrase = self.at.get(speaker) if speaker is not None else None
        return phrase.referent if phrase else None

    def take(self, referent: Referent, head: int) -> None:
        """Gives the phrase of a noun that has been understood to whom it means."""
        if (phrase := self.at.get(head)) is None:
            self.add(referent, head)
        else:
            phrase.referent = referent

    def near(self, at: int, back: int) -> Iterator[Phrase]:
        """The phrases of the sentence around token `at` and of those up to `back` before it."""
        here = self.number[at]
        for number in range(here, max(-1, here - back - 1), -1):
            yield from self.sentences[number]

    def referent(self, keys: tuple[str, ...]) -> Referent:
        """Of one actor or several together."""
        keys = tuple(sorted(dict.fromkeys(keys))) if len(keys) > 1 else keys
        if keys not in self.referents:
            self.referents[keys] = self._of_actors([self.actors[key] for key in keys])
        return self.referents[keys]

    @staticmethod
    def _of_actors(entries: list[ActorEntry]) -> Referent:
        sorts = {_SORTS[entry.kind] for entry in entries}
        keys = tuple(entry.key for entry in entries)
        if len(entries) == 1:
            entry = entries[0]
            sort = Sort.PERSON if entry.kind is ActorKind.PERSON else sorts.pop()
            return Referent(keys, entry.name, sort, entry.plural, entry.gender)
        name = " and ".join(entry.name for entry in entries)
        return Referent(keys, name, sorts.pop() if len(sorts) == 1 else Sort.BODY, True)

    def _named(self, mentions: Iterable[ActorMention]) -> None:
        tree = self.tree
        for mention in mentions:
            head = head_of(tree, mention.start, mention.end)
            referent = self.referent(mention.keys)
            self.covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            for noun in _callings(tree, mention, head):
                referent.callings.add(tree.lower[noun])
            head = self._carrier(head)
            if head not in self.at:
                self.add(referent, head)

    def _carrier(self, head: int) -> int:
        """ "the president, Joe Biden, said": the noun before the name carries both."""
        tree = self.tree
        above = tree.head[head]
        named_later = tree.label[head] in ("appos", "flat", "nmod:desc") and above < head and tree.pos[above] in ("NOUN", "PROPN")
        if named_later and not self.covered[above] and above not in self.at:
            self.covered[above] = 1
            return above
        return head

    def _unnamed(self) -> None:
        tree, nouns, time = self.tree, people(), words_for("time")
        for i, pos in enumerate(tree.pos):
            if (pos != "NOUN" and pos != "PROPN") or self.covered[i] or tree.label[i] in _NO_PHRASE or tree.lower[i] in time:
                continue
            if tree.label[i] == "conj" and tree.pos[tree.head[i]] not in ("NOUN", "PROPN", "PRON"):
                continue
            if self._is_predicate(i):
                continue
            self.add(self._unnamed_referent(i, nouns), i)

    def _unnamed_referent(self, i: int, nouns: dict[str, str | None]) -> Referent:
        tree = self.tree
        plural, word = tree.tag[i] in _PLURAL, tree.lower[i]
        key = ("", word)
        if key not in self.referents:
            noun = singular(word) if plural else word
            gender = nouns.get(noun) or (given_names().get(self.doc[i].text) if tree.pos[i] == "PROPN" else None)
            self.referents[key] = Referent((), word, self._sort(i, noun in nouns), plural, gender)
        return self.referents[key]

    def _sort(self, i: int, person: bool) -> Sort:
        """Of a phrase that is no actor: by its noun, by what the pipeline takes the name for."""
        if person:
            return Sort.PERSON
        return _NAMED.get(self.doc[i].ent_type_, Sort.OPEN) if self.tree.pos[i] == "PROPN" else Sort.THING

    def _is_predicate(self, i: int) -> bool:
        """ "She is the chancellor", "became an ally", "served as envoy": what its subject may be called from then on."""
        tree = self.tree
        first = i
        while tree.label[first] == "conj" and tree.pos[tree.head[first]] in ("NOUN", "PROPN"):
            first = tree.head[first]
        if tree.child(first, "cop") is not None:
            subject = tree.child(first, "nsubj")
        elif tree.label[first] == "xcomp" or (tree.dep[first] == "obl" and tree.case(first) == "as"):
            subject = implied_subject(tree, tree.head[first])
        else:
            return False
        if subject in self.at:
            self.at[subject].referent.callings.add(tree.lower[i])
        return True

    def _coordinated(self, rows: Iterable[list[int]]) -> None:
        """ "Xi and Putin" is a phrase of its own beside those of its members: by its row of names, else by the tree."""
        seen: set[int] = set()
        for row in rows:
            if len({self.at[head].referent.sort is Sort.PERSON for head in row}) == 1:
                self._share_subject(row)
                self._join(row)
                seen |= set(row)
        for head in list(self.at):
            others = conjuncts(self.tree, head)
            members = [head, *(other for other in others if other in self.at)]
            if len(members) > 1 and head not in seen:
                self._join(members)

    def _share_subject(self, row: list[int]) -> None:
        """Where the parser made one of the row the subject, all are."""
        if any(self.at[head].role is Role.SUBJECT for head in row):
            for head in row:
                self.at[head].role = Role.SUBJECT

    def _join(self, heads: list[int]) -> None:
        first, members = self.at[heads[0]], [self.at[head].referent for head in heads]
        actors = all(member.keys for member in members)
        referent = self.referent(tuple(key for m in members for key in m.keys)) if actors else _many(members)
        self.sentences[first.sentence].append(Phrase(referent, first.head, first.sentence, first.role, joint=True))


def _many(members: list[Referent]) -> Referent:
    sorts = {member.sort for member in members}
    return Referent((), " and ".join(m.name for m in members), sorts.pop() if len(sorts) == 1 else Sort.OPEN, True)


def singular(noun: str) -> str:
    """ "ministers" -> "minister"; irregular ones as far as news needs them."""
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun in ("children", "people"):
        return {"children": "child", "people": "person"}[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun.removesuffix("s")


def _callings(tree: Tree, mention: ActorMention, head: int) -> Iterator[int]:
    """Nouns that say what an actor is: within a title, before the name, as its apposition, as what the name is apposed to."""
    if mention.how.value == "title":
        yield mention.end - 1
    for child in tree.children[head]:
        if tree.label[child] in _SAME and tree.pos[child] in ("NOUN", "PROPN") and not mention.start <= child < mention.end:
            yield child
    if tree.label[head] in ("appos", "flat", "nmod:desc") and tree.pos[tree.head[head]] in ("NOUN", "PROPN"):
        yield tree.head[head]
    subject_of = tree.head[head]
    if tree.label[head] == "nsubj" and tree.pos[subject_of] == "NOUN" and tree.child(subject_of, "cop") is not None:
        yield subject_of


def _sentence_numbers(tree: Tree) -> list[int]:
    numbers, number = [], -1
    for i, (start, _) in enumerate(tree.sentence):
        number += start == i
        numbers.append(number)
    return numbers
