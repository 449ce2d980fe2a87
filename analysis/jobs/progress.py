"""How work that takes a while tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with what is done, what there is to do, and what is being done in words. May raise, to stop the work."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Tells nobody."""
