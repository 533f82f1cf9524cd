"""The form with which an owner deletes the organisation, and what happens then."""

from dataclasses import dataclass

from components import Component, count


@dataclass(frozen=True)
class OrganisationDeletion(Component):
    name: str
    sites: int
    guides: int
    members: int
    has_authenticator: bool = False
    problem: str = ""

    @property
    def what_goes(self) -> str:
        """`2 sites, 14 guides and the places of 3 members`."""
        return f"{count(self.sites, 'site')}, {count(self.guides, 'guide')} and the places of {count(self.members, 'member')}"
