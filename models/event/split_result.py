"""What became of two versions shown at once: shares of browsers that started each, drawn by chance, and what can be said."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from models.account.organisation import Organisation
from models.engine.point_words import SELDOM
from models.engine.proportion import Difference, Proportion
from models.event.figure_selection import UNIQUE, Figures, Selection
from models.event.number_period import DAY, Period
from models.guide.guide import Guide
from models.guide.version import Version
from models.release.version_split import VersionSplit

FEWEST = 30
"""Browsers in each arm from which on a difference is judged; an interval is shown before, too."""

LONGEST = 400 * DAY


@dataclass(frozen=True)
class Arm:
    """One of the two versions. Browsers are counted that were new to the figure, each once."""

    version: str
    title: str
    percent: int
    started: int = 0
    completed: int = 0
    dismissed: int = 0

    @property
    def share(self) -> Proportion:
        return Proportion(self.completed, self.started)


@dataclass(frozen=True)
class SplitResult:
    """`since` is the first whole day, on which counting begins: on the day before, only one version was shown for a while."""

    first: Arm
    second: Arm
    since: date
    until: date | None

    @property
    def difference(self) -> Difference:
        """What more completed the second version, of those that started it."""
        return Difference(self.first.share, self.second.share)

    @property
    def sentence(self) -> str:
        """What can be said, and no more than that."""
        if not self.difference.is_known or min(self.first.started, self.second.started) < FEWEST:
            return f"Too few browsers to compare: {FEWEST} that started each are the least."
        if self.difference.is_more:
            return f"More completed the second version. {SELDOM}"
        if self.difference.is_less:
            return f"Fewer completed the second version. {SELDOM}"
        return "Chance alone can make a difference as large as this: it shows neither that one is better nor that they are alike."


def split_result(session: Session, guide: Guide, split: VersionSplit, today: date) -> SplitResult:
    """`today` is the organisation's. Days on which both were shown all day, and today."""
    organisation = session.get_one(Organisation, guide.organisation_id)
    since = organisation.local(split.began_at).date() + DAY
    until = organisation.local(split.ended_at).date() - DAY if split.ended_at else None
    last = min(until or today, since + LONGEST)
    arms: list[Arm] = []
    for name, percent in ((split.first_hash, 100 - split.percent), (split.second_hash, split.percent)):
        version = session.get(Version, (guide.id, name))
        figures = Figures()
        if last >= since:
            chosen = Selection(guide, Period(since, last), split.environment)
            figures = replace(chosen, version=name).figures(session)
        numbers = {figure: figures.of(figure, UNIQUE) for figure in ("started", "completed", "dismissed")}
        arms.append(Arm(name, version.dated(organisation.zone) if version else f"Version {name[:8]}", percent, **numbers))
    return SplitResult(arms[0], arms[1], since, until)
