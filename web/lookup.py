"""What an address points at, for the member who asks: someone else's id is a 404, what the role does not allow a 403."""

from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.account import Membership, Role
from models.account.api_key import ApiKey
from models.account.audit_log import AuditEntry
from models.account.invitation import Invitation
from models.account.role import Act, OrganisationAct, grantable
from models.check.finding import SNOOZED, Finding
from models.guide import Guide, Step, Version
from models.guide.segment import Segment
from models.guide.translation import SourceText, texts_of
from models.page.snapshot_archive import PageSnapshot
from models.release.release import ReleaseMove
from models.review import Review
from models.site import ENVIRONMENTS, Site
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from web.kit.context import PersonContext, context, person_context

T = TypeVar("T")


def must(request: Request, act: OrganisationAct) -> None:
    """Refuses with a sentence what the member's role does not allow in the organisation."""
    here = context(request)
    if not here.may(act):
        raise HTTPException(403, f"Your role here is {here.membership.role}; it does not allow this.")


def must_at(request: Request, act: Act, site_id: int) -> None:
    """Refuses what their role on a site does not allow; a site to which they have no access is not there."""
    here = context(request)
    AuditEntry.about(here.db, site_id)
    role = here.reach.role_at(site_id)
    if role is None:
        raise HTTPException(404)
    if not here.reach.may_at(act, site_id):
        where = "here" if role == here.membership.role else "on this site"
        raise HTTPException(403, f"Your role {where} is {role}; it does not allow this.")


def must_add_sites(request: Request) -> None:
    here = context(request)
    if not here.reach.may_add_sites:
        raise HTTPException(403, f"Your role here is {here.membership.role}; it does not allow this.")


def sites_where(request: Request, act: Act) -> list[Site]:
    """The organisation's sites on which the member may do that, by name."""
    here = context(request)
    return [site for site in Site.all_of(here.db, here.organisation_id) if here.reach.may_at(act, site.id)]


def operator_context(request: Request) -> PersonContext:
    """For who runs the instance; to anybody else there is nothing at such an address."""
    someone = person_context(request)
    if someone.member.operator_since is None:
        raise HTTPException(404)
    return someone


def find_member(request: Request, *, may: OrganisationAct) -> Membership:
    """The member of this address with their place in the organisation, if who asks may do that with members."""
    here = context(request)
    membership = _there(here.db.get(Membership, (here.organisation_id, request.path_params["member_id"])))
    must(request, may)
    return membership


def find_invitation(request: Request) -> Invitation:
    """The invitation of this address, if who asks may give the role that it gives."""
    here = context(request)
    invitation = _there(Invitation.of(here.db, here.organisation_id, request.path_params["invitation_id"]))
    must(request, "manage" if invitation.role in grantable(Role(here.membership.role)) else "own")
    return invitation


def find_site(request: Request, *, may: Act) -> Site:
    """The site of this address, if the member may do that with it."""
    here = context(request)
    site = _there(Site.find(here.db, here.organisation_id, request.path_params["site_id"]))
    must_at(request, may, site.id)
    return site


def find_api_key(request: Request) -> ApiKey:
    """The key of this address: one's own, or any of the organisation's for who manages. One that was ended is gone."""
    here = context(request)
    key = ApiKey.of(here.db, here.organisation_id, request.path_params["key_id"])
    there = _there(key if key and key.ended_at is None else None, "This key no longer exists; somebody ended it.")
    if there.made_by_id != here.member.id:
        must(request, "manage")
    return there


def find_theme(request: Request, *, may: Act) -> tuple[Site, Theme]:
    site = find_site(request, may=may)
    theme = Theme.find(context(request).db, site, request.path_params["theme_id"])
    return site, _there(theme, "This theme no longer exists; somebody removed it.")


def find_segment(request: Request, *, may: Act) -> tuple[Site, Segment]:
    site = find_site(request, may=may)
    return site, _there(Segment.find(context(request).db, site, request.path_params["segment_id"]))


def find_attribute(request: Request, *, may: Act) -> tuple[Site, SiteAttribute]:
    site = find_site(request, may=may)
    return site, _there(SiteAttribute.find(context(request).db, site, request.path_params["attribute_id"]))


def find_guide(request: Request, *, may: Act) -> Guide:
    """The guide of this address, if the member may do that with it."""
    here = context(request)
    guide = _there(Guide.find(here.db, here.organisation_id, request.path_params["guide_id"]))
    must_at(request, may, guide.site_id)
    return guide


def find_version(request: Request, *, may: Act) -> tuple[Guide, Version]:
    """The guide and the version of this address."""
    guide = find_guide(request, may=may)
    found = context(request).db.get(Version, (guide.id, request.path_params["version_hash"]))
    return guide, _there(found, "This guide has no such version.")


def find_step(request: Request, guide: Guide) -> Step:
    """The step of this address."""
    return step_of(guide, request.path_params["step_id"])


def step_of(guide: Guide, step_id: str) -> Step:
    return _there(guide.document.step(step_id), "This step no longer exists; somebody removed it.")


def find_language(request: Request, guide: Guide) -> str:
    """The language of this address, one that the guide is translated into."""
    language = request.path_params["language"]
    if language not in guide.document.translations:
        raise HTTPException(404, "This guide is not translated into that language.")
    return language


def text_of(guide: Guide, path: str) -> SourceText:
    """The guide's text at that path of its document."""
    found = next((text for text in texts_of(guide.document.steps) if text.path == path), None)
    return _there(found, "This text is no longer in the guide; somebody removed it.")


def find_review(request: Request, *, may: Act) -> Review:
    """The review of this address, if the member may do that with it."""
    here = context(request)
    review = _there(Review.find(here.db, here.organisation_id, request.path_params["review_id"]))
    must_at(request, may, review.guide.site_id)
    return review


def find_finding(request: Request, *, may: Act) -> Finding:
    """The finding of this address, if the member may do that with its guide. One whose snooze is over is open again."""
    here = context(request)
    finding = _there(Finding.find(here.db, here.organisation_id, request.path_params["finding_id"]))
    must_at(request, may, finding.site_id)
    if finding.state == SNOOZED and finding.snoozed_until is not None and finding.snoozed_until <= here.now:
        finding.reopen()
    return finding


def find_snapshot(request: Request) -> PageSnapshot:
    """The snapshot of this address; every member of its site may look at it."""
    here = context(request)
    snapshot = _there(PageSnapshot.find(here.db, here.organisation_id, request.path_params["snapshot_id"]))
    must_at(request, "view", snapshot.site_id)
    return snapshot


def move_of(moves: list[ReleaseMove], move_id: int) -> ReleaseMove:
    """One of a site's last releases."""
    found = next((move for move in moves if move.id == move_id), None)
    return _there(found, "That release is not among the last ones of this site. Reload the page.")


def asked_environment(name: str) -> str:
    """The environment of that name, production by default; a name that is none is a 404."""
    if name and name not in ENVIRONMENTS:
        raise HTTPException(404, "An environment is production or staging.")
    return name or ENVIRONMENTS[0]


def _there(found: T | None, sentence: str | None = None) -> T:
    if found is None:
        raise HTTPException(404, sentence)
    return found
