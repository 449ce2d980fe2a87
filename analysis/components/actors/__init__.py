"""Who is who in an article: countries, leaders and organisations that `data/` lists, and people and bodies that only the text names."""

from analysis.components.actors.component import FACTORY, ActorFinder
from analysis.components.actors.entries import ActorEntry, ActorMention, actor_keys, mentions_at

__all__ = ["FACTORY", "ActorFinder", "ActorEntry", "ActorMention", "actor_keys", "mentions_at"]
