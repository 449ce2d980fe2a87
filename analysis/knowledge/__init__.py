"""What Standpoint knows of the world: countries, leaders and their roles by date, organisations, parties, places, titles."""

from analysis.knowledge.countries import countries
from analysis.knowledge.leaders import leaders
from analysis.knowledge.organisations import organisations
from analysis.knowledge.parties import parties
from analysis.knowledge.places import places
from analysis.knowledge.records import Country, Leader, Organisation, Place, Role, RoleKind, Status, Title, When
from analysis.knowledge.roles import country_of, elected_holder, ever_held, former_holder, role_holder, roles_of
from analysis.knowledge.titles import given_names, titles

__all__ = [
    "Country",
    "Leader",
    "Organisation",
    "Place",
    "Role",
    "RoleKind",
    "Status",
    "Title",
    "When",
    "countries",
    "country_of",
    "elected_holder",
    "ever_held",
    "former_holder",
    "given_names",
    "leaders",
    "organisations",
    "parties",
    "places",
    "role_holder",
    "roles_of",
    "titles",
]
