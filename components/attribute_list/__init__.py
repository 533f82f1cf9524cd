"""The attributes that a site's pages tell the player, by name and type, and a small form for another one."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import Component
from models.site.site_attribute import SiteAttribute

TYPES = {"text": "text", "number": "number", "boolean": "yes or no", "date": "date"}


@dataclass(frozen=True)
class AttributeLine:
    attribute_id: int
    name: str
    type: str
    note: str


@dataclass(frozen=True)
class AttributeList(Component):
    """`name`, `kind` and `note` are what was typed into the form."""

    site_id: int
    lines: tuple[AttributeLine, ...] = ()
    may_edit: bool = False
    name: str = ""
    kind: str = "text"
    note: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls,
        site_id: int,
        attributes: Sequence[SiteAttribute],
        *,
        may_edit: bool,
        typed: tuple[str, str, str] = ("", "text", ""),
        problem: str = "",
    ) -> "AttributeList":
        lines = tuple(AttributeLine(one.id, one.name, TYPES.get(one.type, TYPES["text"]), one.note) for one in attributes)
        return cls(site_id, lines, may_edit, *typed, problem=problem)

    @property
    def types(self) -> dict[str, str]:
        return TYPES
