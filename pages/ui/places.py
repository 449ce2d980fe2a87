"""The pages there are, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

_FOLDER = Path(__file__).parents[1]


_MORE = "More"


@dataclass(frozen=True, slots=True)
class Place:
    """A page: `file` in this folder without its ending, which is also its address; the first one lives at `/`.

    Those of a named `section` of the menu stand behind its name, the others side by side.
    """

    file: str
    title: str
    icon: str
    section: str = ""


PLACES = (
    Place("overview", "Overview", ":material/space_dashboard:"),
    Place("network", "Network", ":material/hub:"),
    Place("themes", "Themes", ":material/category:"),
    Place("positions", "Positions", ":material/balance:"),
    Place("reader", "Reader", ":material/menu_book:"),
    Place("search", "Search", ":material/search:"),
    Place("articles", "Articles", ":material/library_add:"),
    Place("actors", "Actors", ":material/groups:", _MORE),
    Place("codebook", "Codebook", ":material/label:", _MORE),
    Place("corrections", "Corrections", ":material/edit_note:", _MORE),
    Place("about", "About", ":material/info:", _MORE),
)


def menu() -> dict[str, list[Page]]:
    """The pages by their section, as `st.navigation` takes them."""
    sections: dict[str, list[Page]] = {}
    for place in PLACES:
        sections.setdefault(place.section, []).append(page(place.file))
    return sections


def page(file: str) -> Page:
    """The page of that file, as `st.navigation`, `st.switch_page` and `st.page_link` take it."""
    place = by_file()[file]
    default = place is PLACES[0]
    return st.Page(
        _FOLDER / f"{file}.py", title=place.title, icon=place.icon, url_path=None if default else file, default=default
    )


@cache
def by_file() -> dict[str, Place]:
    """Each place by its file."""
    return {place.file: place for place in PLACES}
