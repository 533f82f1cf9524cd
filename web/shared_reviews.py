"""A version under review for somebody without an account: see it, play it on the page, say what they think by name."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.account.audit_log import AuditEntry
from models.check.watched_targets import version_targets
from models.guide.preview import Preview
from models.review import Review, ReviewComment
from models.review.review import LONGEST_TEXT
from models.review.review_comment import LONGEST_GUEST
from models.review.share_link import LinkOver, ShareLink
from models.site.page_address import page_of
from web.kit import form_fields
from web.kit.context import public_context
from web.kit.resource import saving
from web.kit.respond import page
from web.player.preview_token import preview_token
from web.screens.review_panel import Refused, shared_panel
from web.screens.step_canvas import drawn_on, step_pages
from web.share_address import read_share_token
from web.snapshot_policy import picker_frame
from web.stage_page import PAGE


def show(request: Request) -> Response:
    return _page(request, _opened(request).review, Refused())


def preview(request: Request) -> Response:
    """Leads to the first page that the version points at, where the installed player shows it with *Not live* on it."""
    here = public_context(request)
    link = _opened(request)
    pages = [where for where, _ in version_targets(link.review.guide, link.review.version(here.db)).values()]
    where = page_of(pages[0] if pages else link.review.guide.site.address)
    with saving(request) as session:
        link = _opened(request)
        shown = Preview.make(session, link.review.guide, link.member, here.now, version=link.review.version_hash)
        token = preview_token(here.settings.secret_key, shown)
    return RedirectResponse(f"{where}#cairn-preview={token}", 303)


def frame(request: Request) -> Response:
    """What one step is drawn on: the newest snapshot of its page, or a page of nobody's."""
    here, review = public_context(request), _opened(request).review
    step_id = request.path_params["step_id"]
    where = step_pages(here.db, review).get(step_id, "")
    targets = version_targets(review.guide, review.version(here.db))
    snapshot = drawn_on(here.db, review, step_id, where, targets)
    return picker_frame(request, snapshot.shown(here.db, here.sealer) if snapshot else PAGE, images=("https:",))


def say(request: Request) -> Response:
    """A comment by name. Refused, what was typed stays."""
    here, review = public_context(request), _opened(request).review
    step, guest = form_fields.text(request, "step", 40), form_fields.text(request, "guest", LONGEST_GUEST)
    text = form_fields.start_of_block(request, "text", 2 * LONGEST_TEXT)
    try:
        ReviewComment.say(here.db, review, step, text, None, here.now, guest=guest)
        sentence = f"{review.guide.name}, version {review.version_hash[:8]}: {guest}, a guest, said something."
        AuditEntry.note(
            here.db, review.organisation_id, "review.commented", sentence, None, here.now, site_id=review.guide.site_id
        )
    except ValueError as problem:
        there = {one["id"] for one in review.version(here.db).entry()["content"]["steps"]}
        return _page(request, review, Refused(str(problem), text, step if step in there else "whole", guest), 422)
    return RedirectResponse(f"/shared/{request.path_params['token']}", 303)


def _opened(request: Request) -> ShareLink:
    here = public_context(request)
    name = read_share_token(here.settings.secret_key, request.path_params["token"])
    try:
        link = ShareLink.opened(here.db, name, here.now) if name else None
    except LinkOver as problem:
        raise HTTPException(410, str(problem)) from problem
    if link is None:
        raise HTTPException(404, "This link is not valid, or no longer. Ask the person who sent it for a new one.")
    return link


def _page(request: Request, review: Review, refused: Refused, status: int = 200) -> Response:
    panel = shared_panel(request, request.path_params["token"], review, refused)
    return page(request, "reviews/shared.html", status, panel=panel, membership=None)
