"""The change of a person's address: asked for here, and done once the link that went to the new one was opened."""

from sqlalchemy.exc import IntegrityError
from starlette.requests import Request
from starlette.responses import Response

from components.account_address import AccountAddress
from models.account.address_change import AddressChange
from models.account.audit_log import AuditEntry
from models.account.mail_address import BadMailAddress, read_mail_address
from web.attempts import may_try_link, why_not_theirs
from web.forms.name_field import SHOWN
from web.kit.context import person_context, public_context
from web.kit.form_fields import as_typed, start_of_text
from web.kit.resource import saving
from web.kit.respond import page, partial
from web.screens.person_letter import put_person_letter

LETTER = """Open this link within a day to sign in to Cairn with this address from now on:

{url}

If you did not ask for that, leave it alone: nothing changes.
"""


def create(request: Request) -> Response:
    """Asks for a new address. Whether somebody else has it is not said here: nobody learns who is on this instance."""
    member, typed = person_context(request).member, start_of_text(request, "address", SHOWN)
    try:
        address = read_mail_address(typed)
    except BadMailAddress as refused:
        return partial(AccountAddress(member.email, typed, {"address": str(refused)}), status=422)
    problem = why_not_theirs(request, member, as_typed(request, "address_password"))
    if problem:
        return partial(AccountAddress(member.email, typed, {"address_password": problem}), status=422)
    with saving(request) as session:
        someone = person_context(request)
        secret = AddressChange.make(session, someone.member, address, someone.now)
        sentence = f"{someone.member.name} asked for another address; it holds once its link was opened."
        AuditEntry.note_of_person(session, someone.member, "account.address_asked", sentence, someone.now)
        url = f"{someone.settings.base_url}/addresses/{secret}"
        mailed = put_person_letter(request, someone.member, address, "Confirm your new address", LETTER.format(url=url))
    return partial(AccountAddress(member.email, sent_to=address, link="" if mailed else url))


def new(request: Request) -> Response:
    """Opening the link changes nothing, for mail scanners open links, too."""
    change = _change(request)
    return page(request, "address.html", 200 if change else 410, change=change, done=False)


def update(request: Request) -> Response:
    """Takes the new address."""
    if not may_try_link(request):
        return page(request, "address.html", 429, change=_change(request), done=False)
    try:
        with saving(request) as session:
            change = _change(request)
            before = change.member.email if change else ""
            member = change.confirm(session) if change else None
            if member is not None:
                sentence = f"{member.name} signs in as {member.email} now, and did as {before} before."
                AuditEntry.note_of_person(session, member, "account.address_changed", sentence, public_context(request).now)
                text = f"Your account on Cairn is now {member.email}. If that was not you, tell its operator at once."
                put_person_letter(request, member, before, "Your address was changed", text)
    except IntegrityError:  # at the same moment somebody else took the address
        member = None
    return page(request, "address.html", 200 if member else 410, change=None, done=member is not None)


def _change(request: Request) -> AddressChange | None:
    here = public_context(request)
    return AddressChange.find(here.db, request.path_params["secret"][:200], here.now)
