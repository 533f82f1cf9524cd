"""The guide editor: steps on the left, the page in the middle, the chosen step's form on the right."""

from starlette.requests import Request
from starlette.responses import Response

from components.button_editor import Choices
from components.publication_bar import PublicationBar
from components.rich_tools import RichTools
from components.shortcut_help import ShortcutHelp
from components.workbench import Workbench
from models.guide import Guide, Publication, Step
from models.guide.target_verdict import TargetVerdict
from models.page.snapshot_archive import PageSnapshot
from models.release.unpublished_changes import as_drafted
from models.site import ENVIRONMENTS
from models.site.release_theme import theme_of
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from web.kit.context import context
from web.kit.respond import page, partial
from web.lookup import find_guide


def show(request: Request) -> Response:
    """The editor on a guide's first step."""
    guide = find_guide(request, may="view")
    return editor(request, guide, guide.document.step_or_first(""))


def editor(request: Request, guide: Guide, step: Step | None) -> Response:
    """The whole editor, or only its workbench when a part is asked for."""
    if request.headers.get("hx-request-type") == "partial":
        return partial(workbench(request, guide, step))
    return page(
        request,
        "guides/show.html",
        guide=guide,
        tab="steps",
        workbench=workbench(request, guide, step),
        publication=publication_bar(request, guide),
        shortcuts=ShortcutHelp(),
        tools=rich_tools(request, guide),
    )


def rich_tools(request: Request, guide: Guide) -> RichTools:
    """What texts can be given besides words, and what drafts are drawn in."""
    session, document = context(request).db, guide.document
    theme = Theme.chosen(session, guide.site_id, document.theme) or Theme.default_of(session, guide.site_id)
    attributes = tuple(attribute.name for attribute in SiteAttribute.all_of(session, guide.site))
    return RichTools(guide.site_id, attributes, theme_of(theme.look) if theme else {}, document.language)


def workbench(request: Request, guide: Guide, step: Step | None, problem: str = "", *, saved: bool = False) -> Workbench:
    here = context(request)
    session = here.db
    snapshot = PageSnapshot.newest(session, guide.site, step.page) if step else None
    return Workbench.of(
        guide,
        guide.document,
        step,
        snapshot=snapshot,
        verdicts=TargetVerdict.of(session, guide),
        may_edit=here.may("edit"),
        problem=problem,
        saved=saved,
        guides=_others(request, guide) if step and any(button.action["type"] == "guide" for button in step.buttons) else (),
    )


def _others(request: Request, guide: Guide) -> Choices:
    """The site's other guides, for a button that starts one."""
    guides = Guide.search(context(request).db, guide.organisation_id, site_id=guide.site_id)
    return tuple((other.key, other.name) for other in guides if other.id != guide.id)


def publication_bar(request: Request, guide: Guide, problem: str = "") -> PublicationBar:
    here = context(request)
    session = here.db
    live, staging = (Publication.of(session, guide, environment) for environment in ENVIRONMENTS)
    may_publish = here.may("publish")
    return PublicationBar.of(guide, live, may_publish, problem, staging, as_drafted(session, guide))
