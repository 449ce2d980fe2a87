"""The actor network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd

from pages.ui.charts.labels import Place, placed
from pages.ui.charts.look import CATEGORIES, GROUND, INK, LINE, OPPOSE, OTHER, SUPPORT, Key, channel, finished

ColourBy = Literal["country", "community"]
SIGNED = ("relations", "agreement")
KIND_SHAPES = {"country": "square", "person": "circle", "organisation": "diamond", "group": "triangle-up"}

HEIGHT = 620
_WIDTHS = (330, 420, 500, 570, 640, 720)  # pixels; a picture takes the dots and names of the next smaller width
_MARGIN = 1.06  # the axes reach a little beyond the nodes
_RADII = (5, 22)  # pixels, of the least and the most mentioned
_GROUPS = 8  # that have a colour of their own
_REST = "others"
_TONES = {"cooperation": (SUPPORT, [1, 0]), "both": (OTHER, [2, 3]), "conflict": (OPPOSE, [7, 4])}
_AGREEMENT = {"cooperation": "agree", "both": "agree and disagree", "conflict": "disagree"}
_BALANCE = 0.34  # sign from which an edge is called one of them: two against one
_WEIGHS = {
    "mentions": "sentences that name both",
    "relations": "deeds told of the two",
    "themes": "statements on common themes",
    "agreement": "themes on which both take a side",
}

_PICKED = "isValid(pick.key) && isValid(pick.key[0])"
_IN_FOCUS = f"!({_PICKED}) || datum.key === pick.key[0] || indexof(datum.neighbours, '|' + pick.key[0] + '|') >= 0"
_TOUCHES = f"!({_PICKED}) || datum.source === pick.key[0] || datum.target === pick.key[0]"


def network(
    nodes: pd.DataFrame,
    edges: pd.DataFrame,
    kind: str,
    colour_by: ColourBy = "country",
    colours: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    dark: bool = False,
    picked: tuple[str, ...] = (),
) -> alt.LayerChart:
    """Actors as dots sized by mentions, edges as lines as thick as they weigh; signed ones blue and whole for cooperation, orange
    and dashed for conflict. Names stand beside their dots as far as there is room, the most mentioned first.

    `nodes` and `edges` are those of `analysis.networks.Network`, `kind` its kind of edge. `colours` and `names` are those of
    countries by key. Clicks come back as the selections `pick` (key) and `tie` (source, target); drag moves, Shift and wheel
    zooms, double click puts it back. `picked` shows an actor's key, or those of a tie's two ends, as if they had been clicked.
    """
    groups = _groups(nodes, colour_by, colours or {}, names or {})
    frame = _frame(nodes, edges, kind, _group_of(nodes, groups, colour_by, names or {}), names or {})
    base = alt.Chart(frame).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-_MARGIN, _MARGIN])),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-_MARGIN, _MARGIN])),
    )
    layers = [*_edge_layers(base, kind, dark, picked), _node_layer(base, groups, dark, picked), *_name_layers(base, dark)]
    return finished(alt.layer(*layers), _in_words(nodes, edges, kind), dark, HEIGHT)


def keys(
    nodes: pd.DataFrame,
    kind: str,
    colour_by: ColourBy = "country",
    colours: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> list[Key]:
    """What the colours, shapes and lines of `network` mean, for a legend beside it."""
    groups = _groups(nodes, colour_by, colours or {}, names or {})
    sizes = nodes["community_name"].value_counts() if colour_by == "community" else pd.Series(dtype=int)
    found = [
        Key("dot", colour, f"{group.split(', ')[0]} and {sizes[group] - 1} more" if group in sizes.index else group)
        for group, colour in groups.items()
    ]
    found += [Key(shape, "", kind_) for kind_, shape in KIND_SHAPES.items() if kind_ in set(nodes["kind"])]
    if kind in SIGNED:
        words = _AGREEMENT if kind == "agreement" else {tone: tone for tone in _TONES}
        found += [
            Key("line" if tone == "cooperation" else f"line {tone}", colour, words[tone]) for tone, (colour, _) in _TONES.items()
        ]
    return found


def _edge_layers(base: alt.Chart, kind: str, dark: bool, picked: tuple[str, ...]) -> list[Any]:
    """What is seen, and over it a broad invisible line that is easy to hit."""
    at_first = [{"source": picked[0], "target": picked[1]}] if len(picked) == 2 else alt.Undefined
    tie = alt.selection_point(name="tie", fields=["source", "target"], on="click", empty=False, value=at_first)
    move = alt.selection_interval(
        name="view",
        bind="scales",
        zoom="wheel![event.shiftKey]",
        translate="[pointerdown[event.pointerType !== 'touch'], window:pointerup] > window:pointermove!",
    )
    lines = base.transform_filter("datum.row == 'edge'").encode(
        x2="x2:Q", y2="y2:Q", tooltip=[alt.Tooltip("told:N", title="Tie"), alt.Tooltip("weight:Q", title=_WEIGHS[kind])]
    )
    seen = lines.mark_rule(strokeCap="round").encode(
        strokeWidth=alt.StrokeWidth("weight:Q", scale=alt.Scale(type="sqrt", range=[0.8, 7], zero=False), legend=None),
        opacity=channel(
            alt.OpacityValue, alt.when(tie).then(alt.value(1.0)).when(_TOUCHES).then(alt.value(0.65)).otherwise(alt.value(0.08))
        ),
        **_tones(kind, dark),
    )
    return [seen.add_params(move), lines.mark_rule(strokeWidth=13, opacity=0.001, cursor="pointer").add_params(tie)]


def _tones(kind: str, dark: bool) -> dict[str, Any]:
    if kind not in SIGNED:
        return {"stroke": alt.StrokeValue(LINE[dark])}
    colours = alt.Scale(domain=list(_TONES), range=[colour for colour, _ in _TONES.values()])
    dashes = alt.Scale(domain=list(_TONES), range=[dash for _, dash in _TONES.values()])
    return {
        "stroke": alt.Stroke("tone:N", scale=colours, legend=None),
        "strokeDash": alt.StrokeDash("tone:N", scale=dashes, legend=None),
    }


def _node_layer(base: alt.Chart, groups: Mapping[str, str], dark: bool, picked: tuple[str, ...]) -> Any:
    at_first = [{"key": picked[0]}] if len(picked) == 1 else alt.Undefined
    pick = alt.selection_point(name="pick", fields=["key"], on="click", empty=False, value=at_first)
    colours = alt.Scale(domain=list(groups), range=list(groups.values()))
    shapes = alt.Scale(domain=list(KIND_SHAPES), range=list(KIND_SHAPES.values()))
    return (
        base.transform_filter("datum.row == 'node'")
        .mark_point(filled=True, opacity=1, cursor="pointer", stroke=GROUND[dark], size=alt.expr(_by_width("_area")))
        .encode(
            shape=alt.Shape("kind:N", scale=shapes, legend=None),
            fill=alt.Fill("group:N", scale=colours, legend=None),
            fillOpacity=channel(alt.FillOpacityValue, alt.when(_IN_FOCUS).then(alt.value(1.0)).otherwise(alt.value(0.2))),
            stroke=channel(alt.StrokeValue, alt.when(pick).then(alt.value(INK[dark])).otherwise(alt.value(GROUND[dark]))),
            strokeWidth=channel(alt.StrokeWidthValue, alt.when(pick).then(alt.value(3)).otherwise(alt.value(1))),
            tooltip=[
                alt.Tooltip("name:N", title="Actor"),
                alt.Tooltip("acts_for:N", title="Acts for"),
                alt.Tooltip("mentions:Q", title="Mentions"),
                alt.Tooltip("statements:Q", title="Statements"),
                alt.Tooltip("degree:Q", title="Ties"),
            ],
        )
        .add_params(pick)
    )


def _name_layers(base: alt.Chart, dark: bool) -> list[Any]:
    """Each name twice: in the colour of the ground around it, so that no line crosses it, and in ink."""
    layers = []
    for outline in (True, False):
        colour: dict[str, Any] = {"stroke": GROUND[dark], "strokeWidth": 3.5, "strokeJoin": "round"} if outline else {}
        layers.append(
            base.transform_filter(f"datum.row == 'node' && {_by_width()}")
            .mark_text(
                fontSize=12,
                baseline="middle",
                cursor="pointer",
                color=INK[dark],
                dx=alt.expr(_by_width("_dx")),
                dy=alt.expr(_by_width("_dy")),
                align=alt.expr(_by_width("_align")),
                **colour,
            )
            .encode(
                text="name:N",
                opacity=channel(alt.OpacityValue, alt.when(_IN_FOCUS).then(alt.value(1.0)).otherwise(alt.value(0.15))),
            )
        )
    return layers


def _by_width(field: str = "") -> str:
    """A Vega expression for what was placed for the picture's width."""
    narrowest, *wider = _WIDTHS
    expression = f"datum.at{narrowest}{field}"
    for width in wider:
        expression = f"(width >= {width} ? datum.at{width}{field} : {expression})"
    return expression


