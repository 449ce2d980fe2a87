"""Who is who in an article: countries, leaders and organisations that `data/` lists, and people and bodies that only the text names."""

from analysis.components.actors.entries import ActorEntry, ActorMention, actor_keys, mentions_at

__all__ = ["ActorEntry", "ActorMention", "actor_keys", "mentions_at"]
