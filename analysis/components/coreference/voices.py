"""Whose voice is heard: the speaker of each quotation, whom *he* in it cannot mean and *I* does."""

from __future__ import annotations

from analysis.components.coreference.anaphors import SPEECH
from analysis.components.coreference.binding import implied_subject
from analysis.components.statements.cues import lexicon
from analysis.components.statements.quotations import Quotation, find_quotations
from analysis.components.statements.speakers import speakers
from analysis.components.statements.tree import Range, Tree


class Voices:
    """The quotations of a document and the tokens of those who speak them."""

    def __init__(self, tree: Tree) -> None:
        self.quotations: list[Quotation] = find_quotations(tree)
        self.speaker: dict[int, int] = {}  # token of the speaker by the first token of the quotation
        if self.quotations:
            self._find(tree)
        self.quoted = bytearray(len(tree))
        for quotation in self.quotations:
            self.quoted[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
        self._starts = {i: q.start for q in self.quotations for i in range(q.start, q.end)}

    def over(self, i: int) -> int | None:
        """The token of whoever speaks token `i`; None outside quotations and where nobody is seen to speak."""
        start = self._starts.get(i)
        return None if start is None else self.speaker.get(start)

    def same(self, one: int, other: int) -> bool:
        """Whether both tokens stand in one quotation, or both in none."""
        return self._starts.get(one) == self._starts.get(other)

    def _find(self, tree: Tree) -> None:
        cues, words = [], lexicon()
        for i, pos in enumerate(tree.pos):
            if pos == "VERB" and not tree.passive(i):
                cue = words.cue(tree.lower[i], pos)
                if cue is not None and cue.frames.get("quote", 0) >= SPEECH:
                    cues.append(i)
        for verb, ranges in speakers(tree, self.quotations, cues).items():
            speaker = implied_subject(tree, verb)
            if speaker is not None:
                self._give(ranges, speaker)

    def _give(self, ranges: list[Range], speaker: int) -> None:
        for quotation in self.quotations:
            if any(start < quotation.end and quotation.start < end for start, end in ranges) and not quotation.holds(speaker):
                self.speaker.setdefault(quotation.start, speaker)
