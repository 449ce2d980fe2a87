"""Who "he", "its", "both leaders" and "the bloc" are: mentions that name nobody, linked to actors that the article names."""

from analysis.components.coreference.component import FACTORY, resolve

__all__ = ["FACTORY", "resolve"]
