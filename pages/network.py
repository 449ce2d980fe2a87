"""Network: who is tied to whom, and how that changes in time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis import networks, queries
from analysis.networks import Network
from analysis.queries import Filters
from pages.ui import actor_card, exports, filters, links, picked, pictures, time_slider, words
from pages.ui.charts import country_colours
from pages.ui.charts import network as chart
from pages.ui.charts.figure import Figure
from pages.ui.charts.look import OTHER
from pages.ui.data import ask

TIES: dict[str, networks.Edges] = {
    "Mentioned together": "mentions",
    "Relations": "relations",
    "Shared themes": "themes",
    "Agreement": "agreement",
}
LINES = {
    "mentions": "A line joins two actors named in the same sentence; the thicker, the more such sentences.",
    "relations": "A line joins two actors of whom a deed is told: blue for cooperation, orange and dashed for conflict.",
    "themes": "A line joins two actors who speak on the same themes; the thicker, the more statements can be paired.",
    "agreement": "A line joins two actors who take sides on the same themes: blue if they agree, orange and dashed if not.",
}
_TITLES = {
    "mentions": "Who is mentioned together",
    "relations": "What is told to be done to whom",
    "themes": "Who speaks on the same themes",
    "agreement": "Who agrees and who disagrees",
}
COLOURS: dict[str, chart.ColourBy] = {"Country": "country", "Community": "community"}
_MOST = [10, 20, 30, 40, 60, 80, 100, 150, 200, 300]
_HEIGHT = 700  # pixels of the column beside the picture


def page() -> None:
    words.heading("Network", "Who is tied to whom. Click an actor or a line to see the sentences behind it.")
    if words.nothing_here():
        return
    kind, colour_by = _kinds()
    many, weakest, time = st.columns([3, 4, 3], gap="medium", vertical_alignment="bottom")
    with many:
        most = st.select_slider("Actors shown", _MOST, value=40, key="most", bind="query-params")
    with time:
        through_time = st.toggle(
            "Go through time", key="through-time", bind="query-params", help="Period by period, by itself too"
        )
    if through_time:
        pace = time_slider.PACE if time_slider.playing() else None
        st.fragment(_through_time, run_every=pace)(kind, colour_by, most)
        return
    found = _network(filters.current(), kind, most, weakest=None)
    with weakest:
        least = _weakest(found, kind)
    _view(found if least == found.weakest else _network(filters.current(), kind, most, least), filters.current(), kind, colour_by)


def _kinds() -> tuple[networks.Edges, chart.ColourBy]:
    ties, colours = st.columns([7, 3], gap="medium", vertical_alignment="bottom")
    with ties:
        tie = st.segmented_control(
            "Ties", list(TIES), default="Mentioned together", key="ties", required=True, bind="query-params", wrap=True
        )
    with colours:
        colour = st.segmented_control(
            "Colour by", list(COLOURS), default="Country", key="colour", required=True, bind="query-params"
        )
    return TIES[tie or "Mentioned together"], COLOURS[colour or "Country"]


def _through_time(kind: networks.Edges, colour_by: chart.ColourBy, most: int) -> None:
    """The same of one period; runs again by itself while time goes on."""
    seen = time_slider.narrowed(filters.current())
    _view(_network(seen, kind, most, weakest=None), seen, kind, colour_by)


def _view(found: Network, seen: Filters, kind: networks.Edges, colour_by: chart.ColourBy) -> None:
    """The picture, and beside it what is picked in it."""
    picture, beside = st.columns([7, 4], gap="medium")
    with picture:
        _picture(found, kind, colour_by)
    with beside, st.container(height=_HEIGHT, border=False, key="beside"):
        _beside(found, seen, kind)


def _as_drawn(found: Network, colour_by: chart.ColourBy) -> dict[str, str] | None:
    """The colour of each actor by key; None leaves it to its community."""
    if colour_by == "community":
        return None
    colours = country_colours(list(ask(queries.options).countries["country"]))
    acting_for = zip(found.nodes["key"], found.nodes["country"], strict=True)
    return {key: colours.get(country, OTHER) for key, country in acting_for}


def _network(seen: Filters, kind: networks.Edges, most: int, weakest: int | None) -> Network:
    return ask(networks.network, seen, kind, most, weakest, places=ask(networks.layout, kind, most))


def _weakest(found: Network, kind: networks.Edges) -> int:
    """The slider for the weakest tie that is drawn; by itself it stands where the picture can be read."""
    if found.heaviest < 2:
        return found.weakest
    asked = links.own("weakest") or ""
    value = int(asked) if asked.isdecimal() else found.weakest
    chosen = st.slider(
        "Weakest tie shown",
        1,
        found.heaviest,
        min(max(1, value), found.heaviest),
        key=f"weakest {kind} {found.weakest} {found.heaviest}",  # another one where it should stand elsewhere by itself
        help="Weaker ties are left out of the picture, the communities and the centralities.",
    )
    links.keep(weakest=chosen if chosen != found.weakest else None)
    return chosen


def _picture(found: Network, kind: networks.Edges, colour_by: chart.ColourBy) -> None:
    countries = ask(queries.options).countries
    colours = country_colours(list(countries["country"]))
    names = dict(zip(countries["country"], countries["name"], strict=True))
    key, shown = picked.key_of(f"network {kind}"), set(found.nodes["key"])
    make = partial(chart.network, found.nodes, found.edges, kind, colour_by, colours, names)
    figure = Figure(_TITLES[kind], LINES[kind], make, chart.keys(found.nodes, kind, colour_by, colours, names))

    def take() -> None:
        as_seen = replace(figure, make=partial(make, picked=picked.among(shown)))
        exports.download_network(found, kind, as_seen, _as_drawn(found, colour_by))

    seen = replace(figure, make=partial(make, picked=picked.at_first(key, shown)))
    pictures.draw(seen, key, ("pick", "tie"), on_pick=picked.clicked, take=take)
    st.caption(f"{_left_out(found)} Dots are as large as the actor is often mentioned. Drag to move, Shift and wheel to zoom.")


def _left_out(found: Network) -> str:
    told = f"{words.counted(len(found.nodes), 'actor')}, {words.counted(len(found.edges), 'tie')}."
    gone = [words.counted(found.left_out, "less mentioned actor")] if found.left_out else []
    gone += [f"{words.counted(found.weaker, 'tie')} weaker than {found.weakest}"] if found.weaker else []
    return f"{told} Not shown: {' and '.join(gone)}." if gone else told


def _beside(found: Network, seen: Filters, kind: networks.Edges) -> None:
    """What was clicked in the picture or the table, or is named by the address; the table where nothing is."""
    keys = picked.now()
    if not keys or (gone := [key for key in keys if key not in set(found.nodes["key"])]):
        if keys:
            _not_shown(found, seen, gone)
        _central(found, seen, kind)
        return
    st.button("Back to the table", icon=":material/arrow_back:", key="let go", type="tertiary", on_click=picked.let_go)
    if len(keys) == 2:
        _untied(found, kind, *keys)
        actor_card.of_tie(found, seen, kind, *keys)
    else:
        actor_card.of_actor(found, seen, kind, *keys)


def _not_shown(found: Network, seen: Filters, gone: list[str]) -> None:
    """Why these actors, picked in another view or by a link, are not in the picture, and a way to forget them."""
    known = ask(queries.options).actors.set_index("key")["name"]
    names = " and ".join(words.plain(known.get(key, key)) for key in gone)
    if not all(key in known.index for key in gone):
        why = "not known in this workspace"
    elif set(gone) <= set(ask(queries.actors, seen)["key"]):
        why = f"mentioned less often than the {len(found.nodes)} actors shown"
    else:
        why = "not named in the articles in view"
    st.info(f"{names}: picked, but {why}, so not in the picture.", icon=":material/visibility_off:")
    st.button("Forget it", icon=":material/close:", key="let go", on_click=picked.let_go)


def _untied(found: Network, kind: networks.Edges, a: str, b: str) -> None:
    """Says so where the two are in the picture, but no line between them is."""
    ends = {frozenset(pair) for pair in zip(found.edges["source"], found.edges["target"], strict=True)}
    if frozenset((a, b)) not in ends:
        why = f"it weighs less than {found.weakest}, or there is none" if found.weaker else f"there is none of this kind ({kind})"
        st.info(f"The tie of these two is not in the picture: {why}.", icon=":material/visibility_off:")


def _central(found: Network, seen: Filters, kind: networks.Edges) -> None:
    """Who is central, as a table; its rows can be chosen like the dots."""
    st.markdown("**Who is central** in this picture")
    table = found.nodes[["name", "degree", "betweenness", "eigenvector", "mentions", "community_name"]]
    key = f"central {kind}"

    def choose() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and rows[0] < len(found.nodes):
            picked.show(str(found.nodes["key"].iloc[rows[0]]))

    st.dataframe(
        table,
        hide_index=True,
        key=key,
        on_select=choose,
        selection_mode="single-row",
        height=330 if len(table) > 8 else "auto",
        column_config=_COLUMNS,
        alt="Centralities of the actors in the picture",
    )
    st.caption(
        "Choose a row here, or click a dot or a line in the picture, to see the sentences behind it. Degree: how many others "
        "an actor is tied to. Between: on what share of the shortest ways between others it lies. Eigen: how strongly it is "
        "tied to others who are central, 1 for the most central."
    )
    _strongest(found)


def _strongest(found: Network) -> None:
    if len(found.edges):
        st.markdown("**Strongest ties**")
        ties = found.edges.head(8)
        told = pd.DataFrame({"tie": ties["source_name"] + " – " + ties["target_name"], "weight": ties["weight"]})
        st.dataframe(
            told, hide_index=True, column_config={"tie": "Tie", "weight": st.column_config.NumberColumn("Weight", width="small")}
        )


_COLUMNS = {
    "name": st.column_config.TextColumn("Actor", width=125, pinned=True),
    "degree": st.column_config.NumberColumn("Degree", width=60),
    "betweenness": st.column_config.NumberColumn("Between", format="%.2f", width=66),
    "eigenvector": st.column_config.NumberColumn("Eigen", format="%.2f", width=55),
    "mentions": st.column_config.NumberColumn("Mentions", width=70),
    "community_name": st.column_config.TextColumn("Community around", width="medium"),
}

page()
