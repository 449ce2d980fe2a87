"""Who says, thinks or wants what: attribution extraction by syntax, quotation marks and a lexicon of cues.

The way, one module a step: `quotations` (whose words stand in marks) and `cues` (the words that attribute)
-> `contents` (what a cue attributes, by its syntax), `speakers` (which cue a quotation belongs to),
`phrases` (according to, headlines) -> `sources` (whose it is) -> `component` (joined, nested, on the Doc).

The task and its terms are PARC 3's (Pareti 2016) and PolNeAR's (Newell, Margolin and Ruths 2018).
"""

from analysis.components.statements.attribution import Attribution
from analysis.components.statements.component import FACTORY, statements
from analysis.components.statements.rows import statement_rows, statements_of_text

__all__ = ["FACTORY", "Attribution", "statement_rows", "statements", "statements_of_text"]
