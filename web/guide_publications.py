"""A guide's publication in an environment: live for visitors, or not."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import PublicationRefused
from models.release.publish import publish, take_down
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import asked_environment, find_guide
from web.screens.publication_bar import publication_bar


def show(request: Request) -> Response:
    return partial(publication_bar(request, find_guide(request, may="view")))


def create(request: Request) -> Response:
    """Puts the draft live, exactly as it is now: in production, or on staging when the form says so."""
    guide = find_guide(request, may="publish")
    here = context(request)
    seen, environment = form_fields.text(request, "seen", 64), asked_environment(form_fields.text(request, "environment", 10))
    by, now = here.member, here.now
    try:
        publish(here.db, guide, seen=seen, by=by, now=now, environment=environment)
    except PublicationRefused as problem:
        return partial(publication_bar(request, guide, str(problem)), status=422)
    return partial(publication_bar(request, guide))


def destroy(request: Request) -> Response:
    """Takes it down; publishing it again brings it back."""
    guide = find_guide(request, may="publish")
    here = context(request)
    environment = asked_environment(request.query_params.get("environment", ""))
    take_down(here.db, guide, by=here.member, now=here.now, environment=environment)
    return partial(publication_bar(request, guide))
