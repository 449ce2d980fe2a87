"""Full-text search: what a person types, read into a `Query` that both databases can answer alike.

    parsed = search.parse('"trade war" AND (tariff* OR dut*) NOT steel')
    queries.found(store, workspace, filters, parsed)        # the sentences, with who said them
    search.highlights(parsed, sentence)                     # where in a sentence the words stand

Words are compared by their stem without accents and capitals (`stems`), so that *tariff* finds *Tariffs*. The index of stems
is kept by `analysis.store.wording`: FTS5 in SQLite, a tsvector in PostgreSQL.
"""

from analysis.search.query import All, Any, Not, Phrase, Query, highlights, leaves, parse

__all__ = ["All", "Any", "Not", "Phrase", "Query", "highlights", "leaves", "parse"]
