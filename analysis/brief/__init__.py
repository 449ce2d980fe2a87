"""The brief: where a few actors stand, on a page, every word of it with its source.

made = brief.compose(store, workspace, filters, ("Q15031", "USA"), address=links.reader_address)
brief.write(made, "docx")        # or "md", "html" (which prints on one sheet)
"""

from analysis.brief.composing import Brief, Entry, Note, Section, compose
from analysis.brief.writing import FORMATS, write

__all__ = ["FORMATS", "Brief", "Entry", "Note", "Section", "compose", "write"]
