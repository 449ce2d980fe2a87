"""A server of the tests' own with its own database, and a real Chromium to visit it.

`view` opens an address and gives a `View`, which knows how to wait and what a person does: choose a filter, follow the menu,
drop files. Whatever waits, waits for something to be there, never for a time.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis import pipeline
from analysis.records import Analysis
from analysis.store import Store, Workspace
from pages.ui import places

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

ROOT = Path(__file__).parents[2]
PATIENCE = 120_000  # milliseconds: two busy cores are slow
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


_DRAWN = """n => [...document.querySelectorAll('.vega-embed svg')]
    .filter(svg => svg.querySelector('.mark-rect path, .mark-symbol path')).length >= n"""


@dataclass(frozen=True)
class Server:
    """`url` without a slash at its end; `store` is its database, in which `press` holds the eight hand-made articles."""

    url: str
    store: Store
    press: Workspace


@dataclass(frozen=True)
class View:
    """One tab of one browser, and what a person does in it."""

    page: playwright.Page
    url: str

    def go(self, path: str) -> View:
        """Open an address of this server, or a whole one, and wait until it is drawn."""
        self.page.goto(path if "://" in path else self.url + path)
        return self.settled()

    def settled(self) -> View:
        """Wait until the script has run to its end and no skeleton is left."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=PATIENCE)
        self.page.wait_for_function("() => document.querySelector('h1')", timeout=PATIENCE)
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')", timeout=PATIENCE)
        return self

    def menu(self, name: str) -> View:
        """Go to a page by the menu, where those that are less often needed stand behind *More*."""
        top = self.page.get_by_test_id("stTopNav")
        section = next(place.section for place in places.PLACES if place.title == name)
        if section:
            top.get_by_text(section, exact=True).click()
            self.page.get_by_role("menuitem", name=name).click()
        else:
            top.get_by_role("link", name=name).click()
        self.heading(name)
        return self.settled()

    def heading(self, name: str) -> None:
        """Wait for the page of that title."""
        playwright.expect(self.page.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=PATIENCE)

    def choose(self, label: str, value: str) -> View:
        """Add a value to one of the sidebar's filters, typing it as a person would."""
        field = self.page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile(label))
        field.click()
        field.type(value)
        self.page.get_by_role("option", name=value, exact=True).first.click()
        self.page.keyboard.press("Escape")
        self.chosen(label, value)
        return self.settled()

    def chosen(self, label: str, value: str) -> None:
        """Wait until a filter holds a value."""
        box = self.page.get_by_test_id("stSidebar").get_by_test_id("stMultiSelect").filter(has_text=label)
        playwright.expect(box.get_by_text(value, exact=True)).to_be_visible(timeout=PATIENCE)

    def sees(self, text: str) -> None:
        """Wait until the page says so."""
        playwright.expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def pick(self, label: str, name: str) -> None:
        """Choose from a select box, which closes its list again when a run ends meanwhile; the arrow opens it anew."""
        box = self.settled().page.get_by_role("combobox", name=label, exact=True)
        option = self.page.get_by_role("option", name=name).first
        box.fill(name)
        self.until(lambda: option.is_visible() or box.press("ArrowDown") or False)
        option.click()

    def until(self, fact: Callable[[], bool]) -> None:
        """Wait until something holds that the page need not tell; what it tells in passing goes again before all see it."""
        last = time.monotonic() + PATIENCE / 1000
        while not fact():
            assert time.monotonic() < last, "it never came to be"
            self.page.wait_for_timeout(100)

    def drop(self, *files: tuple[str, bytes]) -> View:
        """Put files into the uploader of the Articles page."""
        payload = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
        self.page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(payload)
        return self

    def drawn(self, count: int = 1) -> None:
        """Wait until at least so many charts have marks in them."""
        self.page.wait_for_function(_DRAWN, arg=count, timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, hand_made: list[Analysis]) -> Iterator[Server]:
    """The app as `make run` starts it, on a free port."""
    folder = tmp_path_factory.mktemp("server")
    store = Store(f"sqlite:///{folder / 'standpoint.db'}")
    press = _filled(store, hand_made)
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.fileWatcherType", "none"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"STANDPOINT_DATABASE_URL": store.url}, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(f"http://localhost:{port}/health", process, folder / "log")
            yield Server(f"http://localhost:{port}", store, press)
        finally:
            process.terminate()
            process.wait(timeout=20)
            store.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[playwright.Browser]:
    """The browser of this machine."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if program is None:
        pytest.skip("Chromium is not installed here")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visitor(server: Server, chromium: playwright.Browser) -> Iterator[Callable[..., View]]:
    """Makes a fresh browser, which knows nothing of what another one did; options are those of Playwright's `new_context`."""
    contexts = []

    def fresh(**options: object) -> View:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}} | options)
        context.set_default_timeout(PATIENCE)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
        contexts.append(context)
        return View(context.new_page(), server.url)

    yield fresh
    for context in contexts:
        context.close()


@pytest.fixture
def view(visitor: Callable[..., View]) -> View:
    """One fresh browser."""
    return visitor()


def _filled(store: Store, finds: list[Analysis]) -> Workspace:
    """A workspace with the hand-made articles, marked as analysed by this version so that they stay as they are."""
    workspace = store.create_workspace("Timber")
    ids = [store.add_article(workspace.id, one.article, f"digest {n}")[0] for n, one in enumerate(finds)]
    store.save_analyses(zip(ids, finds, strict=True), pipeline.VERSION)
    return workspace


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')[-3000:]}")
