"""A line as small as a word: how something went day by day. What it says in words is its text alternative."""

from dataclasses import dataclass

from components import Component

WIDE, HIGH = 90, 22


@dataclass(frozen=True)
class SparkLine(Component):
    """`days` are what was counted, the last one last; `says` is what was counted and how much, in a sentence."""

    days: tuple[int, ...]
    says: str

    @property
    def points(self) -> str:
        """From left to right, the largest day at the top; a line at the foot where nothing was counted."""
        most, last = max(self.days, default=0) or 1, max(len(self.days) - 1, 1)
        places = ((WIDE - 2) * at / last + 1 for at in range(len(self.days)))
        heights = ((HIGH - 2) * (1 - number / most) + 1 for number in self.days)
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(places, heights, strict=True))

    @property
    def box(self) -> str:
        return f"0 0 {WIDE} {HIGH}"
