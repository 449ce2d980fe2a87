"""Where actors stand: their positions theme by theme, how these moved, where they clash, and where one contradicts itself."""

from analysis.summaries.agreement import agreement, verdicts
from analysis.summaries.comparison import Comparison, compare
from analysis.summaries.criticism import criticism
from analysis.summaries.positions import positions, themes_of
from analysis.summaries.speakers import everything_said
from analysis.summaries.tensions import tensions
from analysis.summaries.trajectories import trajectories
from analysis.summaries.wording import SIDE, in_words, side, turn

__all__ = [
    "SIDE",
    "Comparison",
    "agreement",
    "compare",
    "criticism",
    "everything_said",
    "in_words",
    "positions",
    "side",
    "tensions",
    "themes_of",
    "trajectories",
    "turn",
    "verdicts",
]
