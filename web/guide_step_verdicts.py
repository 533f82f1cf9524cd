"""What a hand-written selector would match, while it is being typed."""

from starlette.requests import Request
from starlette.responses import Response

from components.verdict_note import VerdictNote
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.targets import SelectorRefused, inspect
from web.kit import form_fields
from web.kit.context import context
from web.kit.resource import give_back_connection
from web.kit.respond import partial
from web.lookup import find_guide, find_step


def create(request: Request) -> Response:
    """Judges a selector of any length that fits into a form; nothing is kept."""
    return _verdict(request, form_fields.start_of_text(request, "selector", 200_000))


def show(request: Request) -> Response:
    return _verdict(request, request.query_params.get("selector", "").strip())


def _verdict(request: Request, selector: str) -> Response:
    guide = find_guide(request, may="view")
    step = find_step(request, guide)
    here = context(request)
    snapshot = PageSnapshot.newest(here.db, guide.site, step.page)
    if not selector or snapshot is None:
        return partial(VerdictNote())
    html = snapshot.source(here.db, here.sealer)
    give_back_connection(request)
    try:
        verdict = inspect(html, selector)
    except SelectorRefused as refused:
        return partial(VerdictNote("invalid", f"{refused.reason} (at character {refused.position + 1})"))
    except (ValueError, ConfinedError) as problem:
        return partial(VerdictNote("cannot_tell", str(problem)))
    return partial(VerdictNote(verdict.verdict, verdict.reason))
