"""What the statements component leaves on a document."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from analysis.records import StatementKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words, thought or intention that the text attributes to a source (an attribution relation of PARC 3).

    `source` is as the text has it, None where it only implies one; `actors` are the keys of whom it refers to.
    `content` has more than one span where the cue or the source interrupts it. `parent` is the place in
    `Doc._.statements` of the statement inside whose content this one stands.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    cue_lemma: str
    cue_type: str
    negated: bool
    actors: tuple[str, ...] = ()
    parent: int | None = None
