"""Corrections: what people say against the machine, kept apart from what it found, and what the two make together.

    change = corrections.stance(place, was="Q15031", stance="oppose")      # about a statement that somebody sees
    correcting.add(store, workspace, [change], who="Ana", article_id=3)    # analysis.store.correcting: seen everywhere at once
    correcting.undo(store, workspace, ids)

A correction is anchored by its article, the place in its text and the words there, never by a row of the finds: those are made
anew with every analysis, and `corrected` finds its place in them again. What holds for the whole workspace (two actors are one,
what an actor is called) has no article. `exchange` writes corrections as JSON and reads them back.
"""

from analysis.corrections.applying import corrected
from analysis.corrections.exchange import as_json, from_json
from analysis.corrections.records import (
    Change,
    Chosen,
    Correction,
    Kind,
    Place,
    Reach,
    chosen,
    described,
    merge,
    new_actor,
    not_a_relation,
    not_a_statement,
    place_of,
    refers_to,
    relation,
    rename,
    speaker,
    stance,
    statement,
    themes,
)

__all__ = [
    "Change",
    "Chosen",
    "Correction",
    "Kind",
    "Place",
    "Reach",
    "as_json",
    "chosen",
    "corrected",
    "described",
    "from_json",
    "merge",
    "new_actor",
    "not_a_relation",
    "not_a_statement",
    "place_of",
    "refers_to",
    "relation",
    "rename",
    "speaker",
    "stance",
    "statement",
    "themes",
]
