"""The guide editor: steps on the left, the page in the middle, the chosen step's form on the right."""

from starlette.requests import Request
from starlette.responses import Response

from components.publication_bar import PublicationBar
from components.workbench import Workbench
from models.guide import Guide, Publication, Step
from models.guide.health import TargetVerdict
from models.page.archive import PageSnapshot
from web.finding import find_guide
from web.kit.respond import page, partial


def show(request: Request) -> Response:
    """The editor on a guide's first step."""
    guide = find_guide(request, may="view")
    steps = guide.document.steps
    return editor(request, guide, steps[0] if steps else None)


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
    )


def workbench(request: Request, guide: Guide, step: Step | None, problem: str = "") -> Workbench:
    session = request.state.db
    snapshot = PageSnapshot.newest(session, guide.site, step.page) if step else None
    return Workbench.of(
        guide,
        guide.document,
        step,
        snapshot=snapshot,
        verdicts=TargetVerdict.of(session, guide),
        may_edit=request.state.membership.may("edit"),
        problem=problem,
    )


def publication_bar(request: Request, guide: Guide, problem: str = "") -> PublicationBar:
    return PublicationBar.of(guide, Publication.of(request.state.db, guide), request.state.membership.may("publish"), problem)
