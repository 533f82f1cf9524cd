"""The guide editor: steps on the left, the page in the middle, the chosen step's form on the right."""

from collections.abc import Collection

from starlette.requests import Request
from starlette.responses import Response

from components.button_editor import ActionChoices
from components.guide_name import GuideName
from components.shortcut_help import ShortcutHelp
from components.workbench import Workbench
from models.guide import Guide, Step
from models.guide.guide_search import GuideSearch
from models.guide.preview import Preview
from models.guide.target_verdict import TargetVerdict
from models.guide.text_attributes import declared_attributes
from models.page.page_picture import canvas_of
from models.site.site_attribute import SiteAttribute
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial, wants_part
from web.screens.guide_page import guide_page
from web.screens.rich_tools import rich_tools


def editor(request: Request, guide: Guide, step: Step | None, status: int = 200, *, name: GuideName | None = None) -> Response:
    """The whole editor, or only its workbench when a part is asked for."""
    if wants_part(request):
        return partial(workbench(request, guide, step))
    declared = SiteAttribute.types_of(context(request).db, guide.site)
    return guide_page(
        request,
        "guides/show.html",
        guide,
        "steps",
        status,
        name=name,
        open_previews=Preview.count_of(context(request).db, guide, context(request).now),
        workbench=workbench(request, guide, step, declared=declared),
        shortcuts=ShortcutHelp(),
        tools=rich_tools(request, guide, declared),
    )


def workbench(
    request: Request,
    guide: Guide,
    step: Step | None,
    problem: str = "",
    *,
    saved: bool = False,
    declared: Collection[str] | None = None,
) -> Workbench:
    """`declared` are the site's attributes, where they were looked up already."""
    here = context(request)
    if declared is None:
        declared = declared_attributes(here.db, guide.site, step) if step else ()
    snapshot = step and canvas_of(
        here.db, guide.site, guide.id, step.id, step.page, is_unseen=bool(step.target and step.target.get("live"))
    )
    return Workbench.of(
        guide,
        guide.document,
        step,
        snapshot=snapshot,
        verdicts=TargetVerdict.of(here.db, guide),
        may_edit=here.reach.may_at("edit", guide.site_id),
        origin=here.settings.base_url,
        problem=problem,
        saved=saved,
        declared=declared,
        guides=_others(request, guide) if step and any(button.action["type"] == "guide" for button in step.buttons) else (),
    )


def chosen_step(request: Request, guide: Guide) -> Step | None:
    """The step that the form says is open, else the first one, if there is any."""
    return guide.document.step_or_first(form_fields.text(request, "chosen", 40))


def _others(request: Request, guide: Guide) -> ActionChoices:
    """The site's other guides, for a button that starts one."""
    guides = GuideSearch(guide.organisation_id, site_id=guide.site_id).found(context(request).db)
    return tuple((other.key, other.name) for other in guides if other.id != guide.id)
