"""A list of guides, or what to do where there is none."""

from dataclasses import dataclass

from components import Component
from components.empty_state import EmptyState
from components.guide_row import GuideRow


@dataclass(frozen=True)
class GuideList(Component):
    """The page of that `number` of `total` guides, from the `first` on; `before` and `after` are the addresses of its neighbours,
    empty for none. `everywhere` is where all of them are, for a list that is part of another page.
    """

    rows: tuple[GuideRow, ...] = ()
    empty: EmptyState | None = None
    number: int = 1
    first: int = 1
    total: int = 0
    before: str = ""
    after: str = ""
    everywhere: str = ""

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.rows)

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1
