"""A store with eight short articles whose finds are known, made by hand: no language pipeline is needed to read it.

`press` is that store on SQLite; `press_anywhere` the same on SQLite and on a PostgreSQL that is started for the tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

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

VERSION = "by hand"

WHO = {
    "BRA": ("Brazil", ActorKind.COUNTRY, "BRA", ("Brazil", "Brasília")),
    "PER": ("Peru", ActorKind.COUNTRY, "PER", ("Peru", "Lima")),
    "NOR": ("Norway", ActorKind.COUNTRY, "NOR", ("Norway", "Oslo")),
    "Q1": ("Ana Prado", ActorKind.PERSON, "BRA", ("Ana Prado", "Prado")),
    "person:luis-quispe": ("Luis Quispe", ActorKind.PERSON, "PER", ("Luis Quispe", "Quispe")),
    "Q1065": ("United Nations", ActorKind.ORGANISATION, None, ("United Nations",)),
}
TERMS = {
    "trade": ("Trade & tariffs", ("tariffs", "tariff", "trade")),
    "climate": ("Climate", ("forest", "emissions", "climate")),
    "protest": ("Protest", ("march", "strike")),
}

Said = tuple[str | None, str, str, str, float]  # actor, speaker, cue, content, score
Did = tuple[str, str, Event, str]  # source, target, event, evidence

PRESS: list[tuple[str | None, date | None, str | None, str, list[Said], list[Did]]] = [
    (
        "Prado backs the timber deal",
        date(2024, 1, 8),
        "Harbour Post",
        "Ana Prado welcomed the tariff deal with Peru on Monday. “Lower tariffs help every sawmill in the north,” Prado said. "
        "Luis Quispe warned that the deal would cost the forest dearly.",
        [
            ("Q1", "Ana Prado", "welcomed", "the tariff deal with Peru", 0.8),
            ("Q1", "Prado", "said", "“Lower tariffs help every sawmill in the north,”", 0.7),
            ("person:luis-quispe", "Luis Quispe", "warned", "that the deal would cost the forest dearly", -0.6),
        ],
        [("BRA", "PER", Event.AGREE, "Ana Prado welcomed the tariff deal with Peru on Monday.")],
    ),
    (
        "Lima answers on duties",
        date(2024, 2, 12),
        "Andes Wire",
        "Peru accused Brazil of dumping timber. Quispe called the new tariffs an insult to growers. "
        "Norway offered to host talks.",
        [("person:luis-quispe", "Quispe", "called", "the new tariffs an insult to growers", -0.9)],
        [("PER", "BRA", Event.ACCUSE, "Peru accused Brazil of dumping timber.")],
    ),
    (
        "A fund for the forest",
        date(2024, 3, 4),
        "Harbour Post",
        "Norway pledged money for the forest in Brazil. Prado thanked Oslo and vowed to halve emissions.",
        [
            ("NOR", "Norway", "pledged", "money for the forest in Brazil", 0.6),
            ("Q1", "Prado", "vowed", "to halve emissions", 0.9),
        ],
        [("NOR", "BRA", Event.AID, "Norway pledged money for the forest in Brazil.")],
    ),
    (
        "Dockers stop work",
        date(2024, 3, 20),
        "Andes Wire",
        "Dockers in Lima began a strike over tariffs. “We will march until Brazil listens,” a docker said.",
        [(None, "a docker", "said", "“We will march until Brazil listens,”", -0.4)],
        [],
    ),
    (
        "Second thoughts in Brasília",
        date(2024, 6, 3),
        "Harbour Post",
        "Prado told reporters that the tariffs had hurt Brazil more than she had hoped. Peru welcomed the change of tone.",
        [
            ("Q1", "Prado", "told", "that the tariffs had hurt Brazil more than she had hoped", -0.5),
            ("PER", "Peru", "welcomed", "the change of tone", 0.5),
        ],
        [("PER", "BRA", Event.SUPPORT, "Peru welcomed the change of tone.")],
    ),
    (
        "United Nations counts trees",
        date(2024, 6, 18),
        None,
        "The United Nations said the forest of Brazil shrank again. Quispe urged Oslo to keep its climate promise.",
        [
            ("Q1065", "The United Nations", "said", "the forest of Brazil shrank again", -0.1),
            ("person:luis-quispe", "Quispe", "urged", "Oslo to keep its climate promise", 0.3),
        ],
        [("PER", "NOR", Event.REQUEST, "Quispe urged Oslo to keep its climate promise.")],
    ),
    (
        None,
        None,
        "Andes Wire",
        "Nobody in the valley remembers such rain. The river took two bridges.",
        [],
        [],
    ),
    (
        "Peru and Brazil sign",
        date(2024, 9, 30),
        "Harbour Post",
        "Peru and Brazil signed a trade pact. Quispe said that the pact ends a long quarrel over tariffs. "
        "Prado said that the pact ends a long quarrel over tariffs.",
        [
            ("person:luis-quispe", "Quispe", "said", "that the pact ends a long quarrel over tariffs", 0.4),
            ("Q1", "Prado", "said", "that the pact ends a long quarrel over tariffs", 0.6),
        ],
        [("PER", "BRA", Event.COOPERATE, "Peru and Brazil signed a trade pact.")],
    ),
]


@dataclass(frozen=True)
class Press:
    """The filled store, its workspace, and the ids of the eight articles in the order of `PRESS`."""

    store: Store
    workspace: Workspace
    articles: tuple[int, ...]


@pytest.fixture(scope="session")
def hand_made() -> list[Analysis]:
    """What was found in each article of `PRESS`."""
    return [by_hand(*entry) for entry in PRESS]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty one on SQLite."""
    store = Store(f"sqlite:///{tmp_path / 'store.db'}")
    yield store
    store.close()


