"""How much of what a reader finds in gold articles the analysis finds too, and how much of what it finds is right.

Recall is by the whole gold. Precision asks less, since positions and relations in the gold are not all that there are:

| what | precision: of |
|---|---|
| actors | all actors found, those in the gold |
| themes | the first so many as the gold has, those in it |
| positions | the statements of an actor that stand where the gold has a position, those by its actor |
| position themes, position stance | the themes and the stances of these, those accepted |
| relations | the relations that stand where the gold has one, those that are one of the gold's there |
| pronouns | the gold's pronouns that were given to somebody, those given to the right one |
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from analysis import ingest, pipeline
from analysis.benchmarks.gold import GoldActor, GoldArticle, GoldError, GoldPosition, GoldRelation, read_gold
from analysis.records import Actor, Analysis, Article, Event, Passage, Relation, Statement

_MUTUAL = frozenset({Event.AGREE, Event.CONSULT, Event.COOPERATE})
_THEMES_LOOKED_AT = 8
_SAME_PLACE = 0.5  # of the shorter of two passages, what they must share to be about the same
Range = tuple[int, int]


class Quality:
    """Counts by what is measured; `misses` says of each thing that was not found which one it is."""

    def __init__(self, articles: int = 0) -> None:
        self.articles = articles
        self.wanted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.misses: list[str] = []

    def want(self, what: str, ok: bool, miss: str) -> bool:
        self.wanted[what] += 1
        self.found[what] += ok
        if not ok:
            self.misses.append(f"{what}: {miss}")
        return ok

    def give(self, what: str, ok: bool) -> None:
        self.given[what] += 1
        self.right[what] += ok

    def recall(self, what: str) -> float | None:
        return self.found[what] / self.wanted[what] if self.wanted[what] else None

    def precision(self, what: str) -> float | None:
        return self.right[what] / self.given[what] if self.given[what] else None

    def as_json(self) -> str:
        rows = {
            what: {
                "wanted": self.wanted[what], "found": self.found[what], "recall": _rounded(self.recall(what)),
                "given": self.given[what], "right": self.right[what], "precision": _rounded(self.precision(what)),
            }
            for what in self.wanted
        }  # fmt: skip
        return json.dumps({"articles": self.articles, "measures": rows, "misses": self.misses}, ensure_ascii=False)

    def as_text(self, misses: bool = False) -> str:
        lines = [*self.misses, ""] if misses else []
        lines.append(f"{self.articles} articles        recall  found of        precision  right of")
        for what, wanted in self.wanted.items():
            line = f"{what:18} {self.recall(what):10.2f} {self.found[what]:6} of {wanted:4}"
            if self.given[what]:
                line += f" {self.precision(what):10.2f} {self.right[what]:6} of {self.given[what]:4}"
            lines.append(line)
        return "\n".join(lines)


def measure(folder: str | Path, pattern: str = "*", nlp: Language | None = None) -> Quality:
    """Analyse the gold articles of `folder` whose names match `pattern` and compare.

    Raises GoldError where there is none or one is damaged.
    """
    golds = read_gold(folder, pattern)
    articles = [_article(gold) for gold in golds]
    quality = Quality(len(golds))
    for gold, analysis in zip(golds, pipeline.analyse(nlp or pipeline.load(), articles), strict=True):
        compare(gold, analysis, quality)
    return quality


def _article(gold: GoldArticle) -> Article:
    outcomes = list(ingest.read(gold.path.name, gold.path.read_bytes()))
    if len(outcomes) != 1 or outcomes[0].article is None:
        raise GoldError(f"{gold.path.name} is not one article: {'; '.join(o.reason or o.file for o in outcomes)}")
    return outcomes[0].article


def compare(gold: GoldArticle, analysis: Analysis, quality: Quality) -> None:
    """Add one article's counts to `quality`."""
    comparison = _Comparison(gold, analysis, quality)
    comparison.ingest()
    comparison.actors()
    comparison.themes()
    comparison.positions()
    comparison.relations()
    comparison.pronouns()


