"""Two versions of a guide at once, in production: a share of browsers is given another one than the live version."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import PublicationRefused, Version
from models.release.split_change import begin_split, end_split
from models.release.version_split import USUAL_PERCENT
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_guide
from web.screens.split_panel import split_panel


def create(request: Request) -> Response:
    guide = find_guide(request, may="publish")
    here = context(request)
    percent = form_fields.number(request, "percent", USUAL_PERCENT, 0, 100)
    version = here.db.get(Version, (guide.id, form_fields.text(request, "version", 64)))
    if version is None:
        return partial(split_panel(request, guide, "Choose one of the guide's versions.", percent), status=422)
    try:
        begin_split(here.db, guide, version, percent, by=here.member, now=here.now)
    except PublicationRefused as problem:
        return partial(split_panel(request, guide, str(problem), percent), status=422)
    return partial(split_panel(request, guide)) if wants_part(request) else go(request, f"/guides/{guide.id}/numbers")


def destroy(request: Request) -> Response:
    """Everybody gets the first version again. Doing it twice is fine."""
    guide = find_guide(request, may="publish")
    here = context(request)
    end_split(here.db, guide, by=here.member, now=here.now)
    return partial(split_panel(request, guide))
