"""A right that a person asked for, confirmed by the link that went to their address: done once."""

from starlette.requests import Request
from starlette.responses import Response

from models.account import Member
from models.account.audit_log import AuditEntry
from models.privacy.erasure import Erasure, ErasureRefused, hindrance
from models.privacy.member_copy import MemberCopy
from models.privacy.rights_link import Right, RightsLink
from web.kit.context import PublicContext, public_context
from web.kit.respond import page
from web.right_address import read_right_token

OVER = 410


def new(request: Request) -> Response:
    """Opening the link does nothing, for mail scanners open links, too."""
    link = _link(request)
    return page(request, "right.html", 200 if link else OVER, link=link, done="", receipt="", problem="")


def create(request: Request) -> Response:
    """Does what the link is for."""
    here, link = public_context(request), _link(request)
    member = link.use(here.db) if link else None
    if link is None or member is None:
        return page(request, "right.html", OVER, link=None, done="", receipt="", problem="")
    if link.right == Right.COPY:
        return _copy(here, member)
    if link.right == Right.ERASE:
        try:
            receipt = Erasure.ask(here.db, member, here.settings.privacy.region, here.now)
        except ErasureRefused as refused:
            return page(request, "right.html", 422, link=None, done="", receipt="", problem=str(refused))
        here.db.flush()
        due = here.db.get_one(Erasure, member.id).due_at
        return page(request, "right.html", link=None, done=Right.ERASE, due=due, receipt=f"/erasures/{receipt}", problem="")
    if link.right == Right.RESTRICT and (sentence := hindrance(here.db, member.id)):
        return page(request, "right.html", 422, link=None, done="", receipt="", problem=sentence)
    _set(here, member, Right(link.right))
    return page(request, "right.html", link=None, done=link.right, receipt="", problem="")


def _copy(here: PublicContext, member: Member) -> Response:
    AuditEntry.note_of_person(here.db, member, "account.copied", f"{member.name} got a copy of what is kept of them.", here.now)
    body = MemberCopy.of(here.db, member, here.now).zipped()
    headers = {"content-disposition": 'attachment; filename="cairn-about-you.zip"', "cache-control": "private, no-store"}
    return Response(body, media_type="application/zip", headers=headers)


def _set(here: PublicContext, member: Member, right: Right) -> None:
    if right is Right.RESTRICT:
        member.restricted_at = here.now
        sentence = f"{member.name} had what is kept of them restricted."
    else:
        member.objected_at = here.now
        sentence = f"{member.name} objected to news and to being shown as present."
    AuditEntry.note_of_person(here.db, member, "account.right_used", sentence, here.now)


def _link(request: Request) -> RightsLink | None:
    here = public_context(request)
    secret = read_right_token(here.settings.secret_key, request.path_params["token"], here.now)
    return RightsLink.find(here.db, secret, here.now) if secret else None
