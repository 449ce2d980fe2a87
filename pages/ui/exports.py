"""*Download*: a table, a picture, a network or the brief as a file. It is made when somebody asks for it, not before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd
import streamlit as st

from analysis import brief, exports
from analysis.networks import Network
from analysis.queries import Filters
from pages.ui import filters as narrowed
from pages.ui import links, session
from pages.ui.charts import figure as figures
from pages.ui.charts.figure import Figure

_TABLES = ("xlsx", "csv", "parquet", "json")


def download(frame: pd.DataFrame | None, name: str, label: str = "Download", figure: Figure | None = None) -> None:
    """A button for the `figure` and the table `frame` in each format; `name` is that of the file and of the widgets, once a page.

    exports.download(ask(queries.theme_counts, filters.current()), "themes")
    """
    with _popover(label, name, figure is None and (frame is None or frame.empty)):
        if figure:
            _pictures(figure, name)
        if frame is not None:
            st.caption("The table behind it, with all columns." if figure else "As it is shown here, with all columns.")
            for format_ in _TABLES:
                kind = exports.FORMATS[format_]
                _file(kind.name, lambda format_=format_: exports.table(frame, format_), f"{name}.{kind.ending}", kind.media_type)  # type: ignore[misc]


def download_statements(filters: Filters, name: str = "statements", label: str = "Download statements") -> None:
    """All statements that pass these filters as tables, and for Discourse Network Analyzer."""
    store, workspace = session.store(), session.workspace().id
    with _popover(label, name, False):
        for format_ in _TABLES:
            kind = exports.FORMATS[format_]
            write = lambda format_=format_: exports.table(exports.TABLES["statements"](store, workspace, filters), format_)  # noqa: E731
            _file(kind.name, write, f"{name}.{kind.ending}", kind.media_type)
        dna = f"{name}-dna.zip"
        _file("Discourse Network Analyzer", lambda: exports.discourse(store, workspace, filters), dna, "application/zip")


def download_network(
    network: Network, edges: str, figure: Figure, colours: Mapping[str, str] | None = None, name: str = "network"
) -> None:
    """The network as a picture, as it is drawn for Gephi and others, and its two tables; `colours` are the actors' by key."""
    with _popover("Download", name, network.nodes.empty):
        _pictures(figure, name)
        st.caption("The network, with colours, sizes and places as they are drawn.")
        for format_, kind in exports.GRAPHS.items():
            write = lambda format_=format_: exports.graph(network, format_, edges, colours)  # noqa: E731
            _file(kind.name, write, f"{name}.{kind.ending}", kind.media_type)
        for table, frame in (("actors", network.nodes), ("ties", network.edges)):
            kind = exports.FORMATS["csv"]
            write = lambda frame=frame: exports.table(frame, "csv")  # noqa: E731
            _file(f"CSV of the {table}", write, f"{name}-{table}.csv", kind.media_type)


def download_brief(filters: Filters, actors: tuple[str, ...], together: bool = False, label: str = "The brief") -> None:
    """Where these actors (keys) stand, on a page with its sources, as a Word document, Markdown, or to print."""
    store, workspace = session.store(), session.workspace().id
    scope, reader = narrowed.described(filters), links.address_of("reader")

    def made() -> brief.Brief:
        """Runs when somebody asks for it, in a thread that knows no visitor."""
        read_at = lambda article, start: f"{reader}&article={article}&start={start}"  # noqa: E731
        return brief.compose(store, workspace, filters, actors, together, scope, read_at)

    with _popover(label, "brief", not actors, ":material/description:"):
        st.caption("Who stands where, theme by theme, with the sources of every quotation.")
        for ending, (kind, media_type, _) in brief.FORMATS.items():
            _file(kind, lambda ending=ending: brief.write(made(), ending), f"brief.{ending}", media_type)  # type: ignore[misc]


def _pictures(figure: Figure, name: str) -> None:
    st.caption("The picture, with its title and legend, on a light ground.")
    source = _source()
    for ending, (kind, media_type) in figures.FORMATS.items():
        write = lambda ending=ending: figures.written(figure, source, ending)  # noqa: E731
        _file(kind, write, f"{name}.{ending}", media_type)


def _source() -> str:
    """Where the numbers of a picture come from: what it is taken from, narrowed to what, and on which day."""
    parts = ["Standpoint", session.workspace().name, narrowed.described(narrowed.current()), f"{date.today():%-d %B %Y}"]
    return " · ".join(part for part in parts if part)


def _popover(label: str, name: str, nothing: bool, icon: str = ":material/download:"):  # type: ignore[no-untyped-def]
    return st.popover(label, icon=icon, disabled=nothing, key=f"download {name}", help=None)


def _file(label: str, write: Callable[[], bytes], file: str, media_type: str) -> None:
    name = re.sub(r"[^\w.-]+", "-", f"{session.workspace().name}-{file}").strip("-.")
    st.download_button(
        label, write, name, media_type, key=f"file {file}", on_click="ignore", width="stretch", icon=":material/download:"
    )
