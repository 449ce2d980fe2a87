"""Who held which role on a day: "the U.S. president" is Biden in 2022 and Trump on 22 January 2025."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from analysis.knowledge.countries import countries
from analysis.knowledge.leaders import leaders
from analysis.knowledge.records import SINGLE_HOLDER, Leader, Role, RoleKind, Title
from analysis.knowledge.titles import titles

Held = tuple[Leader, Role]

_OF_ONE = SINGLE_HOLDER | {RoleKind.ORGANISATION_HEAD, RoleKind.GROUP_LEADER}
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
    there = _by_service().get(serves, [])
    held = _newest(_called([pair for pair in there if pair[1].maybe_on(on)], serves, what), on)
    holders = {leader.key: leader for leader, _ in held}
    return next(iter(holders.values())) if len(holders) == 1 else None


def elected_holder(serves: str, what: RoleKind | str, on: date) -> Leader | None:
    """The president-elect (prime minister-elect ...) on that day: elected, and not yet in office."""
    there = _by_service().get(serves, [])
    chosen = [(leader, role) for leader, role in there if role.elected and role.start and role.elected <= on <= role.start.first]
    holders = {leader.key: leader for leader, _ in _called(chosen, serves, what)}
    return next(iter(holders.values())) if len(holders) == 1 else None


def former_holder(serves: str, what: RoleKind | str, on: date) -> Leader | None:
    """The last one who held the role before whoever holds it on that day ("the former president", "his predecessor")."""
    current = role_holder(serves, what, on)
    there = _by_service().get(serves, [])
    over = [pair for pair in there if pair[1].end and (pair[1].over_by(on) or pair[1].end.last == on)]
    past = [(role.end.last, leader) for leader, role in _called(over, serves, what) if leader is not current and role.end]
    last = max((end for end, _ in past), default=None)
    holders = {leader.key: leader for end, leader in past if end == last}
    return next(iter(holders.values())) if len(holders) == 1 else None


def ever_held(key: str, serves: str, what: RoleKind | str, before: date) -> bool:
    """Whether this leader had held that role by that day, or holds it ("former Prime Minister Boris Johnson")."""
    own = [pair for pair in _by_service().get(serves, []) if pair[0].key == key]
    return any(role.start and role.start.first <= before for _, role in _called(own, serves, what))


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


def _called(held: list[Held], serves: str, what: RoleKind | str) -> list[Held]:
    """Those of them whose role is meant: whose own title it is, else those whose kind of role the title names there.

    So "president" is Pezeshkian in Iran, where the head of state is called otherwise, and "prime minister" the premier of China.
    """
    if isinstance(what, RoleKind):
        return [pair for pair in held if pair[1].kind is what]
    word = what.lower().removeprefix("the ")
    if word == LEADER and serves in countries():
        return [pair for pair in held if pair[1].kind is countries()[serves].leader]
    titled = [pair for pair in held if word in _words(pair[1])] if _is_of_one(word) else []
    return titled or [pair for pair in held if _means(word, serves, pair)]


def _is_of_one(word: str) -> bool:
    """Whether one person bears the title at a time: not "ambassador", "senator" or "deputy prime minister"."""
    if word.startswith("deputy ") and word.endswith("minister"):
        return False
    return " " in word or not titles().get(word) or any(kind in _OF_ONE for title in titles()[word] for kind in title.roles)


def _means(word: str, serves: str, held: Held) -> bool:
    meanings: Iterable[Title] = titles().get(word, ())
    own = [title for title in meanings if serves in title.countries]
    general = [title for title in meanings if not title.countries]
    return any(
        held[1].kind in title.roles and held[1].kind in _OF_ONE and title.gender in (None, held[0].gender)
        for title in own or general
    )


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