@pytest.fixture(scope="session")
def fill(hand_made: list[Analysis]) -> Callable[[Store], Press]:
    """Puts the eight articles and their finds into a store."""

    def filled(store: Store) -> Press:
        workspace = store.create_workspace("Timber")
        ids = [store.add_article(workspace.id, one.article, f"digest {n}")[0] for n, one in enumerate(hand_made)]
        store.save_analyses(zip(ids, hand_made, strict=True), VERSION)
        return Press(store, workspace, tuple(ids))

    return filled


@pytest.fixture
def press(store: Store, fill: Callable[[Store], Press]) -> Press:
    return fill(store)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    on_sqlite = request.param == "sqlite"
    return f"sqlite:///{tmp_path / 'any.db'}" if on_sqlite else str(request.getfixturevalue("empty_postgres"))


@pytest.fixture
def any_store(empty_database: str) -> Iterator[Store]:
    """An empty one on each kind of database."""
    store = Store(empty_database)
    yield store
    store.close()


@pytest.fixture
def press_anywhere(any_store: Store, fill: Callable[[Store], Press]) -> Press:
    return fill(any_store)


@pytest.fixture
def empty_postgres(postgres: Callable[[str], str]) -> str:
    """The address of a PostgreSQL database with nothing in it."""
    postgres("DROP DATABASE IF EXISTS standpoint")
    return postgres("CREATE DATABASE standpoint")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[str], str]]:
    """Runs one statement on a PostgreSQL server of the tests' own, and gives the address of its database `standpoint`."""
    programs = _postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here")
    folder = Path(tempfile.mkdtemp(prefix="standpoint-postgres-"))
    user = _owner(folder)
    data, address = folder / "data", f"postgresql://postgres@/standpoint?host={folder}"

    def call(*command: str | Path) -> None:
        done = subprocess.run([str(part) for part in command], user=user, cwd=folder, capture_output=True, text=True, timeout=120)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stderr or done.stdout}")

    def run(statement: str) -> str:
        call(programs / "psql", "-h", folder, "-U", "postgres", "-d", "postgres", "-qc", statement)
        return address

    try:
        call(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        call(programs / "pg_ctl", "-D", data, "-w", "-s", "-l", folder / "log", "-o", options, "start")
        yield run
    finally:
        if (data / "postmaster.pid").exists():
            call(programs / "pg_ctl", "-D", data, "-w", "-s", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _postgres_programs() -> Path | None:
    """The folder of the newest server that is installed."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0)
    )
    found = installed[-1] if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _owner(folder: Path) -> str | int | None:
    """PostgreSQL refuses to run as root: then as whom it runs, and whose the folder is."""
    if os.geteuid() != 0:
        return None
    import pwd

    nobody = next((user for user in pwd.getpwall() if user.pw_name in ("postgres", "nobody")), None)
    if nobody is None:
        pytest.skip("PostgreSQL does not run as root, and there is no other user here")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_uid


def by_hand(
    title: str | None, published: date | None, source: str | None, text: str, said: list[Said], did: list[Did]
) -> Analysis:
    """An article as `PRESS` has them, with its finds."""
    article = Article(title, text, text, published, source, None, "en", f"{title or 'rain'}.txt")
    sentences = tuple(Passage(m.start(), m.end(), m[0]) for m in re.finditer(r"\S.*?(?:[.]|,” \w[\w ]*[.])(?=\s|$)", text))
    hits = tuple(
        ThemeHit(theme, m.start(), m.end(), m[0])
        for theme, (_, terms) in TERMS.items()
        for m in re.finditer(rf"\b(?:{'|'.join(terms)})\b", text)
    )
    return Analysis(
        article=article,
        sentences=sentences,
        actors=tuple(actor for key in WHO if (actor := _actor(key, text)).mentions),
        themes=tuple(_shares(hits, sentences)),
        theme_hits=hits,
        statements=tuple(_statement(text, hits, *one) for one in said),
        relations=tuple(
            Relation(a, b, event, Polarity.CONFLICT if event is Event.ACCUSE else Polarity.COOPERATION, _passage(text, where))
            for a, b, event, where in did
        ),
    )


def _actor(key: str, text: str) -> Actor:
    name, kind, country, forms = WHO[key]
    found = re.finditer(rf"\b(?:{'|'.join(forms)})\b", text)
    mentions = tuple(
        Mention(m.start(), m.end(), m[0], How.NAME if m[0] == name else How.ALIAS, f"“{m[0]}” is {name}") for m in found
    )
    return Actor(key, name, kind, country, mentions)


def _shares(hits: tuple[ThemeHit, ...], sentences: tuple[Passage, ...]) -> Iterator[ThemeShare]:
    for theme, (name, _) in TERMS.items():
        own = [hit for hit in hits if hit.theme == theme]
        holding = [s for s in sentences if any(s.start <= hit.start < s.end for hit in own)]
        if own:
            yield ThemeShare(theme, name, len(own), len(holding) / len(sentences))


def _statement(
    text: str, hits: tuple[ThemeHit, ...], actor: str | None, speaker: str, cue: str, content: str, score: float
) -> Statement:
    """A quotation stands before its speaker here, all other content after the cue."""
    quoted = content.startswith("“")
    if quoted:
        place = _passage(text, content)
        speaks = _passage(text, speaker, place.end)
    else:
        place = _passage(text, content, re.search(rf"\b{speaker}\b.{{,40}}?\b{cue}\b", text).end())  # type: ignore[union-attr]
        speaks = _passage(text, speaker, text.rindex(speaker, 0, place.start))
    return Statement(
        actor=actor,
        source=speaks,
        cue=_passage(text, cue, speaks.end),
        content=place,
        parts=(place,),
        kind=StatementKind.DIRECT if quoted else StatementKind.INDIRECT,
        themes=tuple(dict.fromkeys(hit.theme for hit in hits if place.start <= hit.start < place.end)),
        stance=Stance.SUPPORT if score > 0.2 else Stance.OPPOSE if score < -0.2 else Stance.NEUTRAL,
        score=score,
        reasons=(cue,),
        targets=tuple(key for key in WHO if key != actor and WHO[key][0] in content),
    )


def _passage(text: str, part: str, after: int = 0) -> Passage:
    start = text.index(part, after)
    return Passage(start, start + len(part), part)
