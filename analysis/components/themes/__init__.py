"""Which themes of the codebook an article and its statements speak of, and where."""

from analysis.components.themes.component import FACTORY, ThemeMatcher, make_themes
from analysis.components.themes.matching import ThemeMatch
from analysis.components.themes.topics import ranked, themes_of_statement

__all__ = ["FACTORY", "ThemeMatch", "ThemeMatcher", "make_themes", "ranked", "themes_of_statement"]
