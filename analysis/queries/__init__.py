"""From the store to the tables that a page shows: every number here leads to the sentences behind it.

Each function takes the store, the id of a workspace and the `Filters`, and gives a DataFrame whose columns
its docstring lists (an empty one has them too). Places are characters of the article's text, ends exclusive,
always beside their `article_id`. Missing values are pandas' own: ask `pd.isna`, not `is None`.
"""

from analysis.queries.corrected import corrections
from analysis.queries.counts import Options, Overview, actors, articles, options, overview
from analysis.queries.evidence import mentions, relation, relations, statement, statements, theme_mentions
from analysis.queries.filters import Filters, data_version
from analysis.queries.reading import Reading, article, neighbours, texts
from analysis.queries.searching import Findings, found
from analysis.queries.theme_ties import theme_change, theme_pair_mentions, theme_pairs
from analysis.queries.themes import Every, theme_actor, theme_counts, theme_timeline, timeline
from analysis.queries.wording import passing_ids, wording

__all__ = [
    "Every",
    "Filters",
    "Findings",
    "Options",
    "Overview",
    "Reading",
    "actors",
    "article",
    "articles",
    "corrections",
    "data_version",
    "found",
    "mentions",
    "neighbours",
    "options",
    "overview",
    "passing_ids",
    "relation",
    "relations",
    "statement",
    "statements",
    "texts",
    "theme_actor",
    "theme_change",
    "theme_counts",
    "theme_mentions",
    "theme_pair_mentions",
    "theme_pairs",
    "theme_timeline",
    "timeline",
    "wording",
]
