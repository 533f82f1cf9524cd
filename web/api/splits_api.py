"""Splits: two versions of a guide at once, and what became of each."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from models.event.split_result import Arm, split_result
from models.guide import Guide, Version
from models.release.split_change import begin_split, end_split
from models.release.version_split import FEWEST_PERCENT, MOST_PERCENT, USUAL_PERCENT, VersionSplit
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_guide, there


class ArmRow(BaseModel):
    """Browsers that were new to the figure; `low` and `high` bound Wilson's 95 % interval of those that completed."""

    version: str
    title: str
    percent: int
    started: int
    completed: int
    dismissed: int
    low: float
    high: float


class SplitRow(BaseModel):
    """`difference_low` and `difference_high` bound Newcombe's 95 % interval of what more completed the second, from -1 to 1."""

    is_running: bool
    began_at: datetime
    ended_at: datetime | None
    since: str = Field(description="The first whole day, on which counting begins.")
    first: ArmRow
    second: ArmRow
    difference: float | None
    difference_low: float
    difference_high: float
    sentence: str


class NewSplit(Shape):
    """A version with the same rules as the one that is live in production."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"version": "0" * 64, "percent": 50}]})

    version: str = Field(pattern=r"^[0-9a-f]{64}$")
    percent: int = Field(USUAL_PERCENT, ge=FEWEST_PERCENT, le=MOST_PERCENT, description="Of browsers that are given it.")


def show(call: Call) -> Reply:
    """Read two versions at once
    Those that are shown, or were last.
    """
    guide = find_guide(call)
    return Reply(_row(call, guide, there(VersionSplit.newest(call.db, guide), "Two versions were never shown at once.")))


def create(call: Call) -> Reply:
    """Show two versions at once
    Refused where the guide is not live, the rules of the version are others, or it lacks approvals.
    """
    guide, sent = find_guide(call), call.sent(NewSplit)
    version = there(call.db.get(Version, (guide.id, sent.version)), "The guide has no such version.")
    begin_split(call.db, guide, version, sent.percent, by=call.by, now=call.now)
    return Reply(_row(call, guide, there(VersionSplit.newest(call.db, guide))), 201)


def destroy(call: Call) -> Reply:
    """Show one version again
    Everybody gets the first.
    """
    end_split(call.db, find_guide(call), by=call.by, now=call.now)
    return Reply(status=204)


def _row(call: Call, guide: Guide, split: VersionSplit) -> SplitRow:
    found = split_result(call.db, guide, split, call.organisation.local(call.now).date())
    between = found.difference.interval
    return SplitRow(
        is_running=split.ended_at is None,
        began_at=split.began_at,
        ended_at=split.ended_at,
        since=str(found.since),
        first=_arm(found.first),
        second=_arm(found.second),
        difference=found.difference.size if found.difference.is_known else None,
        difference_low=between.low,
        difference_high=between.high,
        sentence=found.sentence,
    )


def _arm(one: Arm) -> ArmRow:
    between = one.share.interval()
    numbers = {"started": one.started, "completed": one.completed, "dismissed": one.dismissed}
    return ArmRow(version=one.version, title=one.title, percent=one.percent, **numbers, low=between.low, high=between.high)


PLACE = "/guides/{guide_id}/split"
OPERATIONS = (
    Operation(f"GET {PLACE}", show, "read", {200: SplitRow}),
    Operation(f"POST {PLACE}", create, "publish", {201: SplitRow}, NewSplit, Trial, (422,), ("POST guide_split",)),
    Operation(f"DELETE {PLACE}", destroy, "publish", {204: None}, twins=("DELETE guide_split",)),
)
