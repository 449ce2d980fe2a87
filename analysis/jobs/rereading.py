"""Which articles a change of the codebook or of the list of actors can touch, so that only those are read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from spacy.lookups import Lookups

from analysis.actor_list import ActorList, ListedActor
from analysis.codebook import Codebook, Theme, builtin
from analysis.components.word_forms import words_of
from analysis.equipment import Equipment
from analysis.language import PIPELINE
from analysis.search import All, Any, Phrase, Query
from analysis.search.stems import words
from analysis.store import Store, owning

_MANY = 300  # changed terms from which every article is read again; asking for each would take as long
_TAGS = ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "ADP", "NUM")


def save_codebook(store: Store, workspace: int, codebook: Codebook) -> int:
    """Use this codebook in the workspace from now on; how many articles `analyse_waiting` has to read again."""
    old = owning.equipment(store, workspace)
    themes = None if codebook == builtin() else codebook.to_toml()
    touched = [query for term in sorted(changed_terms(old.codebook, codebook)) if (query := places_of(term))]
    return owning.equip(store, workspace, Equipment(themes, old.people), touched if len(touched) <= _MANY else None)


def save_actors(store: Store, workspace: int, actors: ActorList) -> int:
    """Know these actors in the workspace from now on; how many articles `analyse_waiting` has to read again."""
    old = owning.equipment(store, workspace)
    people = actors.to_csv() if len(actors) else None
    touched = [query for name in sorted(_changed_names(old.actors, actors)) if (query := _phrase(name))]
    return owning.equip(store, workspace, Equipment(old.themes, people), touched if len(touched) <= _MANY else None)


def changed_terms(old: Codebook, new: Codebook) -> set[str]:
    """Terms, weak ones and exclusions that only one of the two has, or has for another theme."""
    return {term for _, _, term in set(_terms(old)) ^ set(_terms(new))}


def places_of(term: str) -> Query | None:
    """A search for every sentence in which the term may stand, in any of its forms; None for one without a word."""
    parts: list[Query] = []
    for word in term.split():
        plain = word.strip("=^").removesuffix("*")
        tag = plain.rpartition("_")[2]
        plain = plain.removesuffix(f"_{tag}") if tag in _TAGS else plain
        parts += [_forms(unit, word.endswith("*")) for unit in words_of(plain)]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _forms(word: str, prefix: bool) -> Query:
    if prefix:
        return Phrase((word.lower(),), prefix=True)
    lower = word.lower()
    stems = dict.fromkeys(found.stem for form in (lower, *sorted(_irregular().get(lower, ()))) for found in words(form))
    return Phrase((next(iter(stems)),)) if len(stems) == 1 else Any(tuple(Phrase((stem,)) for stem in stems))


@cache
def _irregular() -> Mapping[str, set[str]]:
    """Forms that end in no rule, by their lemma, as the lemmatizer of the pipeline has them."""
    exceptions = Lookups().from_disk(PIPELINE / "lemmatizer" / "lookups").get_table("lemma_exc")
    forms: dict[str, set[str]] = defaultdict(set)
    for table in exceptions.values():
        for form, lemmas in table.items():
            for lemma in lemmas:
                forms[lemma].add(form)
    return forms


def _terms(codebook: Codebook) -> Iterator[tuple[str, str, str]]:
    for theme in codebook:
        yield from _of_theme(theme)


def _of_theme(theme: Theme) -> Iterator[tuple[str, str, str]]:
    for kind, terms in (("term", theme.terms), ("weak", theme.weak), ("exclude", theme.exclude)):
        for term in terms:
            yield theme.id, kind, term


def _changed_names(old: ActorList, new: ActorList) -> set[str]:
    before, after = set(old), set(new)
    return {name for actor in before ^ after for name in _names_that_changed(actor, before, after)}


def _names_that_changed(actor: ListedActor, before: Iterable[ListedActor], after: Iterable[ListedActor]) -> set[str]:
    """All names of who is new, gone, or told otherwise; only the names that came or went of who is told the same."""
    same = [one for one in (*before, *after) if one.key == actor.key and one != actor]
    if same and all((one.name, one.kind, one.country) == (actor.name, actor.kind, actor.country) for one in same):
        return set(actor.names).symmetric_difference(*(one.names for one in same))
    return set(actor.names)


def _phrase(name: str) -> Query | None:
    stems = tuple(word.stem for word in words(name))
    return Phrase(stems) if stems else None
