"""Releases: everything that was live on a site at a time, and the way back to it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.release.publish import roll_back, take_everything_down
from models.release.release import ReleaseMove
from web.api.keyset import LARGEST_ID, Page, keyset
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_site, there
from web.api.problem import Problem
from web.api.publications_api import Environment, InEnvironment


class ReleaseRow(BaseModel):
    """That a release became what visitors get. The newest of an environment is what is live."""

    id: int
    environment: Environment
    release: str
    reason: str
    at: datetime
    by: str | None


class ReleaseList(BaseModel):
    data: list[ReleaseRow]
    next: str | None


class RollBack(Shape):
    """Everything as it was after that move."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"to": 1}]})

    to: int = Field(ge=1, le=LARGEST_ID, description="The `id` of a row of the list.")


class ReleasePage(Page):
    environment: Environment = "production"


def index(call: Call) -> Reply:
    """List a site's releases
    The newest first, which is live.
    """
    site, environment = find_site(call), call.asked(ReleasePage).environment
    rows = select(ReleaseMove).where(ReleaseMove.site_id == site.id, ReleaseMove.environment == environment)
    found, following = keyset(call, rows, ReleaseMove.id, newest=True)
    return Reply(ReleaseList(data=[_row(move) for move in found], next=following))


def create(call: Call) -> Reply:
    """Roll back
    Makes everything live exactly what it was after an earlier move, in that move's environment.
    """
    site = find_site(call)
    asked = select(ReleaseMove).where(ReleaseMove.site_id == site.id, ReleaseMove.id == call.sent(RollBack).to)
    move = there(call.db.scalar(asked), "That release is none of this site.")
    newest = ReleaseMove.history(call.db, site, move.environment, most=1)[0]
    if move.release_hash == newest.release_hash:
        raise Problem(409, "That is live already; nothing was changed.", code="live_already")
    roll_back(call.db, site, move, by=call.by, now=call.now)
    return Reply(_row(ReleaseMove.history(call.db, site, move.environment, most=1)[0]), 201)


def destroy(call: Call) -> Reply:
    """Switch everything off
    Visitors get none of the site's guides any more, and nothing that was planned. Rolling back brings what was live again. Doing
    it twice is fine.
    """
    environment = call.asked(InEnvironment).environment
    take_everything_down(call.db, find_site(call), by=call.by, now=call.now, environment=environment)
    return Reply(status=204)


def _row(move: ReleaseMove) -> ReleaseRow:
    return ReleaseRow.model_validate(
        {
            "id": move.id,
            "environment": move.environment,
            "release": move.release_hash,
            "reason": move.reason,
            "at": move.moved_at,
            "by": move.moved_by.name if move.moved_by else None,
        }
    )


OPERATIONS = (
    Operation("GET /sites/{site_id}/releases", index, "read", {200: ReleaseList}, query=ReleasePage),
    Operation(
        "POST /sites/{site_id}/releases", create, "publish", {201: ReleaseRow}, RollBack, Trial, (409,), ("POST site_releases",)
    ),
    Operation(
        "DELETE /sites/{site_id}/releases",
        destroy,
        "publish",
        {204: None},
        query=InEnvironment,
        twins=("DELETE site_releases",),
    ),
)
