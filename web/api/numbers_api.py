"""Numbers: what was counted of a guide. There is nothing about anybody in them."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from models.event import Period, Selection, funnel
from models.event import Rung as RungFigures
from models.event.count_rows import rows
from models.event.figure_selection import SHOWN
from models.event.number_period import LONGEST, BadPeriod
from models.release.version_change import VersionChange, version_changes, version_titles
from web.api.named_moment import Day
from web.api.operation import Call, Operation, Query, Reply
from web.api.owned import find_guide
from web.api.problem import Problem
from web.api.publications_api import Environment


class RungLoss(BaseModel):
    """What became of those that are not at the next step."""

    finished: int
    dismissed: int
    left_page: int
    missing: int = Field(description="The next step's target was not there.")
    silent: int = Field(description="Went without a word; below 0, so many more came to the next step otherwise.")


class Rung(BaseModel):
    name: str
    step: str = Field(description="Empty for those that completed.")
    total: int
    uniques: int = Field(description="Browsers that were counted for the first time.")
    share: float = Field(description="Of those that started, from 0 to 1.")
    after: RungLoss | None = None


class CountRow(BaseModel):
    """As finely as it is kept."""

    day: str
    version: str
    figure: str
    step: str
    locale: str
    device: str
    total: int
    unique: int
    step_number: int | None = Field(description="The step's own, from 1: the same wherever it stands in whichever version.")
    step_place: int | None = Field(description="Where it stood in that version, from 1.")
    step_title: str = Field(description="In that version, in the guide's own language; its kind where it has no title.")
    version_name: str = Field(description="What screens call the version.")


class VersionMark(BaseModel):
    at: datetime
    version: str = Field(description="Empty where the guide was taken down.")
    title: str


class Numbers(BaseModel):
    since: str
    until: str
    zone: str = Field(description="By whose clock days are days.")
    environment: Environment
    eligible: int
    started: int
    completed: int
    dismissed: int
    target_missing: int
    left_page: int
    funnel: list[Rung]
    versions: list[VersionMark] = Field(description="When visitors got which version, the one of the first day included.")
    counts: list[CountRow]


class CountedDays(Query):
    days: int = Field(30, ge=1, le=LONGEST, description="How many days back, today included.")
    since: Day | None = Field(None, alias="from", description="The first day, instead of `days`.")
    until: Day | None = Field(None, alias="to", description="The last day; today where only the first is named.")

    def period(self, today: date) -> Period:
        """Raises Problem."""
        if self.since is None and self.until is None:
            return Period.last(self.days, today)
        try:
            return Period.read(str(self.since or self.until), str(self.until or today), today)
        except BadPeriod as problem:
            raise Problem(422, str(problem)) from problem


class AskedPeriod(CountedDays):
    environment: Environment = "production"


class AskedNumbers(AskedPeriod):
    count: Literal["all", "unique"] = Field("all", description="Every time, or a browser's first only.")
    version: str | None = Field(None, description="Of this version only.")
    locale: str | None = Field(None, description="Of this language only; empty for what browsers did not say.")
    device: str | None = Field(None, description="Of this device class only.")


def show(call: Call) -> Reply:
    """Read a guide's numbers"""
    guide, asked, zone = find_guide(call), call.asked(AskedNumbers), call.organisation.zone
    period = asked.period(call.organisation.local(call.now).date())
    chosen = Selection(guide, period, asked.environment, asked.version, asked.locale, asked.device)
    found, figures = funnel(call.db, chosen, asked.count), chosen.figures(call.db)
    changes = version_changes(call.db, guide, asked.environment, *period.moments(zone), version_titles(call.db, guide.id, zone))
    value = Numbers(
        since=str(period.since),
        until=str(period.until),
        zone=zone,
        environment=asked.environment,
        **{name: figures.of(name, asked.count) for name in SHOWN},
        funnel=[_rung(one) for one in found.rungs],
        versions=[_mark(one) for one in changes],
        counts=[CountRow.model_validate(row) for row in rows(call.db, chosen, zone)],
    )
    return Reply(value)


def _rung(one: RungFigures) -> Rung:
    after = RungLoss.model_validate(asdict(one.after)) if one.after else None
    return Rung(name=one.name, step=one.step, total=one.total, uniques=one.uniques, share=one.share, after=after)


def _mark(one: VersionChange) -> VersionMark:
    return VersionMark(at=one.at, version=one.version, title=one.title)


OPERATIONS = (Operation("GET /guides/{guide_id}/numbers", show, "read", {200: Numbers}, query=AskedNumbers, refuses=(422,)),)
