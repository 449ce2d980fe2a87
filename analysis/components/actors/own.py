"""Names that a workspace has listed for itself: they go before all others, as its analysts know whom they mean."""

from __future__ import annotations

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from analysis.actor_list import ActorList, ListedActor
from analysis.components.actors.draft import Draft
from analysis.components.actors.entries import ActorEntry
from analysis.components.actors.people import gender_of
from analysis.knowledge import countries, leaders, organisations
from analysis.records import ActorKind, How


class OwnNames:
    """The names of a list in one matcher, as they are written."""

    def __init__(self, nlp: Language, actors: ActorList) -> None:
        self.actors = actors
        self._by_name: dict[str, ListedActor] = {name: actor for actor in actors for name in actor.names}
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        for name in self._by_name:
            self._matcher.add(name, [nlp.make_doc(name)])

    def settle(self, draft: Draft) -> None:
        """Each place where a name stands is a mention of its actor; of names inside each other the longest counts."""
        for span in filter_spans(self._matcher(draft.doc, as_spans=True)):
            actor = self._by_name[span.label_]
            key = _enter(draft, actor)
            how = How.NAME if span.label_ == actor.name else How.ALIAS
            why = f"{'name' if how is How.NAME else 'alias'} of {actor.name} in the workspace's own list"
            if actor.kind is ActorKind.PERSON:
                draft.person(span.start, span.end, key, draft.entries[key].name, how, why)
            else:
                draft.settle(span.start, span.end, (key,), how, why)


def _enter(draft: Draft, actor: ListedActor) -> str:
    if actor.key in countries() or actor.key in leaders() or actor.key in organisations():
        return draft.enter_listed(actor.key)
    gender = gender_of(actor.name) if actor.kind is ActorKind.PERSON else None
    country = actor.key if actor.kind is ActorKind.COUNTRY and actor.country is None else actor.country
    plural = actor.kind is ActorKind.GROUP
    return draft.enter(ActorEntry(actor.key, actor.name, actor.kind, country, gender, plural))
