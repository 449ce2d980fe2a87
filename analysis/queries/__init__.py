"""From the store to the tables that a page shows: every number here leads to the sentences behind it.

Each function takes the store, the id of a workspace and the `Filters`, and gives a DataFrame whose columns
its docstring lists (an empty one has them too). Places are characters of the article's text, ends exclusive,
always beside their `article_id`. Missing values are pandas' own: ask `pd.isna`, not `is None`.
"""

from analysis.queries.counts import Options, Overview, actors, articles, options, overview
from analysis.queries.evidence import mentions, relations, statements, theme_mentions
from analysis.queries.filters import Filters, data_version
from analysis.queries.reading import Reading, article, neighbours
from analysis.queries.searching import Findings, found
from analysis.queries.themes import theme_actor, theme_counts, theme_timeline, timeline

__all__ = [
    "Filters",
    "Findings",
    "Options",
    "Overview",
    "Reading",
    "actors",
    "article",
    "articles",
    "data_version",
    "found",
    "mentions",
    "neighbours",
    "options",
    "overview",
    "relations",
    "statements",
    "theme_actor",
    "theme_counts",
    "theme_mentions",
    "theme_timeline",
    "timeline",
]
