"""Two versions of a guide at once: begun, watched and ended here, with what can be said of the difference."""

from dataclasses import dataclass

from components import Component
from models.engine.point_words import difference_words
from models.engine.proportion import Proportion
from models.event.split_result import SplitResult
from models.release.version_split import FEWEST_PERCENT, MOST_PERCENT, USUAL_PERCENT
from models.support.day_words import in_words


@dataclass(frozen=True)
class SplitPanel(Component):
    """`result` is of the split that runs or ran last; `choices` are versions that may be shown beside the live one."""

    guide_id: int
    result: SplitResult | None = None
    is_running: bool = False
    is_live: bool = True
    may_publish: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    percent: int = USUAL_PERCENT
    problem: str = ""

    @property
    def bounds(self) -> tuple[int, int]:
        return FEWEST_PERCENT, MOST_PERCENT

    @property
    def days(self) -> str:
        assert self.result
        since = in_words(self.result.since)
        return f"{since} to {in_words(self.result.until)}" if self.result.until else f"since {since}"

    @property
    def difference(self) -> str:
        """In words, with its interval; empty where none is known."""
        assert self.result
        return difference_words(self.result.difference)

    def share(self, one: Proportion) -> str:
        return f"{one.share * 100:.1f} %" if one.is_known else "-"

    def between(self, one: Proportion) -> str:
        if not one.is_known:
            return "-"
        interval = one.interval()
        return f"{interval.low * 100:.1f} % to {interval.high * 100:.1f} %"
