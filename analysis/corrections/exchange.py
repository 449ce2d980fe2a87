"""Corrections as JSON: to move them to another workspace, and to improve the rules by.

    {"format": "standpoint-corrections", "version": 1, "corrections": [
        {"kind": "stance", "article": {"digest": "…", "title": "…", "published": "2025-01-22", "source": "…"} or null,
         "start": 10, "end": 42, "text": "…", "sentence": "…" or null, "details": {…},
         "who": "Ana" or null, "made": "2025-02-01T12:00:00Z", "undone": null, "found": true}]}

`details` are those of `analysis.corrections.records`. An article is told by the digest of its text, so that the same article is
found in another workspace; `start` and `end` are characters of its cleaned text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from analysis.corrections.records import Change, Correction, Kind, Place, Reach
from analysis.errors import CorrectionError
from analysis.records import ActorKind, Event, Stance

FORMAT, VERSION = "standpoint-corrections", 1

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A correction with what tells its article in any workspace (None: it holds for the whole workspace)."""

    change: Change
    digest: str | None
    who: str | None
    made: datetime


def as_json(corrections: list[tuple[Correction, Json | None, str | None]]) -> str:
    """Each correction with its article (digest, title, published, source) and the sentence around its place."""
    entries = [_entry(*one) for one in corrections]
    return json.dumps({"format": FORMAT, "version": VERSION, "corrections": entries}, ensure_ascii=False, indent=1) + "\n"


def from_json(content: bytes | str) -> list[Exchanged]:
    """Those that are not undone. Raises CorrectionError, which says what is wrong with the file."""
    try:
        whole = json.loads(content)
    except (ValueError, UnicodeDecodeError) as error:
        raise CorrectionError("The file is no JSON, so it holds no corrections.") from error
    if not isinstance(whole, Mapping) or whole.get("format") != FORMAT:
        raise CorrectionError(f"The file holds no corrections: its format is not {FORMAT}.")
    if whole.get("version") != VERSION or not isinstance(whole.get("corrections"), list):
        raise CorrectionError("The corrections were written by another version of Standpoint, which this one cannot read.")
    entries = enumerate(whole["corrections"], 1)
    return [_read(entry, number) for number, entry in entries if not (isinstance(entry, Mapping) and entry.get("undone"))]


def _entry(correction: Correction, article: Json | None, sentence: str | None) -> Json:
    place = correction.change.place
    return {
        "kind": str(correction.kind),
        "article": article,
        "start": place and place.start,
        "end": place and place.end,
        "text": place and place.text,
        "sentence": sentence,
        "details": dict(correction.change.details),
        "who": correction.who,
        "made": _time(correction.made),
        "undone": correction.undone and _time(correction.undone),
        "found": correction.found,
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(entry: Any, number: int) -> Exchanged:
    try:
        kind = Kind(entry["kind"])
        article = entry["article"]
        details = _DETAILS[kind](entry["details"])
        place = None if entry["start"] is None else Place(int(entry["start"]), int(entry["end"]), str(entry["text"]))
        made = datetime.strptime(entry["made"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        who = None if entry.get("who") is None else str(entry["who"])
        digest = None if article is None else str(article["digest"])
        if (place is None) != (digest is None and kind in _WITHOUT_PLACE):
            raise ValueError("place")
        return Exchanged(Change(kind, details, place), digest, who, made)
    except (KeyError, TypeError, ValueError, AttributeError, CorrectionError) as error:
        raise CorrectionError(f"Correction number {number} of the file is not complete, so none was read.") from error


_WITHOUT_PLACE = (Kind.MERGE, Kind.ACTOR, Kind.MENTION)


def _actor(value: Any) -> Json | None:
    if value is None:
        return None
    country = value["country"]
    return {
        "key": _text(value["key"]),
        "name": _text(value["name"]),
        "kind": str(ActorKind(value["kind"])),
        "country": None if country is None else _text(country)[:3],
    }


def _somebody(value: Any) -> Json:
    actor = _actor(value)
    if actor is None:
        raise ValueError("actor")
    return actor


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("text")
    return value[:200]


def _key(value: Any) -> str | None:
    return None if value is None else _text(value)


def _names(value: Any) -> dict[str, str]:
    return {_text(id_)[:100]: _text(name) for id_, name in value.items()}


def _given(value: Any) -> Json:
    known: Json = {"name": _text, "kind": lambda kind: str(ActorKind(kind)), "country": _key}
    return {name: known[name](value[name]) for name in value}


_DETAILS: dict[Kind, Any] = {
    Kind.NOT_A_STATEMENT: lambda d: {},
    Kind.SPEAKER: lambda d: {"was": _key(d["was"]), "to": _actor(d["to"])},
    Kind.STANCE: lambda d: {"was": _key(d["was"]), "stance": str(Stance(d["stance"]))},
    Kind.THEMES: lambda d: {"was": _key(d["was"]), "themes": _names(d["themes"])},
    Kind.STATEMENT: lambda d: {
        "actor": _actor(d["actor"]),
        "stance": str(Stance(d["stance"])),
        "themes": _names(d["themes"]),
    },
    Kind.MENTION: lambda d: {
        "was": _text(d["was"]),
        "to": _actor(d["to"]),
        "reach": str(Reach(d["reach"])),
        "words": str(d["words"])[:200],
    },
    Kind.RELATION: lambda d: {
        "source": _text(d["source"]),
        "target": _text(d["target"]),
        "event": str(Event(d["event"])),
        "doer": _somebody(d["doer"]),
        "done_to": _somebody(d["done_to"]),
        "class": str(Event(d["class"])),
        "actual": bool(d["actual"]),
    },
    Kind.NOT_A_RELATION: lambda d: {"source": _text(d["source"]), "target": _text(d["target"])},
    Kind.MERGE: lambda d: {"actor": _text(d["actor"]), "into": _text(d["into"])},
    Kind.ACTOR: lambda d: {"actor": _text(d["actor"]), "given": _given(d["given"])},
}
