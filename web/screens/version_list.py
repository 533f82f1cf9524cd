"""The versions of a guide with where each is live."""

from starlette.requests import Request

from components.version_list import VersionList
from models.guide import Guide, Publication, Version
from models.guide.approval import Approval
from models.site import ENVIRONMENTS
from web.kit.context import context


def version_list(request: Request, guide: Guide, problem: str = "", said: str = "") -> VersionList:
    here = context(request)
    live = {one: found.version_hash for one in ENVIRONMENTS if (found := Publication.of(here.db, guide, one))}
    approvals = Approval.counts(here.db, guide)
    versions, may_edit = Version.of_guide(here.db, guide), here.reach.may_at("edit", guide.site_id)
    return VersionList.of(guide, versions, live, approvals, may_edit=may_edit, problem=problem, said=said)
