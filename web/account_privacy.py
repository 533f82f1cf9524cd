"""What is kept about a person, and what they may ask for: each right is confirmed by a link that goes to their address first."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.rights_panel import RightsPanel
from models.account import Organisation
from models.account.audit_log import AuditEntry
from models.privacy.authority import authority_of
from models.privacy.erasure import Erasure, hindrance
from models.privacy.legal_hold import why_held
from models.privacy.rights_link import Right, RightsLink
from web.kit.context import PersonContext, person_context, signed_in
from web.kit.form_fields import text
from web.kit.respond import page, partial
from web.right_address import right_token
from web.screens.felt_worker import has_worker
from web.screens.person_letter import put_person_letter

LETTER = """You asked Cairn to {what}. Open this link within an hour to confirm that it is you; nothing happens before:

{url}

If you did not ask for that, leave it alone, and look where you are signed in on your account.
"""
WHAT = {
    Right.COPY: "give you a copy of everything it keeps about you",
    Right.RESTRICT: "restrict what it does with what it keeps about you",
    Right.OBJECT: "stop sending you news and showing others where you are",
    Right.ERASE: "erase your account",
}


def show(request: Request) -> Response:
    return page(request, "account/privacy.html", panel=rights_panel(request), has_worker=has_worker(request))


def create(request: Request) -> Response:
    """Sends the link."""
    someone, asked = person_context(request), text(request, "right", 10)
    if asked not in list(Right):
        raise HTTPException(422, "Choose what you ask for.")
    right = Right(asked)
    if right in {Right.ERASE, Right.RESTRICT} and (sentence := hindrance(someone.db, someone.member.id)):
        return partial(rights_panel(request, problem=sentence), status=422)
    secret = RightsLink.make(someone.db, someone.member, right, someone.now)
    sentence = f"{someone.member.name} asked Cairn to {WHAT[right].replace('you', 'them')}."
    AuditEntry.note_of_person(someone.db, someone.member, "account.right_asked", sentence, someone.now)
    url = f"{someone.settings.base_url}/rights/{right_token(someone.settings.secret_key, secret, someone.now)}"
    letter = LETTER.format(what=WHAT[right], url=url)
    mailed = put_person_letter(request, someone.member, someone.member.email, "Confirm that it is you", letter)
    return partial(rights_panel(request, sent_to=someone.member.email, link="" if mailed else url))


def lift_restriction(request: Request) -> Response:
    return _lifted(request, "restricted_at", "has the restriction lifted.")


def lift_objection(request: Request) -> Response:
    return _lifted(request, "objected_at", "takes the objection back.")


def _lifted(request: Request, name: str, what: str) -> Response:
    someone = person_context(request)
    if getattr(someone.member, name) is not None:
        setattr(someone.member, name, None)
        AuditEntry.note_of_person(
            someone.db, someone.member, "account.right_lifted", f"{someone.member.name} {what}", someone.now
        )
    return partial(rights_panel(request))


def cancel(request: Request) -> Response:
    """Takes an erasure back that has not begun."""
    someone = person_context(request)
    Erasure.cancel(someone.db, someone.member, someone.now)
    someone.db.flush()
    return partial(rights_panel(request))


def _organisation(request: Request) -> Organisation | None:
    """The one in which they are at present."""
    here = signed_in(request)
    return here.organisation if here else None


def rights_panel(request: Request, *, problem: str = "", sent_to: str = "", link: str = "") -> RightsPanel:
    someone: PersonContext = person_context(request)
    waiting = someone.db.get(Erasure, someone.member.id)
    return RightsPanel(
        due=waiting.due_at if waiting else None,
        hindered=hindrance(someone.db, someone.member.id) if waiting else "",
        held=why_held(someone.db, someone.member.id),
        is_restricted=someone.member.restricted_at is not None,
        has_objected=someone.member.objected_at is not None,
        contact=someone.settings.privacy.contact,
        authority=authority_of(_organisation(request), someone.settings.privacy),
        problem=problem,
        sent_to=sent_to,
        link=link,
    )
