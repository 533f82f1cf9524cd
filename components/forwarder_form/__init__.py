"""The form for which analytics of a site's own pages receive what is counted, with exactly what is sent to each."""

from collections.abc import Mapping
from dataclasses import dataclass

from components import Component
from models.site import Site
from models.site.forwarder import EVENTS, FORWARDERS, MEMBERS, Forwarder


@dataclass(frozen=True)
class ForwarderForm(Component):
    """`forwards` names those that are on."""

    site_id: int
    forwards: tuple[str, ...]
    state: str = ""
    may_edit: bool = True

    @classmethod
    def of(cls, site: Site, *, may_edit: bool, state: str = "") -> "ForwarderForm":
        return cls(site.id, tuple(site.forwards), state, may_edit)

    @property
    def forwarders(self) -> tuple[Forwarder, ...]:
        return FORWARDERS

    @property
    def events(self) -> Mapping[str, str]:
        return EVENTS

    @property
    def members(self) -> Mapping[str, str]:
        return MEMBERS
