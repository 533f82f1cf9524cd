"""Versions: what a guide was when it was published or put up for review, frozen and named by its hash."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import select, tuple_

from models.account.member import Member
from models.guide import Version
from web.api.keyset import Page
from web.api.operation import Call, Operation, Reply
from web.api.owned import find_guide, there
from web.api.problem import one_fault

NO_VERSION = "The guide has no such version."


class VersionRow(BaseModel):
    version: str = Field(description="The hash of its content.")
    draft: int
    created_at: datetime
    created_by: str | None


class VersionList(BaseModel):
    data: list[VersionRow]
    next: str | None


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
    version = there(call.db.get(Version, (find_guide(call).id, call.word("version"))), NO_VERSION)
    return Reply(FrozenVersion.model_validate({**_row(call, version), "content": dict(version.entry())}))


def _row(call: Call, version: Version) -> dict[str, Any]:
    maker = call.db.get(Member, version.created_by_id) if version.created_by_id else None
    by = maker.name if maker else None
    return {"version": version.hash, "draft": version.draft_number, "created_at": version.created_at, "created_by": by}


OPERATIONS = (
    Operation("GET /guides/{guide_id}/versions", index, "read", {200: VersionList}, query=Page),
    Operation("GET /guides/{guide_id}/versions/{version}", show, "read", {200: FrozenVersion}, refuses=(409,)),
)
