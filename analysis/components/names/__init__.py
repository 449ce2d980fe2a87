"""The pipeline's names set right: by the names that `data/` lists, by the words they hold, and by what stands beside them."""

from analysis.components.names.correcting import Piece, corrected, longest

__all__ = ["Piece", "corrected", "longest"]
