"""The sample articles that fill a first start, so that no page is ever empty."""

from __future__ import annotations

from analysis.store import Store, Workspace

NAME = "Sample"


def ensure(store: Store) -> Workspace | None:
    """Make the *Sample* workspace from `data/samples/` and analyse it, if the store has no workspace at all.

    Safe to call on every start and from several processes at once. The workspace, or None when there were others already.
    """
    raise NotImplementedError
