"""The inbox's list of findings, or what to expect where there is none."""

from dataclasses import dataclass

from components import Component
from components.empty_state import EmptyState
from components.finding_row import FindingRow


@dataclass(frozen=True)
class FindingList(Component):
    rows: tuple[FindingRow, ...] = ()
    empty: EmptyState | None = None
