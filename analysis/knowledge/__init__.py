"""What Standpoint knows of the world: countries, leaders and their roles by date, organisations, titles."""

from analysis.knowledge.countries import countries
from analysis.knowledge.leaders import leaders
from analysis.knowledge.organisations import organisations
from analysis.knowledge.records import Country, Leader, Organisation, Role, RoleKind, Status, Title, When
from analysis.knowledge.roles import country_of, elected_holder, ever_held, former_holder, role_holder, roles_of
from analysis.knowledge.titles import given_names, titles

__all__ = [
    "Country",
    "Leader",
    "Organisation",
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
    "role_holder",
    "roles_of",
    "titles",
]
