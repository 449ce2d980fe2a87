"""What is known of an actor or of a tie in the network, beside the picture: numbers, ways on, and the sentences."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis import networks, queries
from analysis.networks import Network
from analysis.queries import Filters
from pages.ui import evidence, filters, links, words
from pages.ui.charts.look import STANCE_MARKS
from pages.ui.data import ask

_MOST = 60  # sentences that are fetched
_BEHIND = {
    "mentions": "The sentences that name both.",
    "relations": "What the one is told to have done to the other.",
    "themes": "What both say on the themes that they share.",
    "agreement": "What both say on the themes on which they take sides; where they disagree comes first.",
}


def of_actor(found: Network, seen: Filters, kind: networks.Edges, key: str) -> None:
    """One actor of the network."""
    row = found.nodes[found.nodes["key"] == key].to_dict("records")[0]
    name = str(row["name"])
    words.section(words.plain(name))
    counts = [
        words.counted(int(row[column]), one)
        for column, one in (("mentions", "mention"), ("statements", "statement"), ("articles", "article"))
    ]
    st.caption(f"{str(row['kind']).capitalize()} · {' · '.join(counts)} · {words.counted(int(row['degree']), 'tie')} here")
    _ways_on(key, name)
    own = replace(seen, actors=(key,), countries=())
    said, done, named, tied = st.tabs(["Says", "Does", "Mentioned", "Ties"])
    with said:
        evidence.cards(
            ask(queries.statements, own, most=_MOST), f"says {key}", nothing=f"No statement of {name} passes these filters."
        )
    with done:
        evidence.cards(
            ask(queries.relations, own, source=key, most=_MOST), f"does {key}", nothing=f"No deed of {name} is told here."
        )
    with named:
        evidence.cards(ask(queries.mentions, seen, key, most=_MOST), f"named {key}")
    with tied:
        _ties(found, key)


def of_tie(found: Network, seen: Filters, kind: networks.Edges, a: str, b: str) -> None:
    """One edge of the network."""
    names = found.nodes.set_index("key")["name"]
    words.section(f"{words.plain(names[a])} – {words.plain(names[b])}")
    edge = found.edges[(found.edges["source"] == a) & (found.edges["target"] == b)]
    if kind in networks.SIGNED and len(edge):
        st.markdown(_balance(int(edge["cooperation"].iloc[0]), int(edge["conflict"].iloc[0]), kind))
    links.to("positions", "Compare the two", {"who": [a, b]}, icon=":material/balance:")
    st.caption(_BEHIND[kind])
    evidence.cards(ask(networks.evidence, seen, a, b, kind, _MOST), f"tie {kind} {a} {b}")


def _balance(cooperation: int, conflict: int, kind: networks.Edges) -> str:
    if kind == "agreement":
        for_, against = words.counted(cooperation, "theme"), words.counted(conflict, "theme")
        return f"{STANCE_MARKS['support']} agree on {for_} · {STANCE_MARKS['oppose']} disagree on {against}"
    return f"{STANCE_MARKS['support']} {cooperation} of cooperation · {STANCE_MARKS['oppose']} {conflict} of conflict"


def _ways_on(key: str, name: str) -> None:
    focus, positions = st.columns(2, gap="small")
    with focus:
        focused = filters.current().actors == (key,)
        label = "Show everybody" if focused else "Focus on this actor"
        if st.button(
            label, icon=":material/center_focus_strong:", key="focus", width="stretch", help=f"Narrow every page to {name}"
        ):
            links.go("network", _own(), actors=() if focused else (key,))
    with positions:
        links.to("positions", "Its positions", {"who": [key]}, icon=":material/balance:")


def _own() -> dict[str, str | int | list[str] | None]:
    """How the network is drawn now, which a change of filter keeps."""
    own: dict[str, str | int | list[str] | None] = {name: links.own(name) for name in ("weakest", "picked", "at")}
    return own | {"between": st.query_params.get_all("between") or None}


def _ties(found: Network, key: str) -> None:
    mine = found.edges[(found.edges["source"] == key) | (found.edges["target"] == key)]
    if mine.empty:
        st.caption("No tie of this actor is in the picture.")
        return
    other = mine["target_name"].where(mine["source"] == key, mine["source_name"])
    shown = mine.assign(other=other)[["other", "weight", "cooperation", "conflict"]]
    signed = bool((mine["cooperation"] + mine["conflict"]).any())
    st.dataframe(
        shown if signed else shown[["other", "weight"]],
        hide_index=True,
        column_config={"other": "Tied to", "weight": "Weight", "cooperation": "▲ Cooperation", "conflict": "▼ Conflict"},
    )
