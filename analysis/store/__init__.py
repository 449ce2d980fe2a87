"""Where workspaces, articles and what was found in them are kept: SQLite by default, PostgreSQL for a team."""

from analysis.store.repository import Store, StoredArticle, Workspace

__all__ = ["Store", "StoredArticle", "Workspace"]
