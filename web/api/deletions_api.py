"""The deletion of guides and sites: for 30 days it can be taken back, then nothing is left of them."""

from datetime import datetime

from pydantic import BaseModel

from models.guide import Guide, Publication
from models.release.content_deletion import (
    UNDOABLE,
    GoesAlong,
    GoneForGood,
    bring_guide_back,
    bring_site_back,
    delete_guide,
    delete_site,
    deleted_guide,
)
from models.site import ENVIRONMENTS, Site
from web.api.operation import Call, Operation, Reply
from web.api.owned import find_guide, find_site, there
from web.api.problem import Problem


class Deletion(BaseModel):
    id: int
    name: str
    deleted_at: datetime
    gone_at: datetime
    goes_along: dict[str, int]


class BroughtBack(BaseModel):
    id: int
    name: str


def create_guide(call: Call) -> Reply:
    """Delete a guide
    One that is live is taken down, which takes the scope publish. What was counted stays in the numbers of its site.
    """
    guide = find_guide(call)
    along = GoesAlong.with_guide(call.db, guide)
    if any(Publication.of(call.db, guide, environment) for environment in ENVIRONMENTS):
        call.must_at(guide.site_id, "publish")
    delete_guide(call.db, guide, call.by, call.now)
    return _reply(call, guide, along)


def destroy_guide(call: Call) -> Reply:
    """Bring a guide back
    As a draft, within 30 days of its deletion.
    """
    deleted = deleted_guide(call.db, call.organisation_id, call.id("guide_id"))
    if deleted is None:
        find_guide(call)  # whose key may not is refused as elsewhere
    guide = there(deleted)
    call.must_at(guide.site_id)
    try:
        bring_guide_back(call.db, guide, call.by, call.now)
    except GoneForGood as problem:
        raise Problem(404, str(problem)) from problem
    return Reply(BroughtBack(id=guide.id, name=guide.name))


def create_site(call: Call) -> Reply:
    """Delete a site
    With its guides; visitors get nothing of it within seconds.
    """
    site = find_site(call)
    along = GoesAlong.with_site(call.db, site)
    delete_site(call.db, site, call.by, call.now)
    return _reply(call, site, along)


def destroy_site(call: Call) -> Reply:
    """Bring a site back
    With everything live as it was, within 30 days of its deletion.
    """
    deleted = Site.find_deleted(call.db, call.organisation_id, call.id("site_id"))
    if deleted is None:
        find_site(call)
    site = there(deleted)
    call.must_at(site.id)
    try:
        bring_site_back(call.db, site, call.by, call.now)
    except GoneForGood as problem:
        raise Problem(404, str(problem)) from problem
    return Reply(BroughtBack(id=site.id, name=site.name))


def _reply(call: Call, one: Guide | Site, along: GoesAlong) -> Reply:
    counts = {name: number for number, name in along.counts}
    made = Deletion(id=one.id, name=one.name, deleted_at=call.now, gone_at=call.now + UNDOABLE, goes_along=counts)
    return Reply(made, 201)


GUIDE, SITE = "/guides/{guide_id}/deletion", "/sites/{site_id}/deletion"
OPERATIONS = (
    Operation(f"POST {GUIDE}", create_guide, "write", {201: Deletion}, twins=("POST guide_deletion",)),
    Operation(f"DELETE {GUIDE}", destroy_guide, "write", {200: BroughtBack}, twins=("DELETE guide_deletion",)),
    Operation(f"POST {SITE}", create_site, "manage", {201: Deletion}, twins=("POST site_deletion",)),
    Operation(f"DELETE {SITE}", destroy_site, "manage", {200: BroughtBack}, twins=("DELETE site_deletion",)),
)
