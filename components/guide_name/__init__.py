"""What a guide is called, at the head of its screens, and a choice where somebody else called it otherwise meanwhile."""

from dataclasses import dataclass

from components import Component
from components.value_conflict import ValueConflict


@dataclass(frozen=True)
class GuideName(Component):
    """`typed` is what was refused and stays in the field."""

    guide_id: int
    name: str
    may_edit: bool = True
    typed: str = ""
    conflict: ValueConflict | None = None
