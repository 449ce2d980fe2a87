"""Who is who in an article: countries, leaders and organisations that `data/` lists, people and bodies that the text names."""

from analysis.components.actors.component import FACTORY, ActorFinder
from analysis.components.actors.entries import ActorEntry, ActorMention, actor_keys, mentions_at

__all__ = ["FACTORY", "ActorEntry", "ActorFinder", "ActorMention", "actor_keys", "mentions_at"]
