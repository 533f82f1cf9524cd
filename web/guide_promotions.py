"""A guide's promotion: the version that is on staging goes to production, as it is."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import NotPublishable
from models.release.conformity import DoesNotConform
from models.release.promoting import promote
from models.release.publishing import PublishedMeanwhile
from web.finding import find_guide
from web.guide_editor import publication_bar
from web.kit import forms
from web.kit.respond import partial


def create(request: Request) -> Response:
    guide = find_guide(request, may="publish")
    seen, staged = (forms.text(request, name, 64) for name in ("seen", "staged"))
    try:
        promote(request.state.db, guide, seen=seen, staged=staged, by=request.state.member, now=request.state.now)
    except (NotPublishable, PublishedMeanwhile, DoesNotConform) as problem:
        return partial(publication_bar(request, guide, str(problem)), status=422)
    return partial(publication_bar(request, guide))
