"""What may go wrong with the attributes that a step's texts ask for, said beside them."""

from collections.abc import Collection
from dataclasses import dataclass

from components import Component
from models.guide import Step
from models.guide.text_attributes import asked_attributes, unknown_attributes


@dataclass(frozen=True)
class AttributeNote(Component):
    """`unknown` are those that the site has not declared, `bare` those without a word for visitors of whom they are not known."""

    site_id: int
    unknown: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()

    @classmethod
    def of(cls, site_id: int, step: Step, declared: Collection[str]) -> "AttributeNote":
        asked = asked_attributes(step)
        bare = (one.name for one in asked if not one.has_fallback)
        return cls(site_id, tuple(unknown_attributes(asked, declared)), tuple(bare))
