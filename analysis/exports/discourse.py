"""Statements for Discourse Network Analyzer (Leifeld): its documents and statements, in its own names of columns.

`dna_getStatements` of the package rDNA gives id, documentId, startCaret, endCaret, statementTypeId, coder and the variables of
the statement type, which in DNA's own type "DNA Statement" are person, organization, concept and agreement (1 or 0); documents
have id, title, text, coder, author, source, section, notes, type and date. We write the same, with date, title, source and the
words of each statement after them, so that one file serves other programs too. DNA knows no neutral statement: those, and
statements by nobody known or on no theme, are left out.
"""

from __future__ import annotations

import io
import zipfile

import pandas as pd

from analysis import queries
from analysis.exports.tables import table
from analysis.knowledge import countries
from analysis.queries import Filters
from analysis.queries.frames import theme_names
from analysis.store import Store

_STATEMENTS = [
    "id", "documentId", "startCaret", "endCaret", "statementTypeId", "coder", "person", "organization", "concept", "agreement",
    "date", "title", "source", "text",
]  # fmt: skip
_DOCUMENTS = ["id", "title", "text", "coder", "author", "source", "section", "notes", "type", "date"]
_CODER = "Standpoint"
_TYPE = 1  # "DNA Statement"


def discourse(store: Store, workspace: int, filters: Filters) -> bytes:
    """A ZIP with statements.csv and documents.csv of the articles that pass."""
    statements = discourse_statements(store, workspace, filters)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("statements.csv", table(statements, "csv"))
        archive.writestr("documents.csv", table(_documents(store, workspace, statements["documentId"]), "csv"))
    return file.getvalue()


def discourse_statements(store: Store, workspace: int, filters: Filters) -> pd.DataFrame:
    """One row a statement that takes a side and theme of it; `concept` is the theme's name, carets are places in the text.

    A person's organization is the country it acts for; a country's or an organisation's statement has no person.
    """
    said = queries.statements(store, workspace, filters).explode("themes").rename(columns={"themes": "theme"})
    said = said[said["actor"].notna() & said["theme"].notna() & (said["stance"] != "neutral")]
    if filters.themes:
        said = said[said["theme"].isin(filters.themes)]
    names, acts_for = theme_names(store, workspace), {code: country.name for code, country in countries().items()}
    person = said["actor_kind"] == "person"
    frame = pd.DataFrame(
        {
            "id": range(1, len(said) + 1),
            "documentId": said["article_id"].to_numpy(),
            "startCaret": said["start"].to_numpy(),
            "endCaret": said["end"].to_numpy(),
            "statementTypeId": _TYPE,
            "coder": _CODER,
            "person": said["actor_name"].where(person, "").to_numpy(),
            "organization": said["actor_name"].where(~person, said["actor_country"].map(acts_for).fillna("")).to_numpy(),
            "concept": [names.get(theme, theme) for theme in said["theme"]],
            "agreement": (said["stance"] == "support").astype(int).to_numpy(),
            "date": said["published"].to_numpy(),
            "title": said["title"].to_numpy(),
            "source": said["source"].to_numpy(),
            "text": said["content"].to_numpy(),
        },
        columns=_STATEMENTS,
    )
    return frame.astype({"documentId": "int64", "startCaret": "int64", "endCaret": "int64"})


def _documents(store: Store, workspace: int, ids: pd.Series) -> pd.DataFrame:
    frame = queries.texts(store, workspace, tuple(int(id_) for id_ in ids.unique()))
    frame = frame.rename(columns={"article_id": "id", "url": "notes", "published": "date"})
    return frame.assign(coder=_CODER, author="", section="", type="news")[_DOCUMENTS]
