"""What an address points at, for the member who asks: someone else's id is a 404."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.account.role import Act
from models.guide import Guide, Step
from models.site import ENVIRONMENTS, Site
from web.kit.context import context


def find_guide(request: Request, *, may: Act) -> Guide:
    """The guide of this address, if the member may do that with it."""
    guide = Guide.find(context(request).db, _organisation(request), request.path_params["guide_id"])
    return _allowed(request, guide, may)


def find_site(request: Request, *, may: Act) -> Site:
    """The site of this address, if the member may do that with it."""
    site = Site.find(context(request).db, _organisation(request), request.path_params["site_id"])
    return _allowed(request, site, may)


def find_step(request: Request, guide: Guide) -> Step:
    step = guide.document.step(request.path_params["step_id"])
    if step is None:
        raise HTTPException(404, "This step no longer exists; somebody removed it.")
    return step


def asked_environment(name: str) -> str:
    """The environment of that name, production by default; a name that is none is a 404."""
    if name and name not in ENVIRONMENTS:
        raise HTTPException(404, "An environment is production or staging.")
    return name or ENVIRONMENTS[0]


def must(request: Request, act: Act) -> None:
    """Refuses with a sentence what the member's role does not allow."""
    here = context(request)
    if not here.may(act):
        raise HTTPException(403, f"Your role here is {here.membership.role}; it does not allow this.")


def _allowed(request: Request, found: Any, may: Act) -> Any:
    if found is None:
        raise HTTPException(404)
    must(request, may)
    return found


def _organisation(request: Request) -> int:
    return context(request).organisation_id