def _frame(nodes: pd.DataFrame, edges: pd.DataFrame, kind: str, groups: list[str], names: Mapping[str, str]) -> pd.DataFrame:
    """One frame for all layers: `row` says whether a row is a node or an edge."""
    dots = nodes.assign(row="node", group=groups, neighbours=_neighbours(nodes, edges))
    dots["acts_for"] = [names.get(country, country) if pd.notna(country) else "—" for country in nodes["country"]]
    for width in _WIDTHS:
        dots = dots.assign(**_sizes_and_names(nodes, f"at{width}", width))
    between = " ↔ " if kind == "relations" else " – "
    lines = edges.assign(row="edge", told=edges["source_name"] + between + edges["target_name"], tone=_tone(edges["sign"]))
    return pd.concat([lines, dots.drop(columns=["community_name"])], ignore_index=True)


def _radius(mentions: np.ndarray, width: int) -> np.ndarray:
    """In pixels; smaller ones for all where there are many or the picture is narrow."""
    least, most = _RADII
    crowded = min(1.0, (60 / max(1, len(mentions))) ** 0.5) * (width / _WIDTHS[-1]) ** 0.5
    full = least + (most - least) * np.sqrt(mentions / max(1, mentions.max(initial=1)))
    return np.maximum(3.5, full * max(0.45, crowded))


