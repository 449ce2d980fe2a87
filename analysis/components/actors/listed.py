"""Names that `data/` lists: leaders and organisations first, countries with what no other name has taken."""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.components.actors import places
from analysis.components.actors.draft import COUNTRY_KINDS, ORGANISATION_KINDS, Draft
from analysis.components.actors.entries import ActorEntry
from analysis.components.actors.gazetteer import Kind, Name
from analysis.components.actors.people import plain, slug
from analysis.components.actors.words import collectives
from analysis.knowledge import countries, leaders, roles_of
from analysis.records import ActorKind, How

_PEOPLE = frozenset({Kind.PERSON, Kind.PERSON_ALIAS})
_HOW = {Kind.COUNTRY: How.NAME, Kind.ALIAS: How.ALIAS, Kind.DEMONYM: How.DEMONYM, Kind.SEAT: How.METONYM}
_PLACES = COUNTRY_KINDS | {Kind.CAPITAL}
_WATERS = frozenset({"Ocean", "Sea", "Gulf", "Bay", "Channel", "Strait"})
_LONGER = frozenset({"LOC", "ORG", "MISC"})


def listed_names(draft: Draft) -> None:
    """Leaders by full name and organisations, longer ones first: "Bank of China" before "China"."""
    for name in draft.of_kinds(_PEOPLE | ORGANISATION_KINDS):
        if not draft.free(name.start, name.end):
            continue
        if name.kind in _PEOPLE:
            _person(draft, name)
        elif (
            not _modifies(draft.doc, name)
            and not _generic(draft, name)
            and (not name.ambiguous or _is_organisation(draft.doc, name))
        ):
            _organisation(draft, name)


def _organisation(draft: Draft, name: Name) -> None:
    """One of several that are called so, of which nothing tells which, is an organisation of no country."""
    if len(name.keys) > 1:
        text = draft.doc[name.start : name.end].text
        key = draft.enter(ActorEntry(f"organisation:{slug(text)}-somewhere", text, ActorKind.ORGANISATION, None))
        draft.settle(name.start, name.end, (key,), How.NAME, "name that organisations of several countries share")
        return
    key = draft.enter_listed(name.keys[0])
    how = How.NAME if name.kind is Kind.ORGANISATION else How.ALIAS
    draft.settle(name.start, name.end, (key,), how, f"listed {name.kind.value} of {draft.entries[key].name}")


def _person(draft: Draft, name: Name) -> None:
    key = _one_of(name.keys, draft)
    single = name.end - name.start == 1
    if key is None or (single and draft.doc[name.start].pos_ != "PROPN"):
        return
    draft.enter_listed(key)
    full = leaders()[key].name
    how = How.NAME if name.kind is Kind.PERSON else How.ALIAS
    draft.person(name.start, name.end, key, full, how, f"listed {name.kind.value} of {full}")


def _one_of(keys: tuple[str, ...], draft: Draft) -> str | None:
    """Of several people of one name, the one who is in office on the day."""
    if len(keys) == 1:
        return keys[0]
    in_office = [key for key in keys if draft.on and roles_of(key, draft.on)]
    return in_office[0] if len(in_office) == 1 else None


def _modifies(doc: Doc, name: Name) -> bool:
    """ "Russia's military efforts": the common word that ends the name belongs to what follows."""
    last = doc[name.end - 1]
    if last.is_lower and last.lower_ in collectives("forces"):
        return True  # "Russian troops" are Russia's acts
    return last.is_lower and name.end < len(doc) and last.dep_ in ("amod", "compound") and last.head.i >= name.end


def _generic(draft: Draft, name: Name) -> bool:
    """ "Ministry of Defence" is every state's: whose it is, its own words do not say."""
    return name.ambiguous and draft.doc[name.start].lower_ in collectives("ministry") and name.end - name.start > 1


