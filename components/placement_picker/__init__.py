"""Where a step sits: on the twelve sides of its element, in a corner, or along an edge, chosen on a picture of it."""

from dataclasses import dataclass

from components import Component
from models.guide import Step
from models.guide.step import PLACEMENTS

WORDS = {
    "auto": "Where there is room",
    "start": "at its start",
    "end": "at its end",
    "top": "Above",
    "bottom": "Below",
    "left": "On the left",
    "right": "On the right",
}
CORNERS = {"top-left": "Top left", "top-right": "Top right", "bottom-left": "Bottom left", "bottom-right": "Bottom right"}
EDGES = {"top": "Along the top", "header": "Below the header of the page", "bottom": "Along the bottom"}


@dataclass(frozen=True)
class PlacementPicker(Component):
    """`shape` is what is drawn in the middle: an `element`, or the `window` for slideouts and banners."""

    shape: str
    chosen: str
    choices: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, step: Step) -> "PlacementPicker":
        choices = tuple((name, _words(step.kind, name)) for name in PLACEMENTS[step.kind])
        return cls("element" if step.needs_target else step.kind, step.placement, choices)

    @property
    def words(self) -> str:
        return dict(self.choices).get(self.chosen, "")


def _words(kind: str, placement: str) -> str:
    if kind == "slideout":
        return CORNERS[placement]
    if kind == "banner":
        return EDGES[placement]
    side, _, end = placement.partition("-")
    return f"{WORDS[side]}, {WORDS[end]}" if end else WORDS.get(side, "In the middle")
