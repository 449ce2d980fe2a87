"""What the sidebar narrows the view to, and what that means for articles, statements and relations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.store import Store


@dataclass(frozen=True, slots=True)
class Filters:
    """Hashable, so that it can key a cache. Empty fields do not filter.

    An article passes when it passes every field that is set, and a field passes when any of its values does:

    - `countries` (ISO 3166-1 alpha-3): it mentions the country or somebody who acts for it;
    - `actors` (actor keys): it mentions one of them;
    - `themes` (theme ids): a term of one stands in it;
    - `sources`: its outlet is one of them;
    - `start`, `end`: it was published from `start` to `end`, both included (an undated article passes no bound).

    A list of statements keeps those of passing articles made by one of `actors`, or where none is set by somebody
    who acts for one of `countries`, on one of `themes`. A list of relations keeps those of passing articles in
    which such an actor is the source or the target.
    """

    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


def data_version(store: Store, workspace: int) -> int:
    """Grows with every change to the workspace's articles or what was found in them: a cache keyed by it is never stale."""
    raise NotImplementedError
