"""Where actors stand: their positions theme by theme, how these moved, where they clash, and where one contradicts itself."""

from analysis.summaries.agreement import agreement, verdicts
from analysis.summaries.comparison import Comparison, compare
from analysis.summaries.positions import SIDE, in_words, positions, side, themes_of, turn
from analysis.summaries.tensions import tensions
from analysis.summaries.trajectories import trajectories

__all__ = [
    "SIDE",
    "Comparison",
    "agreement",
    "compare",
    "in_words",
    "positions",
    "side",
    "tensions",
    "themes_of",
    "trajectories",
    "turn",
    "verdicts",
]
