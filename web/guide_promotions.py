"""A guide's promotion: the version that is on staging goes to production, as it is."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import PublicationRefused
from models.release.promote import promote
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_guide
from web.screens.publication_bar import publication_bar


def create(request: Request) -> Response:
    guide = find_guide(request, may="publish")
    here = context(request)
    seen, staged = (form_fields.text(request, name, 64) for name in ("seen", "staged"))
    try:
        promote(here.db, guide, seen=seen, staged=staged, by=here.member, now=here.now)
    except PublicationRefused as problem:
        return partial(publication_bar(request, guide, str(problem)), status=422)
    return partial(publication_bar(request, guide))
