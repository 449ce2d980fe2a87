"""A chart as a figure to take away: with its title, what it shows, its legend and where it comes from, as SVG, PNG or PDF.

It stands on a light ground whatever the page does, since it goes into documents, and is drawn by Vega in this process, offline
(vl-convert). What stands around the chart is added to its SVG as elements: no word of an article ever becomes a tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from pages.ui.charts.look import FAINT, INK, Key, described

FORMATS = {"svg": ("SVG", "image/svg+xml"), "png": ("PNG", "image/png"), "pdf": ("PDF", "application/pdf")}
"""What each ending is called, and its media type."""

_WIDTH = 720  # pixels of a chart that takes the width there is
_MARGIN = 24
_FONT = "Arial, Helvetica, Liberation Sans, sans-serif"  # as wide in each of them, so that what is measured here fits elsewhere
_TITLE, _TEXT = 17, 12  # pixels
_CHARACTER, _LINE = 0.5, 1.4  # mean width of one, and from line to line, in font sizes
_SHARP = 3  # pixels of a PNG for one of the figure: 200 to the inch on a page
_NAMESPACE = "http://www.w3.org/2000/svg"
_SHAPES = {  # around the middle of the mark
    "square": "M-5-5H5V5H-5Z",
    "diamond": "M0-6 6 0 0 6-6 0Z",
    "triangle-up": "M0-5 6 5H-6Z",
    "triangle-down": "M0 5 6-5H-6Z",
    "triangle-right": "M5 0-5 6V-6Z",
    "triangle-left": "M-5 0 5 6V-6Z",
    "line": "M-10 0H10",
    "line wave": "M-10 0q5-6 10 0t10 0",
}
_DASHES = {"line both": "2 3", "line conflict": "7 4"}

ElementTree.register_namespace("", _NAMESPACE)


@dataclass(frozen=True, slots=True)
class Figure:
    """`make` gives the chart, for a dark or a light ground; `line` says what it shows, `keys` what its marks mean."""

    title: str
    line: str
    make: Callable[..., Any]
    keys: Sequence[Key] = ()


def written(figure: Figure, source: str, ending: str) -> bytes:
    """The figure as a file of that ending, one of `FORMATS`. `source` says where its numbers come from."""
    import vl_convert  # here, because few runs of a page need it

    drawn = svg(figure, source)
    if ending == "png":
        return bytes(vl_convert.svg_to_png(drawn, scale=_SHARP))
    if ending == "pdf":
        return bytes(vl_convert.svg_to_pdf(drawn))
    return drawn.encode()


def svg(figure: Figure, source: str) -> str:
    """The figure as an SVG document without scripts, styles or anything from elsewhere."""
    chart = figure.make(dark=False)
    drawn = _drawn(chart)
    wide, tall = float(drawn.get("width", 0)), float(drawn.get("height", 0))
    inner = max(wide, _WIDTH)
    sheet = Element(f"{{{_NAMESPACE}}}svg", {"role": "img", "font-family": _FONT})
    SubElement(sheet, f"{{{_NAMESPACE}}}title").text = figure.title
    SubElement(sheet, f"{{{_NAMESPACE}}}desc").text = described(chart)
    ground = SubElement(sheet, f"{{{_NAMESPACE}}}rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    y = _words(sheet, figure.title, _MARGIN, inner, _TITLE, bold=True)
    y = _words(sheet, figure.line, y + 2, inner, _TEXT)
    place = SubElement(sheet, f"{{{_NAMESPACE}}}g", {"transform": f"translate({_MARGIN},{y + 10:g})"})
    place.extend(list(drawn))
    y = _legend(sheet, figure.keys, y + 20 + tall, inner)
    y = _words(sheet, source, y + 6, inner, _TEXT - 1)
    size = {"width": f"{inner + 2 * _MARGIN:g}", "height": f"{y + _MARGIN - 8:g}"}
    sheet.attrib.update(size | {"viewBox": f"0 0 {size['width']} {size['height']}"})
    ground.attrib.update(size)
    return ElementTree.tostring(sheet, encoding="unicode")


def _drawn(chart: Any) -> Element:
    """Vega's SVG of the chart, as wide as a figure."""
    import vl_convert

    spec = chart.to_dict()
    spec["config"]["font"] = _FONT
    if spec.get("width") == "container":
        spec["width"] = _WIDTH
    return ElementTree.fromstring(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def _words(sheet: Element, text: str, y: float, width: float, size: int, bold: bool = False) -> float:
    """Lines of text from `y` down; where they end."""
    look = {"font-size": str(size), "fill": INK[False] if bold else FAINT[False]} | ({"font-weight": "bold"} if bold else {})
    for line in wrap(text, int(width / (_CHARACTER * size))):
        y += size * _LINE
        SubElement(sheet, f"{{{_NAMESPACE}}}text", {"x": str(_MARGIN), "y": f"{y:g}"} | look).text = line
    return y


def _legend(sheet: Element, keys: Sequence[Key], y: float, width: float) -> float:
    """Marks with their meanings, as many on a line as fit; where they end."""
    for x, row, key in _placed(keys, width):
        at = {"transform": f"translate({_MARGIN + x:g},{y + 16 + row * 20:g})"}
        entry = SubElement(sheet, f"{{{_NAMESPACE}}}g", at)
        _mark(entry, key)
        text = {"x": "17", "y": "4", "font-size": str(_TEXT), "fill": INK[False]}
        SubElement(entry, f"{{{_NAMESPACE}}}text", text).text = key.meaning
        bottom = y + 26 + row * 20
    return bottom if keys else y


def _placed(keys: Sequence[Key], width: float) -> Iterator[tuple[float, int, Key]]:
    x, row = 10.0, 0
    for key in keys:
        long = 36 + len(key.meaning) * _TEXT * _CHARACTER * 1.08
        if x > 10 and x + long > width:
            x, row = 10.0, row + 1
        yield x, row, key
        x += long


def _mark(entry: Element, key: Key) -> None:
    colour = key.colour or INK[False]
    if key.mark in ("dot", "circle", "ring"):
        look = {"fill": "none", "stroke": colour, "stroke-width": "2"} if key.mark == "ring" else {"fill": colour}
        SubElement(entry, f"{{{_NAMESPACE}}}circle", {"r": "5"} | look)
        return
    lined = key.mark.startswith("line")
    look = {"fill": "none", "stroke": colour, "stroke-width": "3"} if lined else {"fill": colour}
    look |= {"stroke-dasharray": _DASHES[key.mark]} if key.mark in _DASHES else {}
    SubElement(entry, f"{{{_NAMESPACE}}}path", {"d": _SHAPES.get(key.mark, _SHAPES["line"])} | look)
