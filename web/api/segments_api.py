"""Segments: whom a guide is for, named so that several guides can be for the same people."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, WithJsonSchema
from sqlalchemy import select

from models.guide.rules.condition_group import Group
from models.guide.segment import BadSegment, Segment
from models.support.json_reader import Faults, Reader
from web.api.guide_shapes import ELSEWHERE
from web.api.keyset import Page, keyset
from web.api.operation import Call, Name, Operation, Reply, Shape, Trial
from web.api.owned import find_site, there
from web.api.problem import Problem, one_fault, refused

Rule = Annotated[dict[str, Any], WithJsonSchema({ELSEWHERE: "GuideGroup"})]


class SegmentRow(BaseModel):
    id: int
    key: str
    """What guides name it by."""
    name: str
    rule: dict[str, Any]


class SegmentList(BaseModel):
    data: list[SegmentRow]
    next: str | None


class SegmentBody(Shape):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "Free plan",
                    "rule": {
                        "match": "all",
                        "conditions": [{"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}],
                    },
                }
            ]
        }
    )

    name: Name
    rule: Rule


def index(call: Call) -> Reply:
    """List a site's segments"""
    found, following = keyset(call, select(Segment).where(Segment.site_id == find_site(call).id), Segment.id)
    return Reply(SegmentList(data=[_row(one) for one in found], next=following))


def create(call: Call) -> Reply:
    """Make a segment"""
    site, sent = find_site(call), call.sent(SegmentBody)
    try:
        made = Segment.create(call.db, site, sent.name.strip(), _group(sent.rule), call.by, call.now)
    except BadSegment as problem:
        raise one_fault("No segment was made.", "name", str(problem)) from problem
    return Reply(_row(made), 201, {"location": f"/api/v1/sites/{site.id}/segments/{made.id}"})


def show(call: Call) -> Reply:
    """Read a segment"""
    return Reply(_row(_find(call)))


def replace(call: Call) -> Reply:
    """Replace a segment
    What is live keeps the rule that it was published with.
    """
    segment, sent = _find(call), call.sent(SegmentBody)
    try:
        segment.change(call.db, sent.name.strip(), _group(sent.rule), call.by, call.now)
    except BadSegment as problem:
        raise one_fault("The segment was not changed.", "name", str(problem)) from problem
    call.db.flush()
    return Reply(_row(segment))


def destroy(call: Call) -> Reply:
    """Remove a segment
    One that a guide is for stays.
    """
    segment = _find(call)
    if guides := segment.used_by(call.db):
        named = ", ".join(guide.name for guide in guides[:5])
        raise Problem(409, f"{segment.name} is in use by {named}; choose another segment there first.", code="in_use")
    call.db.delete(segment)
    return Reply(status=204)


def _find(call: Call) -> Segment:
    return there(Segment.find(call.db, find_site(call), call.id("segment_id")))


def _group(rule: dict[str, Any]) -> Group:
    reader = Reader.of(rule)
    group = Group.read(reader)
    if reader.faults:
        raise refused("The segment", Faults(reader.faults), "rule")
    return group


def _row(one: Segment) -> SegmentRow:
    return SegmentRow(id=one.id, key=one.key, name=one.name, rule=dict(one.rule))


OPERATIONS = (
    Operation("GET /sites/{site_id}/segments", index, "read", {200: SegmentList}, query=Page),
    Operation(
        "POST /sites/{site_id}/segments", create, "write", {201: SegmentRow}, SegmentBody, Trial, (), ("POST site_segments",)
    ),
    Operation("GET /sites/{site_id}/segments/{segment_id}", show, "read", {200: SegmentRow}),
    Operation(
        "PUT /sites/{site_id}/segments/{segment_id}",
        replace,
        "write",
        {200: SegmentRow},
        SegmentBody,
        Trial,
        twins=("PUT site_segment",),
    ),
    Operation(
        "DELETE /sites/{site_id}/segments/{segment_id}",
        destroy,
        "write",
        {204: None},
        refuses=(409,),
        twins=("DELETE site_segment",),
    ),
)
