"""People whom the words beside their names describe, whatever the pipeline takes the names for.

"Malik Agar, a former rebel", "his lawyer, Lim Jae-sung,", "the trader Victoria Quispe", "Colum Eastwood of the party told".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from analysis.components.actors.draft import Draft
from analysis.components.actors.gazetteer import Kind
from analysis.components.actors.people import PARTICLES
from analysis.components.actors.words import collectives, words_for
from analysis.components.clauses import FINITE
from analysis.components.coreference.words import people
from analysis.components.coreference.words import words_for as anaphora
from analysis.components.statements.cues import lexicon
from analysis.knowledge import given_names

_MOST_WORDS = 4
_LONGEST_DESCRIPTION = 10  # tokens up to its noun
_CLOSING = frozenset({",", ".", ";", ")", "—", "–"})
_GOES_ON = frozenset({"of", "for", "in", "at", "from", "to", "with", "who", "and", "on"})
_WITHIN = frozenset({"DET", "PRON", "ADJ", "NOUN", "PROPN", "NUM", "PART", "VERB", "ADV"})
_SPEECH = 0.5  # how often a cue introduces quotations
_PEOPLE_KINDS = frozenset({Kind.SURNAME, Kind.PERSON, Kind.PERSON_ALIAS})


def described_people(draft: Draft) -> Iterator[tuple[int, int]]:
    """Token spans of full names, in no order."""
    doc, names, nouns = draft.doc, _Names(draft), _nouns()
    for i, word in enumerate(draft.words):
        if word == ",":
            if (start := names.before(i)) is not None and _describes(doc, i + 1, names.surely(start, i)):
                yield start, i
            if (end := names.after(i + 1)) is not None and _closes(doc, end) and _described_before(doc, i - 1):
                yield i + 1, end
        elif draft.lower[i] in nouns and doc[i].tag_ in ("NN", "NNP") and (end := names.after(i + 1)) is not None:
            if names.surely(i + 1, end) or doc[i].tag_ == "NN":
                yield i + 1, end
        elif word == "of" and (start := names.before(i)) is not None and i - start == 2 and _speaks(doc, i):
            yield start, i


class _Names:
    """Capitalised words that may be somebody's name."""

    def __init__(self, draft: Draft) -> None:
        self._doc = draft.doc
        self._listed = bytearray(len(draft.doc) + 1)
        for name in draft.names:
            if name.kind not in _PEOPLE_KINDS:
                self._listed[name.start : name.end] = b"\1" * (name.end - name.start)

    def before(self, end: int) -> int | None:
        """Where a full name that ends at token `end` begins."""
        start = end
        while start and self._may_be_name(start - 1):
            start -= 1
        return start if self._is_full(start, end) else None

    def after(self, start: int) -> int | None:
        """The end of a full name that begins at token `start`."""
        end = start
        while end < len(self._doc) and self._may_be_name(end):
            end += 1
        return end if self._is_full(start, end) else None

    def surely(self, start: int, end: int) -> bool:
        """Whether it is a person's by the pipeline's or by its given name."""
        labels = {self._doc[i].ent_type_ for i in range(start, end)}
        return self._doc[start].text in given_names() or labels <= {"PER", ""}

    def _may_be_name(self, i: int) -> bool:
        token, before = self._doc[i], self._doc[i - 1] if i else None
        if token.text == "-":
            return before is not None and not before.whitespace_ and not token.whitespace_
        if self._listed[i] or not token.text.replace("'", "").replace("’", "").isalpha():
            return False
        if before is not None and before.text == "-" and not before.whitespace_:
            return True  # Choon-*shik*
        return (token.text[0].isupper() and not token.text.isupper()) or token.lower_ in PARTICLES

    def _is_full(self, start: int, end: int) -> bool:
        doc = self._doc
        words = [doc[i] for i in range(start, end) if doc[i].text[0].isupper()]
        if not 2 <= len(words) <= _MOST_WORDS or not doc[start].text[0].isupper() or doc[end - 1].text == "-":
            return False
        if any(word.lower_ in _common() for word in words):
            return False
        return all(word.tag_ in ("NNP", "NNPS") or word.ent_type_ or word.i > start for word in words)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(people())


@cache
def _common() -> frozenset[str]:
    """Words of the names of bodies and places, and of titles."""
    bodies = anaphora("organisation") | anaphora("time") | collectives("institution") | collectives("ministry")
    return bodies | words_for("landscape") | _nouns() | _STREETS


_STREETS = frozenset({"the", "street", "house", "palace", "square", "times", "post", "mr", "ms", "mrs", "dr", "st"})


def _describes(doc: Doc, start: int, surely: bool) -> bool:
    """Whether an apposition that tells what somebody is begins there: "a former rebel from …", "Peru's envoy, …"."""
    noun: Token | None = None
    for token in doc[start : start + _LONGEST_DESCRIPTION]:
        if token.pos_ not in _WITHIN or token.tag_ in FINITE:
            break
        noun = token
    if noun is None or noun.tag_ not in ("NN", "NNP") or noun.lower_ not in people():
        return False
    after = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else "."
    return (after in _CLOSING or after in _GOES_ON) and (surely or noun.lower_ in _strictly())


@cache
def _strictly() -> frozenset[str]:
    """Nouns that are said of people alone, never of firms or countries."""
    return _nouns() - anaphora("country") - words_for("either")


def _described_before(doc: Doc, last: int) -> bool:
    """ "His *lawyer*, …", "the *speaker* of the chamber, …"."""
    token = doc[last]
    for above in (token, *token.ancestors):
        if above.i > last or above.pos_ not in ("NOUN", "PROPN"):
            return False
        if above.lower_ in people() and above.tag_ in ("NN", "NNP") and above.dep_ != "compound":
            return True
    return False


def _closes(doc: Doc, end: int) -> bool:
    return end >= len(doc) or doc[end].text in _CLOSING


def _speaks(doc: Doc, of: int) -> bool:
    """Whether a verb of saying follows the body or country after "of"."""
    for token in doc[of + 1 : of + _LONGEST_DESCRIPTION]:
        if token.tag_ in FINITE:
            cue = lexicon().cue(token.lower_, "VERB")
            return cue is not None and cue.frames.get("quote", 0) >= _SPEECH
        if token.pos_ not in ("DET", "ADJ", "PROPN", "NOUN", "CCONJ", "PRON", "PART"):
            return False
    return False
