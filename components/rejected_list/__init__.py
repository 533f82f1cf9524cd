"""What a site was sent that was not counted, by reason: what it means and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from components import Component
from models.event.rejected_count import REASONS, Reason


@dataclass(frozen=True)
class RejectedList(Component):
    """`numbers` are by reason, in the order in which they are to stand."""

    numbers: Mapping[str, int]
    site_id: int

    @property
    def lines(self) -> list[tuple[str, Reason, int]]:
        return [(reason, REASONS[reason], number) for reason, number in self.numbers.items() if reason in REASONS]

    @property
    def total(self) -> int:
        return sum(number for _, _, number in self.lines)
