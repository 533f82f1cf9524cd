"""What each figure of a guide means, below all of them, and who is not counted."""

from dataclasses import dataclass

from components import Component
from components.figure_row import MEANINGS


@dataclass(frozen=True)
class FigureMeanings(Component):
    """`with_people` is true where people whom the page identified are listed above."""

    with_people: bool = False

    @property
    def meanings(self) -> dict[str, str]:
        return MEANINGS
