"""A person's own account: name, address, password, and where they are signed in."""

from starlette.requests import Request
from starlette.responses import Response

from components.account_address import AccountAddress
from components.account_name import AccountName
from components.account_password import AccountPassword
from components.account_picture import AccountPicture
from web.kit.context import person_context
from web.kit.respond import page
from web.screens.authenticator_panel import authenticator_panel
from web.screens.felt_worker import has_worker
from web.screens.identity_list import identity_list
from web.screens.passkey_list import passkey_list
from web.screens.session_list import session_list


def show(request: Request) -> Response:
    member = person_context(request).member
    forms = (
        AccountPicture(member.name, member.id, member.picture),
        AccountName(member.name),
        AccountAddress(member.email),
        AccountPassword(member.email),
    )
    parts = authenticator_panel(request), passkey_list(request), identity_list(request), session_list(request)
    comes = has_worker(request) if person_context(request).settings.mail_url else True
    return page(request, "account/show.html", forms=[*forms, *parts], has_worker=comes)
