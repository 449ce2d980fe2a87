"""The records that pass between the parts: an article goes in, an `Analysis` of it comes out.

Offsets are characters of `Article.text`, ends exclusive. Everything here is plain data: it knows
neither spaCy nor the database nor Streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"


class How(StrEnum):
    """How a mention refers to its actor."""

    NAME = "name"
    ALIAS = "alias"
    TITLE = "title"
    DEMONYM = "demonym"
    METONYM = "metonym"
    PRONOUN = "pronoun"


class StatementKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    SUPPORT = "support"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"


class Polarity(StrEnum):
    COOPERATION = "cooperation"
    CONFLICT = "conflict"


class Event(StrEnum):
    """The sixteen classes of PLOVER (Open Event Data Alliance; Halterman et al. 2023)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def polarity(self) -> Polarity:
        """That of its quad class; a word of the lexicon may have another."""
        conflict = self in _CONFLICT
        return Polarity.CONFLICT if conflict else Polarity.COOPERATION


_CONFLICT = frozenset(list(Event)[list(Event).index(Event.REQUEST) :])  # verbal conflict, then material conflict


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was given (`raw`, never changed) and as it is analysed (`text`, headline and site boilerplate removed)."""

    title: str | None
    text: str
    raw: str
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the article's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the article refers to an actor; `why` says in words what it was resolved by."""

    start: int
    end: int
    text: str
    how: How
    why: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """`key` is ISO 3166-1 alpha-3, a Wikidata id, or a slug (`person:jane-doe`); `country` the one it acts for."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """One place where a term of a theme stands."""

    theme: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """A theme in one article: `count` of its terms' places, `share` (0 to 1) of the sentences that hold one."""

    id: str
    name: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Statement:
    """Words, thought or intention that the article attributes to a source (PARC 3's attribution relation).

    A joint source gives one statement for each actor. `score` in [-1, 1], `stance` its sign beyond
    a threshold, `reasons` the words that made it. `content` spans all of `parts`, which are more
    than one where the cue interrupts a quotation.
    """

    actor: str | None
    source: Passage | None
    cue: Passage | None
    content: Passage
    parts: tuple[Passage, ...]
    kind: StatementKind
    themes: tuple[str, ...] = ()
    stance: Stance = Stance.NEUTRAL
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Who did what to whom. `strength` in [0, 1]; `actual` is false where it is negated, threatened or only possible."""

    source: str
    target: str
    event: Event
    polarity: Polarity
    evidence: Passage
    strength: float = 0.5
    actual: bool = True


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article; themes ranked by how much of it they take."""

    article: Article
    sentences: tuple[Passage, ...]
    actors: tuple[Actor, ...]
    themes: tuple[ThemeShare, ...]
    theme_hits: tuple[ThemeHit, ...]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
