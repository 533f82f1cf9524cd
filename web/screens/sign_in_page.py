"""The sign-in page: address and password, and the providers that everybody may use."""

from starlette.requests import Request
from starlette.responses import Response

from components.provider_buttons import ProviderButtons
from components.sign_in_form import SignInForm
from web.kit.respond import page
from web.provider_lookup import instance_provider


def sign_in_page(request: Request, form: SignInForm, status: int = 200) -> Response:
    own = instance_provider(request)
    return page(request, "sign_in.html", status, form=form, providers=ProviderButtons.of([own] if own else [], form.next))
