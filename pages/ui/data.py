"""Asking the store: each answer is computed once and kept until the workspace changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from analysis import queries
from analysis.store import Store
from pages.ui import session

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_KEPT = 300  # answers of all visitors
_HOURS = 12  # for which an unused one is kept


def ask(query: Callable[Concatenate[Store, int, Asked], Answer], *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
    """What `query(store, workspace, …)` says of the workspace in view, from the cache where nothing changed since.

        ask(queries.overview, filters.current())

    `query` is a public function of `analysis` and its arguments are hashable data; the answer is a copy that the page may change.
    """
    store, workspace = session.store(), session.workspace()
    version = queries.data_version(store, workspace.id)
    name = f"{query.__module__}.{query.__qualname__}"
    return _answer(store, query, store.url, workspace.id, version, name, args, kwargs)


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Its rows as named tuples."""
    yield from frame.itertuples(index=False)


@st.cache_data(show_spinner=False, max_entries=_KEPT, ttl=_HOURS * 3600)
def _answer(
    _store: Store,
    _query: Callable[..., Any],
    url: str,
    workspace: int,
    version: int,
    name: str,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    return _query(_store, workspace, *args, **kwargs)
