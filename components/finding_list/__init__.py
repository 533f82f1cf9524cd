"""The inbox's list of findings by guide, or what to expect where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components import Component
from components.empty_state import EmptyState
from components.finding_row import FindingRow


@dataclass(frozen=True)
class FindingList(Component):
    rows: tuple[FindingRow, ...] = ()
    empty: EmptyState | None = None
    chosen: int = 0
    """The finding that stands beside the list; 0 is none."""

    @property
    def groups(self) -> Sequence[Sequence[FindingRow]]:
        """The rows of each guide, guides in the order of their first row."""
        guides: dict[int, list[FindingRow]] = {}
        for row in self.rows:
            marked = replace(row, is_chosen=True) if row.finding_id == self.chosen else row
            guides.setdefault(row.guide_id, []).append(marked)
        return list(guides.values())

    @property
    def first(self) -> int:
        """The finding that stands first; 0 where there is none."""
        return self.rows[0].finding_id if self.rows else 0
