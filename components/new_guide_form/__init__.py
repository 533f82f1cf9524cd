"""The form that starts a guide: what kind, on which site, on which page."""

from dataclasses import dataclass, field

from components import Component
from models.guide.template import TEMPLATES, Template


@dataclass(frozen=True)
class NewGuideForm(Component):
    """`kind` is a template's key; `sites` are (id, name) pairs; `problems` says beside a field what to change."""

    sites: tuple[tuple[int, str], ...]
    site_id: int
    address: str
    kind: str = "tour"
    name: str = ""
    problems: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def templates(self) -> tuple[Template, ...]:
        return TEMPLATES
