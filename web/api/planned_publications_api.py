"""Planned publications: one version of a guide that goes live at a moment, until another one."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from models.guide import Guide, Version, compile_guide
from models.guide.publication_refused import NotPublishable
from models.release.due_publication import carry_out
from models.release.planned_publication import NotPlannable, PlannedPublication
from web.api.named_moment import Moment
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_guide, there
from web.api.problem import Problem


class PlannedPublicationRow(BaseModel):
    """What a guide has planned for production."""

    guide_id: int
    version: str
    goes_live_at: datetime
    ends_at: datetime | None
    state: Literal["waiting", "live", "refused"]
    reason: str = Field(description="Why it was refused at its moment; empty otherwise.")
    planned_by: str


class PlannedPublicationList(BaseModel):
    data: list[PlannedPublicationRow]


class PlannedPublicationBody(Shape):
    """Without `version` the draft is frozen as it is. Without `goes_live_at` it is live at once, until `ends_at`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"goes_live_at": None, "ends_at": "2027-01-10T18:00:00+01:00"}]})

    version: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    goes_live_at: Moment | None = None
    ends_at: Moment | None = None


def index(call: Call) -> Reply:
    """List what a guide has planned
    One plan at most.
    """
    plan = PlannedPublication.of(call.db, find_guide(call))
    return Reply(PlannedPublicationList(data=[_row(plan)] if plan else []))


def create(call: Call) -> Reply:
    """Plan a publication
    In place of what was planned. Cairn's worker carries it out within a minute of its moment, if the policy allows it then.
    """
    guide, sent = find_guide(call), call.sent(PlannedPublicationBody)
    try:
        version = _version(call, guide, sent.version)
        plan = PlannedPublication.plan(call.db, guide, version, sent.goes_live_at, sent.ends_at, by=call.by, now=call.now)
    except (NotPlannable, NotPublishable) as problem:
        raise Problem(409, str(problem), code="not_plannable") from problem
    if sent.goes_live_at is None and (refused := carry_out(call.db, guide.organisation_id, guide.id, call.now)):
        raise Problem(409, refused.reason, code="not_publishable")
    return Reply(_row(plan), 201)


def destroy(call: Call) -> Reply:
    """Cancel what a guide has planned
    What is live stays as it is.
    """
    plan = PlannedPublication.of(call.db, find_guide(call))
    if plan is not None:
        plan.cancel(call.db, call.by, call.now)
    return Reply(status=204)


def _version(call: Call, guide: Guide, chosen: str | None) -> Version:
    if chosen:
        return there(call.db.get(Version, (guide.id, chosen)), "The guide has no such version.")
    return Version.freeze(call.db, guide, compile_guide(guide), call.by, call.now)


def _row(plan: PlannedPublication) -> PlannedPublicationRow:
    return PlannedPublicationRow.model_validate(
        {
            "guide_id": plan.guide_id,
            "version": plan.version_hash,
            "goes_live_at": plan.goes_live_at,
            "ends_at": plan.ends_at,
            "state": plan.state,
            "reason": plan.reason,
            "planned_by": plan.planned_by.name,
        }
    )


OPERATIONS = (
    Operation("GET /guides/{guide_id}/planned-publications", index, "read", {200: PlannedPublicationList}),
    Operation(
        "POST /guides/{guide_id}/planned-publications",
        create,
        "publish",
        {201: PlannedPublicationRow},
        PlannedPublicationBody,
        Trial,
        (409,),
        ("POST guide_planned_publication",),
    ),
    Operation(
        "DELETE /guides/{guide_id}/planned-publications",
        destroy,
        "publish",
        {204: None},
        twins=("DELETE guide_planned_publication",),
    ),
)
