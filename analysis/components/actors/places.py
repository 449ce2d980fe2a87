"""When the name of a place is an actor: Georgia the country or the state, Beijing the government or the city."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from analysis.components.actors.words import words_for

_PLACING = words_for("placing")
_POLITICAL_HEADS = words_for("political")  # "talks of Moscow" are its government's
_DEALING = words_for("dealing")
_MOTION = words_for("motion")  # what is done to a place
_STATE_WORDS = frozenset(
    {
        "state",
        "university",
        "tech",
        "county",
        "avenue",
        "street",
        "post",
        "times",
        "examiner",
        "senator",
        "governor",
        "legislature",
        "d.c.",
    }
)
_SEATS_THAT_ARE_BUILDINGS = frozenset({"at", "in", "outside", "near", "inside", "to", "from"})


def acts(doc: Doc, start: int, end: int, building: bool) -> bool:
    """Whether a seat of government stands for the government here: it does, wants or is dealt with, and is not merely where."""
    head = doc[start:end].root
    if building:
        return not (_case(head) & _SEATS_THAT_ARE_BUILDINGS) or head.dep_ in ("nsubj", "nmod:poss")
    return _acts(head)


def _acts(head: Token) -> bool:
    if head.dep_ == "conj":
        return _acts(head.head) if head.head != head else False
    if head.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer"):
        return head.head.lemma_ not in ("be", "lie", "see") or head.head.pos_ == "VERB"
    if head.dep_ == "nmod:poss":
        return head.head.lemma_ not in (
            "airport",
            "suburb",
            "street",
            "outskirt",
            "mayor",
            "centre",
            "center",
            "university",
            "north",
            "south",
            "east",
            "west",
        )
    if head.dep_ in ("obj", "iobj"):
        return head.head.lemma_ not in _MOTION
    cases = _case(head)
    if _opens_sentence(head):
        return True
    if cases & _DEALING or head.dep_ == "obl:agent":
        return True
    return head.dep_ == "nmod" and bool(cases & _PLACING) and head.head.lemma_ in _POLITICAL_HEADS


def _opens_sentence(head: Token) -> bool:
    """ "In Moscow, the news was met with silence": where the reaction is told of, not where somebody is."""
    start = head.sent.start + sum(token.is_space for token in head.sent[:2])
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
    return head.i == start + 1 and head.doc[start].lower_ == "in" and (after.text == "," or after.lower_ == "and")


def _case(head: Token) -> set[str]:
    return {child.lower_ for child in head.children if child.dep_ == "case"}


def is_the_country(doc: Doc, start: int, end: int) -> bool:
    """Whether a name that a person, a state or a firm can have too is the country here; unsure is no."""
    span = doc[start:end]
    if _in_longer_name(span):
        return False
    label = span.root.ent_type_
    if label != "PER" and span.root.dep_ == "conj":
        return True  # "Jamaica, Benin and Chad"
    return label in ("LOC", "ORG") or (label != "PER" and bool(_case(span.root) & {"in", "with", "to", "from", "against"}))


def in_address(doc: Doc, start: int, end: int) -> bool:
    """Part of a firm's, street's or state's name that follows: "China Daily", "Jordan Street"."""
    return end < len(doc) and doc[end].lower_ in _STATE_WORDS - {"state"}


def _in_longer_name(span: Span) -> bool:
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None and before.ent_type_ == "PER" and span.root.ent_type_ == "PER":
        return True
    if after is not None and (after.lower_ in _STATE_WORDS or (after.ent_iob_ == "I" and after.pos_ == "PROPN")):
        return True
    return before is not None and before.text == "," and _city_before(doc, span.start - 2)


def _city_before(doc: Doc, at: int) -> bool:
    """ "Savannah, Georgia": an American state."""
    return at >= 0 and doc[at].ent_type_ == "LOC" and doc[at].text not in {"Tbilisi", "Batumi", "Kutaisi", "Gori"}
