"""Who is meant by "both leaders", "the two countries", "the three": so many of a kind that the text has lately named together.

Named together are those in a coordination (*Xi and Putin*), whoever meets or calls somebody, does something *with* them, or is
tied to them by a hyphen (*China-Russia trade*). Two people stand for their countries too, less surely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.components.coreference.binding import commanding, implied_subject
from analysis.components.coreference.phrases import Referent, Scene, Sort
from analysis.components.coreference.words import words_for
from analysis.components.statements.tree import Tree
from analysis.knowledge.tables import DATA, rows
from analysis.records import ActorKind

_STRENGTH = {"coordinated": 1.0, "understood": 1.5, "meeting": 0.8, "with": 0.3, "their countries": 0.5}
_DECAY = 0.9  # a sentence
_ENOUGH = 0.35
_CLEARLY = 1.3  # times the next best
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
_HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A phrase for two (or three, four): its tokens, of what kind they are (None: of any), and how many."""

    start: int
    head: int
    kind: Sort | None
    count: int = 2


def pairs_in(tree: Tree, covered: bytearray) -> Iterator[Pair]:
    """ "both leaders", "the two countries", "the pair", "both" and "the two" alone; not where a name tells whose they are."""
    for i, word in enumerate(tree.lower):
        if covered[i]:
            continue
        if word in ("both", "two") and tree.pos[i] != "ADV":
            if (
                tree.dep[i] in ("nsubj", "obj", "obl", "nmod")
                and not _described(tree, i)
                and (word == "both" or _the(tree, i) is not None)
            ):
                yield Pair(i if word == "both" else _start(tree, i), i, None)
        elif tree.pos[i] == "NOUN" and (pair := _noun_pair(tree, i)):
            yield pair


def _noun_pair(tree: Tree, i: int) -> Pair | None:
    word = tree.lower[i]
    people, states, either = words_for("both people"), words_for("both countries"), words_for("both")
    if word not in people and word not in states and word not in either:
        return None
    if _described(tree, i) or tree.child(i, "nmod:poss", "conj", "compound") is not None or tree.label[i] == "conj":
        return None
    before = {tree.lower[c] for c in tree.children[i] if c < i}
    count = 2 if word in ("pair", "duo") else next((_COUNTS[number] for number in before & _COUNTS.keys()), 0)
    if not count or not ("both" in before or _the(tree, i) is not None):
        return None
    kinds = [kind for kind, words in ((Sort.PERSON, people), (Sort.COUNTRY, states)) if word in words and word not in either]
    return Pair(_start(tree, i), i, kinds[0] if len(kinds) == 1 else None, count)


def _described(tree: Tree, i: int) -> bool:
    """Whether the phrase tells by itself who is meant: "both leaders of the coalition", "the two who stayed"."""
    later = [c for c in tree.children[i] if c > i and tree.label[c] != "nmod:poss"]
    return any(tree.dep[c] in ("nmod", "appos") or (tree.dep[c] == "acl" and tree.lower[tree.left[c] - 1] != ",") for c in later)


def _the(tree: Tree, i: int) -> int | None:
    return next((c for c in tree.children[i] if tree.lower[c] in ("the", "these", "those")), None)


def _start(tree: Tree, i: int) -> int:
    return min([i, *(c for c in tree.children[i] if tree.dep[c] in ("det", "nummod", "amod", "cc") and c < i)])


