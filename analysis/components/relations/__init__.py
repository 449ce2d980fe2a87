"""Who did what to whom: PLOVER events between actors, read from verbs and nouns and their syntax.

Classes: PLOVER (Open Event Data Alliance; Halterman et al. 2023, "PLOVER and POLECAT"). As in CAMEO and its
successors a reciprocal event ("A and B met") is given in both directions. What is negated, modal,
conditional or only demanded is kept, marked `actual=False`; somebody's own *would* or *will* do harm is a threat.
"""

from analysis.components.relations.component import FACTORY, find_relations, make_relations
from analysis.components.relations.pairs import RelationMatch

__all__ = ["FACTORY", "RelationMatch", "find_relations", "make_relations"]
