"""The privacy policy of this Cairn, for everybody to read, in each of its versions."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.privacy.policy_version import PolicyVersion
from web.kit.context import public_context
from web.kit.respond import page
from web.screens.policy_text import find_version, policy_text


def index(request: Request) -> Response:
    """The one that is in force."""
    newest = PolicyVersion.newest(public_context(request).db)
    if newest is None:
        raise HTTPException(404, "The operator of this Cairn has published no privacy policy.")
    return page(request, "privacy/policy.html", text=policy_text(request, newest))


def show(request: Request) -> Response:
    return page(request, "privacy/policy.html", text=policy_text(request, find_version(request)))
