"""Which people engaged with a guide: of sites in identified mode."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from models.event import Selection
from models.event.engaged_people import DEEDS, EngagedPeople, EngagedPerson
from models.site.identified_mode import IdentifiedMode
from web.api.found_subject import OFF
from web.api.numbers_api import AskedPeriod
from web.api.operation import Call, Operation, Reply
from web.api.owned import find_guide, there


class EngagedRow(BaseModel):
    pseudonym: str
    attributes: dict[str, str | bool | int | float]
    started: int
    completed: int
    dismissed: int
    target_missing: int
    left_page: int
    reached: list[str] = Field(description="Ids of the steps that they were shown.")
    first_day: date
    last_day: date


class EngagedList(BaseModel):
    since: str
    until: str
    data: list[EngagedRow] = Field(description="Who engaged last comes first; who is restricted is left out.")
    next: str | None


class AskedPeople(AskedPeriod):
    did: Literal["", "started", "completed", "dismissed", "target_missing", "left_page"] = Field(
        "", description="Only those of whom that was counted."
    )
    limit: int = Field(50, ge=1, le=200, description="How many, at most.")
    cursor: str = Field("", max_length=40, description="`next` of the page before; empty for the first.")


def index(call: Call) -> Reply:
    """List the people who engaged with a guide"""
    guide, asked = find_guide(call), call.asked(AskedPeople)
    there(IdentifiedMode.of(call.db, guide.site), OFF)
    period = asked.period(call.organisation.local(call.now).date())
    people, following = EngagedPeople(Selection(guide, period, asked.environment), asked.did).page(
        call.db, asked.limit, asked.cursor
    )
    rows = [_row(one) for one in people]
    return Reply(EngagedList(since=str(period.since), until=str(period.until), data=rows, next=following or None))


def _row(one: EngagedPerson) -> EngagedRow:
    said = {"pseudonym": one.pseudonym, "attributes": dict(one.attributes), "reached": sorted(one.reached)}
    totals = {figure: one.totals[figure] for figure in DEEDS}
    return EngagedRow.model_validate({**said, **totals, "first_day": one.first_day, "last_day": one.last_day})


OPERATIONS = (Operation("GET /guides/{guide_id}/people", index, "manage", {200: EngagedList}, query=AskedPeople, refuses=(422,)),)
