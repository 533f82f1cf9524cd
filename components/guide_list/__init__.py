"""A list of guides, or what to do where there is none."""

from dataclasses import dataclass

from components import Component
from components.empty_state import EmptyState
from components.guide_row import GuideRow


@dataclass(frozen=True)
class GuideList(Component):
    """`is_cut` when there are more guides than are listed."""

    rows: tuple[GuideRow, ...] = ()
    empty: EmptyState | None = None
    is_cut: bool = False
