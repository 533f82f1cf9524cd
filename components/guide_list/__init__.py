"""A list of guides, or what to do where there is none."""

from dataclasses import dataclass

from components import Component
from components.empty_state import EmptyState
from components.guide_row import GuideRow
from models.guide.label_colour import COLOURS


@dataclass(frozen=True)
class Bulk:
    """What can be done with several guides at once, and what was just done with some: in a `sentence`, with the way back.

    `undo` is the address that takes it back by `method`, for those `guides`, with the same `label`, or gives that back its
    `colour`, as `takes_back` says. `problem` says why not.
    """

    labels: tuple[str, ...] = ()
    sentence: str = ""
    undo: str = ""
    method: str = "delete"
    guides: tuple[int, ...] = ()
    label: str = ""
    problem: str = ""
    colour: int | None = None
    takes_back: str = ""


@dataclass(frozen=True)
class GuideList(Component):
    """The page of that `number` of `total` guides, from the `first` on; `before` and `after` are the addresses of its neighbours,
    empty for none. It is narrowed to a `label`, if any, which has that `colour`. `everywhere` is where all of them are, for a
    list that is part of another page, which has no `bulk`.
    """

    rows: tuple[GuideRow, ...] = ()
    empty: EmptyState | None = None
    number: int = 1
    first: int = 1
    total: int = 0
    before: str = ""
    after: str = ""
    everywhere: str = ""
    bulk: Bulk | None = None
    is_archive: bool = False
    label: str = ""
    colour: int = 0

    @property
    def colours(self) -> tuple[str, ...]:
        """What the colours of labels are called."""
        return COLOURS

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.rows)

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1
