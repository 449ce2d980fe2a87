"""What a parse contradicts itself in is mended: main verbs taken for participles, subjects taken for appositions."""

from analysis.components.mending.component import FACTORY, mended

__all__ = ["FACTORY", "mended"]
