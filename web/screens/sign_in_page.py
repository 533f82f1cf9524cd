"""The sign-in page: address and password, a passkey, and the providers that everybody may use."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from components.provider_buttons import ProviderButtons
from components.sign_in_form import SignInForm
from models.account.passkey_ceremony import host_for_passkeys
from web.kit.context import public_context
from web.kit.respond import page
from web.provider_lookup import instance_provider


def sign_in_page(request: Request, form: SignInForm, status: int = 200) -> Response:
    own = instance_provider(request)
    form = replace(form, has_passkeys=bool(host_for_passkeys(public_context(request).settings.base_url)))
    buttons = ProviderButtons.of([own] if own else [], form.next, finds=True)
    return page(request, "sign_in.html", status, form=form, providers=buttons)
