"""Publications: which version of a guide is live where."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from models.guide import Guide, Publication, Version
from models.guide.approval import Approval
from models.release.publish import publish, take_down
from web.api.operation import Call, Operation, Query, Reply, Shape, Trial
from web.api.owned import find_guide, there

Environment = Literal["production", "staging"]


class PublicationRow(BaseModel):
    """What visitors of an environment get of a guide."""

    guide_id: int
    environment: Environment
    version: str
    live_since: datetime
    published_by: str | None
    approved_by: list[str] = Field(description="Who approved exactly this version, its author apart.")


class PublicationList(BaseModel):
    data: list[PublicationRow]


class NewPublication(Shape):
    """Without `version` the draft goes live as it is; with one, that version."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"environment": "staging"}]})

    environment: Environment = "production"
    version: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    seen: str | None = Field(None, max_length=64, description="The version that was live when you looked; empty for none.")


class InEnvironment(Query):
    environment: Environment = "production"


def index(call: Call) -> Reply:
    """List where a guide is live"""
    guide = find_guide(call)
    found = [row for name in ("production", "staging") if (row := _of(call, guide, name))]
    return Reply(PublicationList(data=found))


def create(call: Call) -> Reply:
    """Publish a guide
    Refused where the organisation publishes reviewed versions only and nobody approved this one.
    """
    guide, sent = find_guide(call), call.sent(NewPublication)
    version = there(call.db.get(Version, (guide.id, sent.version)), "The guide has no such version.") if sent.version else None
    live = Publication.of(call.db, guide, sent.environment)
    seen = sent.seen if sent.seen is not None else live.version_hash if live else ""
    publish(call.db, guide, seen=seen, by=call.by, now=call.now, environment=sent.environment, version=version)
    call.db.flush()
    return Reply(there(_of(call, guide, sent.environment)), 201)


def destroy(call: Call) -> Reply:
    """Take a guide down
    Visitors no longer get it. Its versions and numbers stay.
    """
    environment = call.asked(InEnvironment).environment
    take_down(call.db, find_guide(call), by=call.by, now=call.now, environment=environment)
    return Reply(status=204)


def _of(call: Call, guide: Guide, environment: str) -> PublicationRow | None:
    found = Publication.of(call.db, guide, environment)
    if found is None:
        return None
    return PublicationRow.model_validate(
        {
            "guide_id": guide.id,
            "environment": environment,
            "version": found.version_hash,
            "live_since": found.live_since,
            "published_by": found.published_by.name if found.published_by else None,
            "approved_by": [one.approved_by.name for one in Approval.of(call.db, guide, found.version_hash)],
        }
    )


OPERATIONS = (
    Operation("GET /guides/{guide_id}/publications", index, "read", {200: PublicationList}),
    Operation(
        "POST /guides/{guide_id}/publications",
        create,
        "publish",
        {201: PublicationRow},
        NewPublication,
        Trial,
        (409,),
        ("POST guide_publication", "POST guide_promotion", "POST review_publication"),
    ),
    Operation(
        "DELETE /guides/{guide_id}/publications",
        destroy,
        "publish",
        {204: None},
        query=InEnvironment,
        twins=("DELETE guide_publication",),
    ),
)