def _is_organisation(doc: Doc, name: Name) -> bool:
    """An ambiguous name is one where the pipeline takes it for an organisation, or it stands in brackets after its full name."""
    return doc[name.start].ent_type_ == "ORG" or (name.start > 0 and doc[name.start - 1].text == "(")


def countries_in(draft: Draft) -> None:
    """Countries by name, demonym and seat of government, where the words are not part of another name."""
    for name in draft.of_kinds(COUNTRY_KINDS):
        start, end = name.start, name.end
        owner = _owner(draft, name)
        if owner is None or not draft.free(start, end) or not _stands_for_country(draft, name):
            continue
        if start and name.kind is Kind.SEAT and draft.doc[start - 1].lower_ == "the" and draft.free(start - 1, start):
            start -= 1
        key = draft.enter_listed(owner)
        draft.settle(start, end, (key,), _HOW[name.kind], f"{name.kind.value} of {draft.entries[key].name}")


def _owner(draft: Draft, name: Name) -> str | None:
    """Whose name it is; of countries that share it ("Congo", "Dominican"), the one that the article names by another, too."""
    if len(name.keys) == 1:
        return name.keys[0]
    named: set[str] = set()
    end = 0
    for other in draft.names:
        # Not within a longer one: "Republic of the Congo" is the end of another country's name.
        if other.kind in _PLACES and other.end > end:
            end = other.end
            named.update(other.keys if len(other.keys) == 1 else ())
    owners = named.intersection(name.keys)
    return owners.pop() if len(owners) == 1 else None


def _stands_for_country(draft: Draft, name: Name) -> bool:
    doc, start, end = draft.doc, name.start, name.end
    if _inside_longer_entity(draft, name):
        return False
    if name.kind is Kind.SEAT:
        country = countries().get(name.keys[0])
        building = country is not None and doc[start:end].text != country.capital
        return places.acts(doc, start, end, building)
    if name.kind is Kind.DEMONYM:
        if end < len(doc) and doc[end].text in _WATERS:  # "the Indian Ocean" is nobody
            return False
        return not name.ambiguous or doc[start].pos_ == "ADJ" or doc[start].ent_type_ in ("MISC", "LOC")
    if name.ambiguous and len(name.keys) == 1:
        return _in_list(draft, start) or _acts_alone(draft, start, end) or places.is_the_country(doc, start, end)
    return doc[start].pos_ != "PRON" and not places.in_address(doc, start, end)


def _acts_alone(draft: Draft, start: int, end: int) -> bool:
    """ "Jordan agreed": what does something, is no name of a person here, and is not followed by one."""
    token = draft.doc[start]
    alone = end - start == 1 and token.ent_type_ != "PER" and not draft.cast.knows(plain(token.text))
    after = draft.doc[end] if end < len(draft.doc) else token
    return alone and token.dep_ in ("nsubj", "nsubj:pass") and after.pos_ in ("VERB", "AUX", "ADV", "CCONJ", "PUNCT")


def _in_list(draft: Draft, start: int) -> bool:
    """ "Jamaica, Benin and Chad": another country stands right before it."""
    return draft.doc[start - 1].text in ("and", ",", "&") and start - 1 in draft.countries_ending if start > 1 else False


def _inside_longer_entity(draft: Draft, name: Name) -> bool:
    """ "South China Sea", "Gulf of Mexico", "New England": the country is part of another name."""
    entity = draft.doc[name.start].ent_iob_ != "O" and _entity_around(draft, name)
    if not entity or entity.label_ not in _LONGER or name.kind is Kind.DEMONYM:
        return False
    outside = [
        t for t in entity if not name.start <= t.i < name.end and t.pos_ in ("PROPN", "NOUN", "ADJ") and t.text[0].isupper()
    ]
    return bool(outside) and draft.free(entity.start, entity.end) and not any(t.tag_ == "POS" for t in entity)


def _entity_around(draft: Draft, name: Name):
    start = name.start
    while start and draft.doc[start].ent_iob_ == "I":
        start -= 1
    return draft.entity_starting.get(start)