class Company:
    """Who has been named together with whom, and where."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.understood: list[tuple[int, Referent, float]] = []

    def note(self, at: int, referent: Referent) -> None:
        """A phrase for two that has been understood speaks for the next one."""
        self.understood.append((at, referent, _STRENGTH["understood"]))

    def of(self, pair: Pair) -> tuple[Referent, str] | None:
        """The two whom the phrase means and why, or None where nobody or more than one pair comes into question."""
        number = self.scene.number
        outsiders = set(self._governing(pair.head))
        weights: dict[Referent, float] = defaultdict(float)
        for at, referent, strength in self._together():
            suits = len(referent.keys) == pair.count and pair.kind in (referent.sort, None)
            if at < pair.head and suits and not outsiders & set(referent.keys):
                weights[referent] += strength * _DECAY ** (number[pair.head] - number[at])
        ranked = sorted(weights, key=lambda referent: -weights[referent])
        if ranked and weights[ranked[0]] >= _ENOUGH and (len(ranked) == 1 or weights[ranked[0]] >= _CLEARLY * weights[ranked[1]]):
            return ranked[0], "named together before"
        return self._only_ones(pair, outsiders)

    def _together(self) -> Iterator[tuple[int, Referent, float]]:
        for at, referent, strength in [*self.understood, *_coordinated(self.scene), *self._partners(), *self._hyphenated()]:
            yield at, referent, strength
            if referent.sort is Sort.PERSON and (countries := self._joined(list(referent.keys), Sort.COUNTRY)):
                yield at, countries, strength * _STRENGTH["their countries"]

    def _partners(self) -> Iterator[tuple[int, Referent, float]]:
        at = self.scene.at
        for head, phrase in list(at.items()):
            found = _partner(self.scene.tree, head)
            if found and found[0] in at and (both := self._both(phrase.referent, at[found[0]].referent)):
                yield max(head, found[0]), both, found[1]

    def _hyphenated(self) -> Iterator[tuple[int, Referent, float]]:
        at, tree = self.scene.at, self.scene.tree
        for i, phrase in list(at.items()):
            if i + 2 in at and tree.lower[i + 1] in _HYPHENS and (both := self._both(phrase.referent, at[i + 2].referent)):
                yield i + 2, both, _STRENGTH["coordinated"]

    def _both(self, one: Referent, other: Referent) -> Referent | None:
        """Two people or two countries; of a person and a country both countries."""
        if one is other or len(one.keys) != 1 or len(other.keys) != 1:
            return None
        sorts = {one.sort, other.sort}
        kind = Sort.PERSON if sorts == {Sort.PERSON} else Sort.COUNTRY
        if Sort.BODY in sorts:
            return self.scene.referent(one.keys + other.keys) if Sort.PERSON not in sorts else None
        return self._joined([*one.keys, *other.keys], kind)

    def _joined(self, keys: list[str], kind: Sort) -> Referent | None:
        actors = self.scene.actors
        if kind is Sort.COUNTRY:
            keys = [key if actors[key].kind is ActorKind.COUNTRY else str(actors[key].country) for key in keys]
            if any(key not in actors or actors[key].kind is not ActorKind.COUNTRY for key in keys):
                return None
        return self.scene.referent(tuple(keys)) if len(set(keys)) == len(keys) else None

    def _governing(self, head: int) -> Iterator[str]:
        """Whoever does something to the two is not one of them: "Trump will engage with both leaders"."""
        for subject in commanding(self.scene.tree, head)[:1]:
            if subject in self.scene.at:
                yield from self.scene.at[subject].referent.keys

    def _only_ones(self, pair: Pair, outsiders: set[str]) -> tuple[Referent, str] | None:
        """The only so many of the kind in this sentence and the one before."""
        seen: dict[Sort, dict[str, None]] = defaultdict(dict)
        for phrase in self.scene.near(pair.head, 1):
            keys = phrase.referent.keys
            if phrase.head < pair.head and len(keys) == 1 and not phrase.referent.plural and keys[0] not in outsiders:
                seen[phrase.referent.sort][keys[0]] = None
        for sort in (pair.kind,) if pair.kind else (Sort.COUNTRY, Sort.PERSON):
            if len(seen[sort]) == pair.count:
                return self.scene.referent(tuple(seen[sort])), "the only ones named in this sentence and the one before"
        return None


def _coordinated(scene: Scene) -> Iterator[tuple[int, Referent, float]]:
    for sentence in scene.sentences:
        for phrase in sentence:
            if phrase.joint and len(phrase.referent.keys) > 1:
                yield phrase.head, phrase.referent, _STRENGTH["coordinated"]


def _partner(tree: Tree, i: int) -> tuple[int, float] | None:
    """With whom the one at `i` does something ("*Xi* met Putin", "*Xi*'s talks with Putin", "a call with Xi, *Trump* said") and
    how surely that makes a pair of them.
    """
    above, label = tree.head[i], tree.dep[i]
    verbs, nouns = meetings("VERB"), meetings("NOUN")
    if label == "obj" and tree.pos[above] == "VERB" and tree.doc[above].lemma_.lower() in verbs:
        subject = implied_subject(tree, above)
        return (subject, _STRENGTH["meeting"]) if subject is not None else None
    if label not in ("obl", "nmod") or tree.case(i) != "with":
        return None
    meeting = tree.doc[above].lemma_.lower() in verbs | nouns
    for _ in range(4):
        other = implied_subject(tree, above) if tree.pos[above] in ("VERB", "ADJ") else tree.child(above, "nmod:poss")
        if other is not None:
            return other, _STRENGTH["meeting" if meeting else "with"]
        if tree.head[above] == above:
            return None
        above = tree.head[above]
    return None


@cache
def meetings(pos: str) -> frozenset[str]:
    """Verbs or nouns for meeting, calling and talking to somebody (`data/events.csv`)."""
    table = rows(DATA / "events.csv", ("lemma", "pos", "event", "frame"))
    consulting = [row for row in table if row.text("pos") == pos and row.values["event"] == "CONSULT"]
    return frozenset(
        row.text("lemma") for row in consulting if pos == "NOUN" or ">obj" in row.text("frame") or "with" in row.text("frame")
    )