class _Comparison:
    """One article beside its gold. `twin` gives for a gold actor's plain name the actor found for it."""

    def __init__(self, gold: GoldArticle, analysis: Analysis, quality: Quality) -> None:
        self.gold, self.analysis, self.quality = gold, analysis, quality
        self.text = analysis.article.text
        self.by_key = {actor.key: actor for actor in analysis.actors}
        self.twin = {plain(one.name): found for one in gold.actors if (found := _found_for(one, analysis.actors))}

    def want(self, what: str, ok: bool, miss: str) -> bool:
        return self.quality.want(what, ok, f"{self.gold.name}: {miss}")

    def ingest(self) -> None:
        article, gold = self.analysis.article, self.gold
        if gold.title:
            self.want("title", plain(article.title or "") == plain(gold.title), repr(article.title))
        published = article.published.isoformat() if article.published else None
        self.want("published", published == gold.published, f"{published}, not {gold.published}")
        self.want("body", gold.body_starts in self.text and gold.body_ends in self.text, "start or end missing")
        for words in gold.boilerplate:
            self.want("boilerplate gone", words not in self.text, f"{words!r} still there")

    def actors(self) -> None:
        for actor in self.gold.actors:
            found = self.twin.get(plain(actor.name))
            self.want("actors", found is not None, actor.name)
            country = found.country if found else None
            self.want("country", found is not None and country == actor.country, f"{actor.name}: {country}, not {actor.country}")
            surfaces = {plain(mention.text) for mention in found.mentions} if found else set()
            for mention in actor.mentions:
                self.want("mentions", _names(plain(mention), surfaces), f"{mention!r} as {actor.name}")
        named = {plain(actor.name) for actor in self.analysis.actors}
        for wrong in self.gold.not_actors:
            self.want("not actors", plain(wrong) not in named, f"{wrong!r} is reported")
        right = {actor.key for actor in self.twin.values()}
        for one in self.analysis.actors:
            self.quality.give("actors", one.key in right)

    def themes(self) -> None:
        ranked = [theme.id for theme in self.analysis.themes]
        for theme in self.gold.themes:
            self.want("themes", theme in ranked[:_THEMES_LOOKED_AT], f"{theme} not in {ranked[:_THEMES_LOOKED_AT]}")
        for theme in ranked[: len(self.gold.themes)]:
            self.quality.give("themes", theme in self.gold.themes)

    def positions(self) -> None:
        for position in self.gold.positions:
            near = list(self._statements_at(position.evidence))
            own = [s for s in near if self._is(s.actor, position.actor)]
            label = f"{position.actor}: {position.evidence[:70]!r}"
            givers = f"given to {[s.actor for s in near]}" if near else "no statement"
            if self.want("positions", bool(own), f"{label} ({givers})"):
                self._readings(position, own, label)
        for statement, here in self._spoken_for():
            right = [position for position in here if self._is(statement.actor, position.actor)]
            self.quality.give("positions", bool(right))
            for theme in statement.themes if right else ():
                self.quality.give("position themes", any(theme in position.themes for position in right))
            if right:
                self.quality.give("position stance", any(statement.stance == position.stance for position in right))

    def _readings(self, position: GoldPosition, own: list[Statement], label: str) -> None:
        themed = any(position.themes.intersection(s.themes) for s in own)
        self.want("position themes", themed, f"{label} has {[s.themes for s in own]}, not {sorted(position.themes)}")
        stances = [(str(s.stance), s.score, *s.reasons) for s in own]
        ok = any(s.stance == position.stance for s in own)
        self.want("position stance", ok, f"{label} is {stances}, not {position.stance}")

    def _statements_at(self, evidence: str) -> Iterator[Statement]:
        places = places_of(self.text, evidence)
        return (s for s in self.analysis.statements if any(_same_place(s.content, place) for place in places))

    def _spoken_for(self) -> Iterator[tuple[Statement, list[GoldPosition]]]:
        """The statements of an actor that stand where the gold has positions, with these."""
        placed = [(position, places_of(self.text, position.evidence)) for position in self.gold.positions]
        for statement in self.analysis.statements:
            here = [position for position, places in placed if any(_same_place(statement.content, place) for place in places)]
            if here and statement.actor is not None:
                yield statement, here

    def relations(self) -> None:
        right: set[Relation] = set()
        near: set[Relation] = set()
        for wanted in self.gold.relations:
            places = places_of(self.text, wanted.evidence)
            here = [r for r in self.analysis.relations if any(_shared(r.evidence, place) > 0 for place in places)]
            same = [
                r
                for r in here
                if self._is(r.source, wanted.source) and self._is(r.target, wanted.target) and r.event in wanted.events
            ]
            label = f"{wanted.source} {sorted(wanted.events)} {wanted.target}: {wanted.evidence[:60]!r}"
            self.want("relations", bool(same), f"{label}, but {[(r.source, str(r.event), r.target) for r in here]}")
            near.update(here)
            right.update(same, (r for r in here if self._is_mutual_of(r, wanted)))
        for relation in near:
            self.quality.give("relations", relation in right)

    def _is_mutual_of(self, relation: Relation, wanted: GoldRelation) -> bool:
        """Whether it is the other direction of what two do together, which the gold gives once."""
        reversed_ = self._is(relation.source, wanted.target) and self._is(relation.target, wanted.source)
        return reversed_ and relation.event in _MUTUAL and relation.event in wanted.events

    def pronouns(self) -> None:
        for pronoun in self.gold.pronouns:
            places = [
                (start + at, start + at + len(pronoun.pronoun))
                for start, _ in places_of(self.text, pronoun.evidence)
                for at, _ in places_of(pronoun.evidence.casefold(), pronoun.pronoun.casefold())[:1]
            ]
            who = {
                plain(actor.name)
                for actor in self.analysis.actors
                for mention in actor.mentions
                if any(_overlap(mention.start, mention.end, place) > 0 for place in places)
            }
            wanted = {plain(self.twin[plain(n)].name) if plain(n) in self.twin else plain(n) for n in pronoun.actors}
            self.want("pronouns", who == wanted, f"{pronoun.pronoun!r} in {pronoun.evidence[:60]!r} is {sorted(who)}")
            if who:
                self.quality.give("pronouns", who == wanted)

    def _is(self, key: str | None, name: str) -> bool:
        actor, wanted = self.by_key.get(key or ""), self.twin.get(plain(name))
        return actor is not None and (plain(actor.name) == plain(name) or (wanted is not None and wanted.key == actor.key))