def _groups(nodes: pd.DataFrame, colour_by: ColourBy, colours: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """What each colour stands for, `_REST` last."""
    if colour_by == "country":
        present = set(nodes["country"].dropna())
        return {names.get(key, key): colour for key, colour in colours.items() if key in present} | {_REST: OTHER}
    sizes = nodes["community_name"].value_counts()
    order = dict.fromkeys(nodes.sort_values("community", kind="stable")["community_name"])
    first = [group for group in order if sizes[group] > 1][:_GROUPS]
    return dict(zip(first, CATEGORIES, strict=False)) | {_REST: OTHER}


def _group_of(nodes: pd.DataFrame, groups: Mapping[str, str], colour_by: ColourBy, names: Mapping[str, str]) -> list[str]:
    own = nodes["community_name"] if colour_by == "community" else [names.get(key, key) for key in nodes["country"]]
    return [group if group in groups else _REST for group in own]


def _neighbours(nodes: pd.DataFrame, edges: pd.DataFrame) -> list[str]:
    """For each node the keys at the other ends of its edges, each between bars."""
    found: dict[str, list[str]] = {key: [] for key in nodes["key"]}
    for a, b in zip(edges["source"], edges["target"], strict=True):
        found[a].append(b)
        found[b].append(a)
    return ["".join(f"|{key}|" for key in found[key]) for key in nodes["key"]]


def _sizes_and_names(nodes: pd.DataFrame, label: str, width: int) -> dict[str, Any]:
    """How large each dot is in a picture of this width, and where its name goes."""
    radius = _radius(nodes["mentions"].to_numpy(dtype=float), width)
    points = (nodes[["x", "y"]].to_numpy(dtype=float) / _MARGIN + 1) / 2
    places = placed(points, radius, list(nodes["name"]), (width, HEIGHT))
    shown = [place or Place(0, 0, "center") for place in places]
    return {
        label: [place is not None for place in places],
        f"{label}_area": 4 * radius**2,
        f"{label}_dx": [place.dx for place in shown],
        f"{label}_dy": [place.dy for place in shown],
        f"{label}_align": [place.align for place in shown],
    }


def _tone(sign: pd.Series) -> np.ndarray:
    return np.select([sign >= _BALANCE, sign <= -_BALANCE], ["cooperation", "conflict"], "both")


def _in_words(nodes: pd.DataFrame, edges: pd.DataFrame, kind: str) -> str:
    told = f"Network of {len(nodes)} actors joined by {len(edges)} ties, which weigh the {_WEIGHS[kind]}."
    if len(nodes):
        told += f" Most mentioned: {', '.join(nodes['name'].head(5))}."
    if len(edges):
        strongest = edges.iloc[0]
        told += f" Strongest tie: {strongest['source_name']} and {strongest['target_name']} ({strongest['weight']})."
    return told
