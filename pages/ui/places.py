"""The pages there are: what each is called, where it lives, and in which section of the menu it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

_FOLDER = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Place:
    """A page: `file` in this folder without its ending, which is also its address; the first one lives at `/`."""

    file: str
    title: str
    icon: str
    section: str


PLACES = (
    Place("overview", "Overview", ":material/space_dashboard:", "What is there"),
    Place("articles", "Articles", ":material/library_add:", "What is there"),
    Place("network", "Network", ":material/hub:", "Who stands where"),
    Place("themes", "Themes", ":material/category:", "Who stands where"),
    Place("positions", "Positions", ":material/balance:", "Who stands where"),
    Place("reader", "Reader", ":material/menu_book:", "Who stands where"),
    Place("about", "About", ":material/info:", "Standpoint"),
)


def sections() -> dict[str, list[Page]]:
    """The pages as the menu shows them."""
    found: dict[str, list[Page]] = {}
    for place in PLACES:
        if (_FOLDER / f"{place.file}.py").exists():
            found.setdefault(place.section, []).append(page(place.file))
    return found


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
