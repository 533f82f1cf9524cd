"""The form that founds another organisation, where the operator lets people do that."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class OrganisationForm(Component):
    name: str = ""
    problem: str = ""
