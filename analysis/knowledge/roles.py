"""Who held which role on a day: "the U.S. president" is Biden in 2022 and Trump on 22 January 2025."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from analysis.knowledge.countries import countries
from analysis.knowledge.leaders import leaders
from analysis.knowledge.records import Leader, Role, RoleKind, Title
from analysis.knowledge.titles import titles

Held = tuple[Leader, Role]

LEADER = "leader"  # whoever runs the country: president or prime minister as its `leader` column says


def role_holder(serves: str, what: RoleKind | str, on: date) -> Leader | None:
    """The one who held a role on that day.

    Args:
        serves: key of a country (`USA`) or of an organisation (`Q7184`).
        what: a role (`RoleKind.FOREIGN_MINISTER`) or a title as news says it, in any case ("president", "Foreign Secretary",
            "leader").
        on: the day; on a day of change the successor.

    Returns:
        The holder, or None where nobody is known, or more than one and the dates do not tell.
    """
    held = _newest([held for held in _serving(serves, what) if held[1].maybe_on(on)], on)
    holders = {leader.key: leader for leader, _ in held}
    return next(iter(holders.values())) if len(holders) == 1 else None


def elected_holder(serves: str, what: RoleKind | str, on: date) -> Leader | None:
    """The president-elect (prime minister-elect ...) on that day: elected, and not yet in office."""
    chosen = [
        leader
        for leader, role in _serving(serves, what)
        if role.elected and role.start and role.elected <= on <= role.start.first
    ]
    return chosen[0] if len(chosen) == 1 else None


def former_holder(serves: str, what: RoleKind | str, on: date) -> Leader | None:
    """The last one who held the role before whoever holds it on that day ("the former president", "his predecessor")."""
    current = role_holder(serves, what, on)
    past = [
        (role.end.last, leader)
        for leader, role in _serving(serves, what)
        if leader is not current and role.end and (role.over_by(on) or role.end.last == on)
    ]
    last = max((end for end, _ in past), default=None)
    holders = {leader.key: leader for end, leader in past if end == last}
    return next(iter(holders.values())) if len(holders) == 1 else None


def ever_held(key: str, serves: str, what: RoleKind | str, before: date) -> bool:
    """Whether this leader had held that role by that day, or holds it ("former Prime Minister Boris Johnson")."""
    return any(
        leader.key == key and role.start and role.start.first <= before for leader, role in _serving(serves, what)
    )


def roles_of(key: str, on: date) -> tuple[Role, ...]:
    """The leader's roles on that day, empty if none is known; those whose dates leave no doubt come first."""
    leader = leaders().get(key)
    held = [role for role in leader.roles if role.maybe_on(on)] if leader else []
    return tuple(sorted(held, key=lambda role: not role.surely_on(on)))


def country_of(key: str, on: date) -> str | None:
    """The country that this leader acts for on that day, else the one they served last, else the first.

    None for who serves only an international organisation then.
    """
    if current := roles_of(key, on):
        return next((role.country for role in current if role.country), None)
    past = sorted(
        (role.start.first <= on if role.start else True, role.start.first if role.start else date.min, role.country)
        for role in leaders()[key].roles
        if role.country
    )
    return past[-1][2] if past else None


def _serving(serves: str, what: RoleKind | str) -> list[Held]:
    """Everyone who ever had the role there: first by its own title, else by what the title means in that country."""
    there = _by_service().get(serves, [])
    if isinstance(what, RoleKind):
        return [held for held in there if held[1].kind is what]
    word = what.lower().removeprefix("the ")
    if word == LEADER and serves in countries():
        return [held for held in there if held[1].kind is countries()[serves].leader]
    titled = [held for held in there if word in _words(held[1])]
    kinds = _kinds(word, serves)
    return titled + [held for held in there if held not in titled and held[1].kind in kinds]


def _kinds(word: str, serves: str) -> tuple[RoleKind, ...]:
    meanings: Iterable[Title] = titles().get(word, ())
    own = [title for title in meanings if serves in title.countries]
    general = [title for title in meanings if not title.countries]
    return tuple(kind for title in (own or general) for kind in title.roles)


def _words(role: Role) -> frozenset[str]:
    return frozenset(title.lower() for title in role.titles)


def _newest(held: list[Held], on: date) -> list[Held]:
    """Of several, those certain by their dates; of these, on a day of change, those who do not leave on it."""
    certain = [pair for pair in held if pair[1].surely_on(on)] or held
    staying = [pair for pair in certain if not (pair[1].end and pair[1].end.last == on)]
    return staying or certain


@cache
def _by_service() -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for leader in leaders().values():
        for role in leader.roles:
            for serves in {role.country, role.organisation} - {None}:
                found.setdefault(str(serves), []).append((leader, role))
    return found
