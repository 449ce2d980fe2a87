"""Thousands of invented articles with known finds: what pages and queries are timed on.

Every sentence comes from a template, so that what is found in it is known without the language pipeline. Actors are
mentioned as unevenly as in real news (Zipf), sides form blocs that shift in time, and every number follows from the seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from analysis import codebook, pipeline
from analysis.knowledge import countries, organisations
from analysis.records import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Event,
    How,
    Mention,
    Passage,
    Polarity,
    Relation,
    Stance,
    Statement,
    StatementKind,
    ThemeHit,
    ThemeShare,
)
from analysis.store import Store, Workspace

_FIRST, _DAYS = date(2022, 1, 1), 1_100
_SENTENCES = 20  # an article
_ACTORS = {"country": 90, "person": 240, "organisation": 60}
_OUTLETS = tuple(
    f"{place} {kind}" for place in ("Harbour", "Valley", "Northern", "Capital", "River") for kind in ("Post", "Wire")
)
_SAVED_AT_ONCE = 250

_GIVEN = "Ada Boris Carla Dmitri Elena Farid Greta Hugo Ines Jonas Kira Luis Mara Nadim Olga Pavel Rosa Samir Tilda Viktor"
_FAMILY = (
    "Abara Brandt Castell Duarte Eriksen Fontana Grieg Halloran Ivanic Jalloh Kestrel Lindqvist Marchetti Novak Okafor Prado "
    "Quispe Rossi Sandoval Tremblay Ulrich Vasara Weiss Yilmaz Zoric"
)

_TOPICS = {  # theme: the term, what its friends say, what its enemies say
    "trade": ("tariffs", "lower tariffs would help every harbour", "the tariffs are an insult to growers"),
    "climate": ("emissions", "cutting emissions cannot wait another year", "the emissions plan asks too much of the poor"),
    "sanctions": ("sanctions", "the sanctions must stay until the troops leave", "the sanctions punish the innocent"),
    "armed-conflict": ("offensive", "the offensive had to be answered", "the offensive has to end at once"),
    "peace-negotiations": ("ceasefire", "a ceasefire is within reach", "a ceasefire now would reward the aggressor"),
    "energy": ("pipeline", "the pipeline will keep homes warm", "the pipeline makes us dependent"),
    "nuclear": ("enrichment", "enrichment serves peaceful ends alone", "the enrichment breaks every promise"),
    "migration": ("refugees", "the refugees are welcome here", "no more refugees can be taken in"),
    "elections": ("election", "the election was free and fair", "the election was a farce"),
    "human-rights": ("human rights", "human rights are a matter for all", "human rights are used as a pretext"),
    "defence": ("missiles", "new missiles will keep the peace", "the missiles threaten the whole region"),
    "technology": ("chips", "sharing chips makes everybody richer", "the export of chips must be stopped"),
}
_DEEDS = {  # event: polarity, how it is told
    Event.CONSULT: (Polarity.COOPERATION, "{a} met {b} for talks in the capital"),
    Event.AID: (Polarity.COOPERATION, "{a} sent grain and medicine to {b}"),
    Event.AGREE: (Polarity.COOPERATION, "{a} signed a treaty with {b}"),
    Event.ACCUSE: (Polarity.CONFLICT, "{a} accused {b} of breaking its word"),
    Event.SANCTION: (Polarity.CONFLICT, "{a} froze the accounts of {b}"),
    Event.REJECT: (Polarity.CONFLICT, "{a} turned down the offer of {b}"),
}
_FILLERS = (
    "Nobody in the valley remembers such a winter",
    "Prices in the markets rose for the third month in a row",
    "Observers expect the matter to come up again before the summer",
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """An actor of the invented world; `bloc` (0 to 2) decides on which side it is."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    bloc: int


@dataclass(slots=True)
class _Draft:
    """An article as it is written, sentence by sentence."""

    text: str = ""
    sentences: list[Passage] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    hits: list[ThemeHit] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def add(self, sentence: str, figures: tuple[_Figure, ...] = (), term: tuple[str, str] | None = None) -> Passage:
        """The sentence at the end of the text, with where it names these figures and holds this (theme, term)."""
        start = len(self.text) + (1 if self.text else 0)
        self.text += (" " if self.text else "") + sentence
        for figure in figures:
            at = start + sentence.index(figure.name)
            mention = Mention(at, at + len(figure.name), figure.name, How.NAME, f"“{figure.name}” is a name of {figure.name}")
            self.mentions.setdefault(figure.key, []).append(mention)
        if term:
            at = start + sentence.index(term[1])
            self.hits.append(ThemeHit(term[0], at, at + len(term[1]), term[1]))
        self.sentences.append(Passage(start, start + len(sentence), sentence))
        return self.sentences[-1]


def fill(store: Store, name: str = "Invented", articles: int = 5_000, seed: int = 1) -> Workspace:
    """A new workspace with so many articles, analysed as far as the version of the pipeline tells."""
    workspace = store.create_workspace(name)
    batch: list[tuple[int, Analysis]] = []
    for number, analysis in enumerate(invent(articles, seed)):
        batch.append((store.add_article(workspace.id, analysis.article, f"invented {seed} {number}")[0], analysis))
        if len(batch) == _SAVED_AT_ONCE:
            store.save_analyses(batch, pipeline.VERSION)
            batch = []
    store.save_analyses(batch, pipeline.VERSION)
    return workspace


def invent(articles: int, seed: int = 1) -> Iterator[Analysis]:
    """So many articles with their finds; the same for the same seed."""
    chance = random.Random(seed)
    figures = _figures(chance)
    weights = [1 / (rank + 3) for rank in range(len(figures))]
    for number in range(articles):
        yield _article(number, chance, figures, weights)


