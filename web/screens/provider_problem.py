"""The page that says why nobody was signed in through a provider."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import person
from web.kit.respond import page


def provider_problem(request: Request, name: str, sentence: str, status: int = 422) -> Response:
    """`name` is the provider's."""
    is_signed_in = person(request) is not None
    return page(request, "provider_problem.html", status, provider=name, sentence=sentence, is_signed_in=is_signed_in)
