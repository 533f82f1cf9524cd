"""A version becomes the draft again: what is live stays, and it can be undone."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide.version import NotRestorable
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_version
from web.screens.version_list import version_list


def create(request: Request) -> Response:
    guide, version = find_version(request, may="edit")
    here = context(request)
    try:
        version.restore(guide, here.member, here.now)
    except NotRestorable as problem:
        return partial(version_list(request, guide, problem=str(problem)), status=422)
    return partial(version_list(request, guide, said=f"{version.title} is the draft now; what is live stays."))
