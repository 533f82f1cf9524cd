"""The attributes that a site's pages tell the player, by name and type, what uses them, and a row for another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components import Component
from models.guide.attribute_usage import AttributeUsage
from models.site.site_attribute import SiteAttribute

TYPES = {"text": "text", "number": "number", "boolean": "yes or no", "date": "date"}
MOST_NAMED = 3


@dataclass(frozen=True)
class AttributeLine:
    attribute_id: int
    name: str
    type: str
    note: str
    usage: AttributeUsage = field(default_factory=AttributeUsage)

    @property
    def users(self) -> list[tuple[str, int, str]]:
        """Kind, id and name of what uses it, guides first."""
        guides = [("guide", *guide) for guide in self.usage.guides]
        return [*guides, *(("segment", *segment) for segment in self.usage.segments)]

    @property
    def named(self) -> list[tuple[str, int, str]]:
        """Those that there is room to name."""
        return self.users if len(self.users) <= MOST_NAMED + 1 else self.users[:MOST_NAMED]


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
        usage: Mapping[str, AttributeUsage],
        *,
        may_edit: bool,
        typed: tuple[str, str, str] = ("", "text", ""),
        problem: str = "",
    ) -> "AttributeList":
        lines = tuple(
            AttributeLine(one.id, one.name, TYPES.get(one.type, TYPES["text"]), one.note, usage.get(one.name, AttributeUsage()))
            for one in attributes
        )
        return cls(site_id, lines, may_edit, *typed, problem=problem)

    @property
    def types(self) -> dict[str, str]:
        return TYPES
