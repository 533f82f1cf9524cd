"""Two versions or two periods of a guide side by side: each share with its interval, and the interval of the difference drawn."""

from dataclasses import dataclass

from components import Component
from models.engine.proportion import Interval, Proportion
from models.event.figure_comparison import ComparedShare


@dataclass(frozen=True)
class ComparisonTable(Component):
    """`first` and `second` are what is compared, in words."""

    first: str
    second: str
    shares: tuple[ComparedShare, ...]

    @property
    def reach(self) -> float:
        """How far from zero the picture goes, as a share: as far as the widest interval."""
        known = [one.change.interval for one in self.shares if one.change.is_known]
        return max([abs(bound) for between in known for bound in (between.low, between.high)], default=0.0) or 1.0

    def place(self, share: float) -> float:
        """Where a difference is drawn, in percent of the picture."""
        return round(50 + share / self.reach * 48, 2)

    def said(self, share: Proportion, between: Interval) -> str:
        if not share.is_known:
            return f"{share.hits:,} of {share.tries:,}"
        return (
            f"{share.share * 100:.0f} % ({between.low * 100:.0f} to {between.high * 100:.0f}), {share.hits:,} of {share.tries:,}"
        )
