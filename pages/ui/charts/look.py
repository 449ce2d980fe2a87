"""Colours and shapes that all charts share.

Every colour has a contrast of at least 3 to the light and to the dark ground (WCAG 2.2, non-text contrast), and those of one
scale keep apart under the three common kinds of colour blindness (Machado et al. 2009); tests/pages/test_charts_look.py measures
both. Nothing is told by colour alone: stance and sign have shapes or dashes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

CATEGORIES = ("#0173b2", "#e37100", "#835d49", "#7e31f8", "#d10101", "#8c9753", "#cc708f", "#c050f5")
OTHER = "#85888d"
SUPPORT, OPPOSE, NEUTRAL = "#0173b2", "#d55e00", OTHER
STANCES = ("support", "neutral", "oppose")
STANCE_COLOURS = (SUPPORT, NEUTRAL, OPPOSE)
STANCE_SHAPES = ("triangle-up", "circle", "triangle-down")
STANCE_MARKS = {"support": "▲", "neutral": "●", "oppose": "▼"}
STANCE_WORDS = {"support": "supports", "neutral": "takes no side", "oppose": "opposes"}

GROUND = {False: "#fcfbf8", True: "#12181e"}  # as .streamlit/config.toml has them
INK = {False: "#1d2730", True: "#e7e5df"}
FAINT = {False: "#5d6670", True: "#a3a8b4"}
MIDDLE = {False: "#f1f2f4", True: "#2a2e37"}  # of a scale from one side to the other
LINE = {False: "#b5bac4", True: "#4d5260"}
GRID = {False: "#dfe1e5", True: "#2a2e37"}  # seen, and behind everything

_HALFWAY = 0.179  # luminance on which black and white are equally well read


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: its mark (dot, square, circle, diamond, triangle-up, triangle-down, line, …), colour and meaning."""

    mark: str
    colour: str
    meaning: str


FONT = "Source Sans, Source Sans 3, sans-serif"


def country_colours(countries: Sequence[str]) -> dict[str, str]:
    """A colour for each of the first countries (keys, most present first); the others share `OTHER`."""
    return dict(zip(countries, CATEGORIES, strict=False))


def told_apart(keys: Iterable[str], names: Iterable[str]) -> list[str]:
    """The names, each with its key where another key has the same; a chart that goes by names would put the two into one."""
    pairs = list(zip(keys, names, strict=True))
    bearers: dict[str, set[str]] = {}
    for key, name in pairs:
        bearers.setdefault(name, set()).add(key)
    return [f"{name} ({key})" if len(bearers[name]) > 1 else name for key, name in pairs]


def diverging(dark: bool) -> list[str]:
    """From opposing over nothing to supporting."""
    return [OPPOSE, MIDDLE[dark], SUPPORT]


def sequential(dark: bool) -> list[str]:
    """From little to much."""
    return ["#1f3346", "#5fb0ea"] if dark else ["#e4eef6", "#01568a"]


def inks(values: Sequence[float], domain: Sequence[float], colours: Sequence[str]) -> list[str]:
    """Black or white for what is written on each of these values, as a linear scale of `colours` (mixed in RGB, clamped) paints
    them: whichever has more contrast, so that it is never less than 4.5 (WCAG 2.2, text).
    """
    channels = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in colours]) / 255
    mixed = np.column_stack([np.interp(np.asarray(values, dtype=float), domain, channel) for channel in channels.T])
    linear = np.where(mixed <= 0.04045, mixed / 12.92, ((mixed + 0.055) / 1.055) ** 2.4)
    return ["#000000" if light > _HALFWAY else "#ffffff" for light in linear @ (0.2126, 0.7152, 0.0722)]


def ink_of_row() -> Any:
    """The column `ink`, which holds what `inks` gives, as a colour; a scale would be shared with the layer below."""
    return alt.when("datum.ink === '#000000'").then(alt.value("#000000")).otherwise(alt.value("#ffffff"))


def finished(chart: Any, description: str, dark: bool, height: int | None = None, step: int | None = None) -> Any:
    """The chart with its description, fonts and inks set, as wide as there is room or with columns of `step` pixels."""
    ink, faint = INK[dark], FAINT[dark]
    texts: dict[str, Any] = {"labelColor": ink, "titleColor": faint, "labelFontSize": 12, "titleFontSize": 12}
    texts |= {"titleFontWeight": "normal"}
    lines: dict[str, Any] = {
        "gridColor": GRID[dark],
        "domainColor": LINE[dark],
        "tickColor": LINE[dark],
        "labelPadding": 6,
        "labelLimit": 180,
    }
    config = alt.Config(
        font=FONT,
        background="transparent",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(**texts, **lines),
        legend=alt.LegendConfig(**texts),
    )
    size: dict[str, Any] = {"width": "container" if step is None else alt.Step(step)}
    size |= {} if height is None else {"height": height}
    return chart.properties(description=description, config=config, **size)  # all at once: each call copies the whole chart


def channel(kind: Any, told: Any) -> Any:
    """An encoding of this class of altair's for what `alt.when` or `alt.value` told; left to guess it, altair tries its schemas,
    which takes as long as all the rest of a chart.
    """
    return kind(**(told if isinstance(told, dict) else told.to_dict()))


def described(chart: Any) -> str:
    """The chart in words, as its function wrote them."""
    return chart.description if isinstance(chart.description, str) else ""


def group_scale(groups: Sequence[str], colours: Sequence[str]) -> alt.Scale:
    """These groups in these colours."""
    return alt.Scale(domain=list(groups), range=list(colours))
