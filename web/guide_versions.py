"""The versions of a guide: the list of them, and what one is called."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide.version import LONGEST_NAME
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_guide, find_version
from web.screens.guide_page import guide_page
from web.screens.version_list import version_list


def index(request: Request) -> Response:
    guide = find_guide(request, may="view")
    return guide_page(request, "guides/versions.html", guide, "versions", versions=version_list(request, guide))


def update(request: Request) -> Response:
    """Names it; an empty name takes the name away."""
    guide, version = find_version(request, may="edit")
    name = form_fields.line(form_fields.start_of_text(request, "name", 2 * LONGEST_NAME))
    if len(name) > LONGEST_NAME:
        problem = f"A name can have at most {LONGEST_NAME} characters; shorten it: {name}"
        return partial(version_list(request, guide, problem=problem), status=422)
    version.call(name)
    context(request).db.flush()
    return partial(version_list(request, guide))
