"""An organisation's domains, how each is shown to be its own, and who may join because of them."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class DomainLine:
    """`record` is what the TXT record at `place` has to say. One that the operator listed has no id."""

    name: str
    domain_id: int = 0
    record: str = ""
    place: str = ""
    is_verified: bool = False
    problem: str = ""


@dataclass(frozen=True)
class DomainPanel(Component):
    """`roles` can be given by a domain; `typed` is what was refused as one, with its `problem`."""

    lines: tuple[DomainLine, ...]
    roles: tuple[str, ...]
    role: str
    by_provider: bool = False
    by_mail: bool = False
    typed: str = ""
    problem: str = ""
    saved: bool = False
