"""The form that starts a guide: what kind, on which site, on which page."""

from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class NewGuideForm(Component):
    """`sites` are (id, name) pairs; `problems` says beside a field (`site`, `address`) what to change."""

    sites: tuple[tuple[int, str], ...]
    site_id: int
    address: str
    kind: str = "tour"
    name: str = ""
    problems: dict[str, str] = field(default_factory=dict[str, str])
