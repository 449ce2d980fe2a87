"""Where a statement's source stands toward what the statement names: for it, against it, or neither."""

from analysis.components.stance.component import DECISIVE, FACTORY, StanceReading, read_stance_of
from analysis.components.stance.cues import calls_for

__all__ = ["DECISIVE", "FACTORY", "StanceReading", "calls_for", "read_stance_of"]
