"""Versions: what a guide was when it was published or put up for review, frozen and named by its hash."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select, tuple_

from models.account.member import Member
from models.guide import Guide, Version
from models.guide.version import LONGEST_NAME, NotRestorable
from web.api.guide_shapes import GuideRow, etag_of
from web.api.keyset import Page
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_guide, there
from web.api.problem import Problem, one_fault

NO_VERSION = "The guide has no such version."


class VersionRow(BaseModel):
    version: str = Field(description="The hash of its content.")
    name: str = Field(description="What people call it; empty for none.")
    draft: int
    created_at: datetime
    created_by: str | None


class VersionList(BaseModel):
    data: list[VersionRow]
    next: str | None


class VersionChange(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Spring"}]})

    name: str = Field(max_length=LONGEST_NAME, description="An empty one takes the name away.")


class FrozenVersion(VersionRow):
    content: dict[str, Any] = Field(description="As visitors get it; `/player/v1/schema/guides.json` describes it.")


def index(call: Call) -> Reply:
    """List a guide's versions
    The newest first.
    """
    guide, page = find_guide(call), call.asked(Page)
    query = select(Version).where(Version.guide_id == guide.id)
    if page.cursor:
        last = call.db.get(Version, (guide.id, page.cursor))
        if last is None:
            raise one_fault("The address can't be taken as it is.", "cursor", "is no cursor of a page before", "not_allowed")
        query = query.where(tuple_(Version.created_at, Version.hash) < (last.created_at, last.hash))
    query = query.order_by(Version.created_at.desc(), Version.hash.desc()).limit(page.limit + 1)
    found = list(call.db.scalars(query))
    following = found[page.limit - 1].hash if len(found) > page.limit else None
    data = [VersionRow.model_validate(_row(call, version)) for version in found[: page.limit]]
    return Reply(VersionList(data=data, next=following))


def show(call: Call) -> Reply:
    """Read a version"""
    version = _find(call, find_guide(call))
    return Reply(FrozenVersion.model_validate({**_row(call, version), "content": dict(version.entry())}))


def change(call: Call) -> Reply:
    """Name a version
    Its content never changes.
    """
    version = _find(call, find_guide(call))
    version.call(call.sent(VersionChange).name)
    return Reply(VersionRow.model_validate(_row(call, version)))


def restore(call: Call) -> Reply:
    """Make a version the draft again
    What is live stays, and it can be undone in the editor. A version from before this was possible is refused.
    """
    guide = find_guide(call)
    try:
        _find(call, guide).restore(guide, call.by, call.now)
    except NotRestorable as problem:
        raise Problem(409, str(problem), code="not_restorable") from problem
    call.db.flush()
    return Reply(GuideRow.of(call.db, guide), 201, {"etag": etag_of(guide)})


def _find(call: Call, guide: Guide) -> Version:
    return there(call.db.get(Version, (guide.id, call.word("version"))), NO_VERSION)


def _row(call: Call, version: Version) -> dict[str, Any]:
    maker = call.db.get(Member, version.created_by_id) if version.created_by_id else None
    by = maker.name if maker else None
    return {
        "version": version.hash,
        "name": version.name,
        "draft": version.draft_number,
        "created_at": version.created_at,
        "created_by": by,
    }


ONE = "/guides/{guide_id}/versions/{version}"
OPERATIONS = (
    Operation("GET /guides/{guide_id}/versions", index, "read", {200: VersionList}, query=Page),
    Operation(f"GET {ONE}", show, "read", {200: FrozenVersion}, refuses=(409,)),
    Operation(f"PATCH {ONE}", change, "write", {200: VersionRow}, VersionChange, Trial, twins=("PUT guide_version",)),
    Operation(
        f"POST {ONE}/restorations",
        restore,
        "write",
        {201: GuideRow},
        query=Trial,
        refuses=(409,),
        twins=("POST guide_version_restoration",),
    ),
)
