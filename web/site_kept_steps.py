"""Steps kept for reuse on a site: kept from a guide, chosen from in another, removed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.kept_step_list import KeptStepList
from models.guide import Guide
from models.guide.kept_step import KeptStep, NotReusable
from web.forms.name_field import typed_name
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_site
from web.screens.library_screen import kept_step_list
from web.screens.step_reuse import step_reuse


def index(request: Request) -> Response:
    """For the guide named in `guide`, to choose one; they stand in the library otherwise."""
    site = find_site(request, may="edit")
    here = context(request)
    guide = Guide.find(here.db, here.organisation_id, _number(request.query_params.get("guide", "")))
    if not wants_part(request) or guide is None or guide.site_id != site.id:
        return go(request, f"/sites/{site.id}/library")
    after = request.query_params.get("after", "")[:40]
    return partial(KeptStepList.for_guide(guide, KeptStep.all_of(here.db, site.id), after))


def create(request: Request) -> Response:
    """Keeps the step named in `step` of the guide named in `guide`."""
    site = find_site(request, may="edit")
    here = context(request)
    guide = Guide.find(here.db, here.organisation_id, form_fields.number(request, "guide", 0, 0, 2**31 - 1))
    step = guide.document.step(form_fields.text(request, "step", 40)) if guide and guide.site_id == site.id else None
    if guide is None or step is None:
        raise HTTPException(404)
    name = typed_name(request)
    try:
        kept = KeptStep.keep(here.db, site, name, guide.document, step, here.member, here.now)
    except NotReusable as problem:
        return partial(step_reuse(request, guide, step, name=name, problem=str(problem)), status=422)
    return partial(step_reuse(request, guide, step, kept=kept.name))


def destroy(request: Request) -> Response:
    """Guides that have a copy keep theirs."""
    site = find_site(request, may="edit")
    here = context(request)
    kept = KeptStep.find(here.db, site, request.path_params["kept_id"])
    if kept is None:
        raise HTTPException(404)
    here.db.delete(kept)
    here.db.flush()
    return partial(kept_step_list(request, site))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