def _found_for(gold: GoldActor, actors: Iterable[Actor]) -> Actor | None:
    """The actor found under an accepted name, else one of its kind that a gold mention names."""
    actors = list(actors)
    names = {plain(name) for name in gold.names}
    by_name = next((actor for actor in actors if plain(actor.name) in names), None)
    if by_name is not None:
        return by_name
    surfaces = {plain(mention) for mention in gold.mentions}
    return next((a for a in actors if a.kind == gold.kind and any(plain(m.text) in surfaces for m in a.mentions)), None)


def _names(mention: str, surfaces: set[str]) -> bool:
    return any(mention in surface or (surface in mention and len(surface) > 2) for surface in surfaces)


def plain(name: str) -> str:
    """Lower case, no diacritics, no leading article, single spaces."""
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = "".join(letters).casefold().replace("’", "'").replace("-", " ").split()
    return " ".join(words).removeprefix("the ")


def places_of(text: str, part: str) -> list[Range]:
    """Where `part` stands in `text`, as start and end."""
    places: list[Range] = []
    at = text.find(part)
    while at >= 0:
        places.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return places


def _same_place(passage: Passage, place: Range) -> bool:
    shorter = min(passage.end - passage.start, place[1] - place[0])
    return _shared(passage, place) > _SAME_PLACE * max(1, shorter)


def _shared(passage: Passage, place: Range) -> int:
    return _overlap(passage.start, passage.end, place)


def _overlap(start: int, end: int, place: Range) -> int:
    return min(end, place[1]) - max(start, place[0])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
