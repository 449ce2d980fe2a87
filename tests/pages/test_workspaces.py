"""Which workspaces a visitor is told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.store import Store, Workspace
from tests.pages.conftest import Visit


def names(visit: Visit) -> list[str]:
    at = visit()
    assert not at.exception
    return list(at.selectbox(key="workspace picked").options)


def test_on_a_laptop_all_of_them(store: Store, visitor: Callable[[Workspace], Visit]):
    store.create_workspace("Sample")
    mine, _ = store.create_workspace("Mine"), store.create_workspace("Also mine")
    assert names(visitor(mine)) == ["Sample", "Mine", "Also mine"]


@pytest.fixture
def server(empty_postgres: str) -> Store:
    return Store(empty_postgres)


def test_on_a_server_only_the_sample_and_those_whose_link_was_opened(
    server: Store, monkeypatch: pytest.MonkeyPatch, visitor: Callable[[Workspace], Visit]
):
    server.create_workspace("Sample")
    mine, _ = server.create_workspace("Mine"), server.create_workspace("Somebody's")
    visit = visitor(mine)
    monkeypatch.setenv("STANDPOINT_DATABASE_URL", server.url)
    assert names(visit) == ["Sample", "Mine"]
