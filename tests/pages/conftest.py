"""A visitor of the hand-made press, without a browser: `visit("network", "country=BRA")` gives the AppTest of that page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.store import Store, Workspace
from pages.ui import places, work
from tests.conftest import Press

MAIN = Path(__file__).parents[2] / "pages" / "ui" / "main.py"
SECONDS = 60  # a first run on two busy cores imports a lot

Visit = Callable[..., AppTest]


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """No samples are loaded and nothing is analysed: the finds of these tests are made by hand."""
    idle = work.Work(lambda _tell: None)
    monkeypatch.setattr(work, "ensure_samples", lambda: idle)
    monkeypatch.setattr(work, "ensure", lambda _workspace: None)


@pytest.fixture
def visitor(store: Store, monkeypatch: pytest.MonkeyPatch, no_work: None) -> Iterator[Callable[[Workspace], Visit]]:
    """Makes `visit` for a workspace of the store."""
    monkeypatch.setenv("STANDPOINT_DATABASE_URL", store.url)

    def of(workspace: Workspace) -> Visit:
        def visit(page: str = "overview", query: str = "") -> AppTest:
            at = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
            at.query_params.update({"w": workspace.token} | parse_qs(query))
            if page != places.PLACES[0].file:
                at.run()
                at.query_params.update({"w": workspace.token} | parse_qs(query))
                at.switch_page(f"../{page}.py")
            return at.run()

        return visit

    yield of
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def visit(press: Press, visitor: Callable[[Workspace], Visit]) -> Visit:
    """A page of the workspace with the eight hand-made articles."""
    return visitor(press.workspace)


@pytest.fixture
def visit_empty(store: Store, visitor: Callable[[Workspace], Visit]) -> Visit:
    """A page of a workspace without articles."""
    return visitor(store.create_workspace("Empty"))
