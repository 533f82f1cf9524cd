"""What a step is drawn as: tooltip, modal, slideout or banner."""

from dataclasses import dataclass

from components import Component

TOUR_KINDS = (
    ("tooltip", "Tooltip", "Beside an element"),
    ("modal", "Modal", "In the middle of the page"),
    ("slideout", "Slideout", "In a corner"),
    ("banner", "Banner", "Along the top or bottom"),
)


@dataclass(frozen=True)
class KindPicker(Component):
    chosen: str

    @property
    def kinds(self) -> tuple[tuple[str, str, str], ...]:
        return TOUR_KINDS
