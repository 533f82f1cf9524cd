"""Links under which people without an account see one version under review: made, listed and ended by whoever reviews."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.guide.preview import Preview
from models.review.share_link import ShareLink
from models.support.day_words import in_words
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_review
from web.screens.review_panel import review_panel
from web.share_address import share_token


def create(request: Request) -> Response:
    """The address is shown this once; from then on the list names who made it."""
    review = find_review(request, may="review")
    here = context(request)
    link = ShareLink.make(here.db, review, form_fields.number(request, "days", 7, 1, 30), here.member, here.now)
    sentence = (
        f"{review.guide.name}, version {review.version_hash[:8]}, until {in_words(here.organisation.local(link.expires_at))}."
    )
    AuditEntry.note(here.db, review.organisation_id, "review.shared", sentence, here.member, here.now)
    address = f"{here.settings.base_url}/shared/{share_token(here.settings.secret_key, link)}"
    return partial(review_panel(request, review, made=(link.id, address)))


def destroy(request: Request) -> Response:
    review = find_review(request, may="review")
    here = context(request)
    link = here.db.get(ShareLink, request.path_params["link_id"])
    if link is None or link.review_id != review.id:
        raise HTTPException(404)
    link.end(here.now)
    Preview.end_all(here.db, review.guide, here.now, of=link.member)  # what guests have opened on the real page by it
    here.db.flush()
    AuditEntry.note(here.db, review.organisation_id, "review.share_ended", f"{review.guide.name}.", here.member, here.now)
    return partial(review_panel(request, review))
