"""Members whose approval a guide waits for, besides the number that the policy asks."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from models.guide import Guide
from models.guide.approval import RequiredReviewer, StillWaitedFor
from web.api.keyset import LARGEST_ID
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_guide
from web.api.problem import Problem


class GuideReviewerRow(BaseModel):
    id: int = Field(description="The member's.")
    name: str


class GuideReviewerList(BaseModel):
    data: list[GuideReviewerRow]


class GuideReviewers(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"members": []}]})

    members: list[Annotated[int, Field(ge=1, le=LARGEST_ID)]] = Field(
        max_length=20, description="All of them; who is no member here is left out."
    )


def index(call: Call) -> Reply:
    """List whom a guide waits for
    Who may not review there any more is not waited for.
    """
    return Reply(_list(call, find_guide(call)))


def replace(call: Call) -> Reply:
    """Choose whom a guide waits for
    Letting somebody off needs the scope manage.
    """
    guide = find_guide(call)
    chosen = {one for one in call.sent(GuideReviewers).members if 0 < one < 2**31}
    try:
        RequiredReviewer.choose(call.db, guide, chosen, adds_only=not call.reach.may_at("manage", guide.site_id))
    except StillWaitedFor as problem:
        raise Problem(409, str(problem), code="still_waited_for") from problem
    RequiredReviewer.note(call.db, guide, call.by, call.now)
    return Reply(_list(call, guide))


def _list(call: Call, guide: Guide) -> GuideReviewerList:
    return GuideReviewerList(data=[GuideReviewerRow(id=one.id, name=one.name) for one in RequiredReviewer.of(call.db, guide)])


OPERATIONS = (
    Operation("GET /guides/{guide_id}/reviewers", index, "read", {200: GuideReviewerList}),
    Operation(
        "PUT /guides/{guide_id}/reviewers",
        replace,
        "write",
        {200: GuideReviewerList},
        GuideReviewers,
        Trial,
        (409,),
        ("POST guide_reviewers",),
    ),
)