def _figures(chance: random.Random) -> list[_Figure]:
    known = sorted(countries().values(), key=lambda country: (country.status != "member", country.key))
    lands = [country for country in known if not country.ambiguous][: _ACTORS["country"]]
    figures = [_Figure(land.key, land.name, ActorKind.COUNTRY, land.key, chance.randrange(3)) for land in lands]
    bloc_of = {figure.key: figure.bloc for figure in figures}
    for number, (given, family) in enumerate([(g, f) for f in _FAMILY.split() for g in _GIVEN.split()][: _ACTORS["person"]]):
        land = lands[number * 7 % len(lands)].key
        figures.append(_Figure(f"person:{given}-{family}".lower(), f"{given} {family}", ActorKind.PERSON, land, bloc_of[land]))
    for body in sorted(organisations().values(), key=lambda body: body.key)[: _ACTORS["organisation"]]:
        figures.append(_Figure(body.key, body.name, ActorKind.ORGANISATION, None, chance.randrange(3)))
    chance.shuffle(figures)
    return figures


def _article(number: int, chance: random.Random, figures: list[_Figure], weights: list[float]) -> Analysis:
    published = _FIRST + timedelta(days=chance.randrange(_DAYS))
    cast = list({figure.key: figure for figure in chance.choices(figures, weights, k=7)}.values())
    topics = chance.sample(sorted(_TOPICS), k=3)
    draft = _Draft()
    while len(draft.sentences) < _SENTENCES:
        _next_sentence(draft, chance, cast, topics, published)
    return _analysis(draft, f"{cast[0].name} and the {_TOPICS[topics[0]][0]}, part {number + 1}", published, number, cast)


def _next_sentence(draft: _Draft, chance: random.Random, cast: list[_Figure], topics: list[str], published: date) -> None:
    turn = chance.random()
    if turn < 0.45:
        _say(draft, chance, chance.choice(cast), chance.choice(topics), published)
    elif turn < 0.8 and len(cast) > 1:
        _do(draft, chance, *chance.sample(cast, k=2))
    else:
        draft.add(f"{chance.choice(_FILLERS)}.")


def _say(draft: _Draft, chance: random.Random, who: _Figure, theme: str, published: date) -> None:
    term, for_it, against_it = _TOPICS[theme]
    lean = _lean(who, theme, published)
    score = max(-1.0, min(1.0, chance.gauss(lean, 0.4)))
    content = for_it if score >= 0 else against_it
    direct = chance.random() < 0.4
    told = f"“{content[0].upper()}{content[1:]},” {who.name} said." if direct else f"{who.name} said that {content}."
    sentence = draft.add(told, (who,), (theme, term if term in told else term[0].upper() + term[1:]))
    speaks = sentence.start + told.index(who.name)
    start, end = (sentence.start, speaks - 1) if direct else (speaks + len(who.name) + len(" said "), sentence.end - 1)
    place = Passage(start, end, draft.text[start:end])
    cue = speaks + len(who.name) + 1
    stance = Stance.SUPPORT if score >= 0.15 else Stance.OPPOSE if score <= -0.15 else Stance.NEUTRAL
    draft.statements.append(
        Statement(
            actor=who.key,
            source=Passage(speaks, speaks + len(who.name), who.name),
            cue=Passage(cue, cue + 4, "said"),
            content=place,
            parts=(place,),
            kind=StatementKind.DIRECT if direct else StatementKind.INDIRECT,
            themes=(theme,),
            stance=stance,
            score=round(score, 2),
            reasons=(term,),
        )
    )


def _lean(who: _Figure, theme: str, published: date) -> float:
    """From -0.6 to 0.6; one bloc in three changes its mind half-way."""
    number = sorted(_TOPICS).index(theme)
    side = 1 if (who.bloc + number) % 3 else -1
    turned = (who.bloc + number) % 3 == 1 and published > _FIRST + timedelta(days=_DAYS // 2)
    return -0.6 * side if turned else 0.6 * side


def _do(draft: _Draft, chance: random.Random, a: _Figure, b: _Figure) -> None:
    friends = [event for event, (polarity, _) in _DEEDS.items() if (polarity is Polarity.COOPERATION) == (a.bloc == b.bloc)]
    event = chance.choice(friends if chance.random() < 0.8 else list(_DEEDS))
    polarity, told = _DEEDS[event]
    sentence = draft.add(f"{told.format(a=a.name, b=b.name)}.", (a, b))
    draft.relations.append(Relation(a.key, b.key, event, polarity, sentence))


def _analysis(draft: _Draft, title: str, published: date, number: int, cast: list[_Figure]) -> Analysis:
    article = Article(title, draft.text, draft.text, published, _OUTLETS[number % len(_OUTLETS)], None, "en", f"{number}.txt")
    actors = tuple(
        Actor(figure.key, figure.name, figure.kind, figure.country, tuple(draft.mentions[figure.key]))
        for figure in cast
        if figure.key in draft.mentions
    )
    themes = sorted({hit.theme for hit in draft.hits})
    return Analysis(
        article=article,
        sentences=tuple(draft.sentences),
        actors=actors,
        themes=tuple(_share(theme, draft) for theme in themes),
        theme_hits=tuple(draft.hits),
        statements=tuple(draft.statements),
        relations=tuple(draft.relations),
    )


def _share(theme: str, draft: _Draft) -> ThemeShare:
    count = sum(hit.theme == theme for hit in draft.hits)
    return ThemeShare(theme, codebook.builtin().name_of(theme), count, count / len(draft.sentences))
