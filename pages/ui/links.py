"""Ways to a view: inside the app (`go`, `to`), and as an address that can be sent (`address_of`, `view_url`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from pages.ui import address, filters, places, session

Own = Mapping[str, str | int | list[str] | None]
"""A page's own parameters beside the filters, such as `article`; None leaves one out."""

_PAGE = "page"  # session state: the file of the page in view


def go(page: str, own: Own | None = None, **changes: object) -> NoReturn:
    """Move to a page (its file: "positions") with these filters changed, the others kept. Ends the run.

    if st.button("Focus on Xi Jinping"):
        links.go("network", actors=("Q15031",))
    """
    query = parameters(own, **changes)
    if page == page_in_view():
        gone: dict[str, list[str]] = {name: [] for name in st.query_params if name not in query}
        st.query_params.update(gone | query)
        st.rerun()
    st.switch_page(places.page(page), query_params=query)


def to(
    page: str, label: str, own: Own | None = None, icon: str | None = None, help: str | None = None, **changes: object
) -> None:
    """A link inside the app to a page with these filters changed; it is a real one, so it opens in a new tab too."""
    st.page_link(places.page(page), label=label, icon=icon, help=help, width="stretch", query_params=parameters(own, **changes))


def reader(article_id: int, start: int | None = None) -> NoReturn:
    """Open the reader at an article, at the sentence that holds the character `start`. Ends the run."""
    go("reader", {"article": article_id, "start": start})


def to_reader(article_id: int, label: str, start: int | None = None, help: str | None = None) -> None:
    """A link inside the app into the reader."""
    to("reader", label, {"article": article_id, "start": start}, help=help)


def address_of(page: str, own: Own | None = None, **changes: object) -> str:
    """The whole address of a page with these filters changed: for tables, charts and documents that carry links."""
    place = places.by_file()[page]
    path = "" if place is places.PLACES[0] else place.file
    return f"{_root()}/{path}?{urlencode(parameters(own, **changes), doseq=True)}"


def reader_address(article_id: int, start: int | None = None) -> str:
    """The whole address of an article in the reader."""
    return address_of("reader", {"article": article_id, "start": start})


def view_url() -> str:
    """The address of this very view, as it is to be sent to a colleague."""
    here = st.query_params
    query = {name: values for name in here if any(values := here.get_all(name))}
    page = page_in_view()
    path = "" if page == places.PLACES[0].file else page
    return f"{_root()}/{path}?{urlencode(query, doseq=True)}"


def own(name: str) -> str | None:
    """One of the page's own parameters as the address gives it."""
    return st.query_params.get(name) or None


def keep(**parameters: str | int | list[str] | None) -> None:
    """Put the page's own parameters into the address; None takes one out. For what `go` and `address_of` are to carry too.

    Widgets that only change how a page looks may use `bind="query-params"` instead.
    """
    wanted = {name: _strings(value) for name, value in parameters.items()}
    changed = {name: values for name, values in wanted.items() if [v for v in st.query_params.get_all(name) if v] != values}
    if changed:
        st.query_params.update(changed)


def parameters(own: Own | None = None, **changes: object) -> dict[str, list[str]]:
    """What stands behind the question mark for these filters and a page's own parameters."""
    query = address.query_of(session.workspace().token, filters.changed(filters.current(), changes))
    return query | {name: _strings(value) for name, value in (own or {}).items() if value is not None}


def entered(page: str) -> None:
    """Remember which page is in view; the shell says so at each run."""
    st.session_state[_PAGE] = page


def page_in_view() -> str:
    """The file of the page in view."""
    return str(st.session_state.get(_PAGE, places.PLACES[0].file))


def _strings(value: str | int | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]


def _root() -> str:
    """Scheme, host and base path of this app, without the page's own path."""
    parts = urlsplit(st.context.url or "http://localhost:8501/")
    path = parts.path.rstrip("/")
    last = path.rpartition("/")[2]
    base = path[: -len(last) - 1] if last in places.by_file() else path
    return urlunsplit((parts.scheme, parts.netloc, base, "", ""))
