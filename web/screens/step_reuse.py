"""What a step can be used for elsewhere, put together."""

from starlette.requests import Request

from components.step_list import title_of
from components.step_reuse import StepReuse
from models.guide import Guide, Step
from models.guide.guide_search import GuideSearch
from web.kit.context import context

MOST_OFFERED = 300


def step_reuse(
    request: Request, guide: Guide, step: Step, *, copied: Guide | None = None, kept: str = "", name: str = "", problem: str = ""
) -> StepReuse:
    """With the guides of the same kind that the member may edit: those of the same site first."""
    here = context(request)
    others = [
        other
        for other in GuideSearch(guide.organisation_id).found(here.db)
        if other.id != guide.id and other.kind == guide.kind and here.reach.may_at("edit", other.site_id)
    ]
    others.sort(key=lambda other: (other.site_id != guide.site_id, other.site.name, other.name.lower()))
    offered = tuple((other.id, other.name, other.site.name) for other in others[:MOST_OFFERED])
    done = (copied.id, copied.name) if copied else None
    return StepReuse(guide.id, guide.site_id, step.id, title_of(step), offered, done, kept, name, problem)
