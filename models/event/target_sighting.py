"""What visitors' browsers say of a step's target: how often they were shown the step, how often they did not find it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.event.counted_step import CountedStep

Place = tuple[int, str]
FEWEST_MISSED = 5
SHARE_MISSED = 0.2


@dataclass(frozen=True)
class Sighting:
    """`reached` counts page views on which the step was painted, `missed` those on which its target was not there."""

    missed: int = 0
    reached: int = 0

    def since(self, missed: int, reached: int) -> "Sighting":
        return Sighting(max(0, self.missed - missed), max(0, self.reached - reached))

    @property
    def is_alarming(self) -> bool:
        """Enough visitors, and enough of them, to be more than a slow page or a browser extension."""
        return self.missed >= FEWEST_MISSED and self.missed >= SHARE_MISSED * (self.missed + self.reached)


def sightings(
    session: Session, guide_ids: Collection[int], *, since: date | None = None, environment: str = "production"
) -> dict[Place, Sighting]:
    """(guide, step) → what was counted, from a day on or ever."""
    missed, reached = (func.sum(CountedStep.number_of(figure)) for figure in ("target_missing", "reached"))
    query = select(CountedStep.guide_id, CountedStep.step, missed, reached).where(
        CountedStep.guide_id.in_(guide_ids), CountedStep.environment == environment, CountedStep.step != ""
    )
    if since is not None:
        query = query.where(CountedStep.day >= since)
    found = session.execute(query.group_by(CountedStep.guide_id, CountedStep.step))
    return {(guide_id, step): Sighting(int(missed or 0), int(reached or 0)) for guide_id, step, missed, reached in found}
