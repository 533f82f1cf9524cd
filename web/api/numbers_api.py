"""Numbers: what was counted of a guide. There is nothing about anybody in them."""

from datetime import timedelta

from pydantic import BaseModel, Field

from models.event import funnel
from models.event.breakdown import rows
from web.api.operation import Call, Operation, Query, Reply
from web.api.owned import find_guide
from web.api.publications_api import Environment


class Rung(BaseModel):
    name: str
    total: int
    uniques: int = Field(description="Browsers that were counted for the first time.")
    share: float = Field(description="Of those that started, from 0 to 1.")


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


class Numbers(BaseModel):
    since: str
    environment: Environment
    started: int
    completed: int
    dismissed: int
    target_missing: int
    funnel: list[Rung]
    counts: list[CountRow]


class Period(Query):
    days: int = Field(30, ge=1, le=400, description="How many days back, today included.")
    environment: Environment = "production"


def show(call: Call) -> Reply:
    """Read a guide's numbers"""
    guide, asked = find_guide(call), call.asked(Period)
    since = call.organisation.local(call.now).date() - timedelta(days=asked.days - 1)
    found = funnel(call.db, guide, since, asked.environment)
    value = Numbers(
        since=str(since),
        environment=asked.environment,
        started=found.started,
        completed=found.completed,
        dismissed=found.dismissed,
        target_missing=found.target_missing,
        funnel=[Rung(name=one.name, total=one.total, uniques=one.uniques, share=one.share) for one in found.rungs],
        counts=[CountRow.model_validate(row) for row in rows(call.db, guide, since, asked.environment)],
    )
    return Reply(value)


OPERATIONS = (Operation("GET /guides/{guide_id}/numbers", show, "read", {200: Numbers}, query=Period),)
