"""A guide's reviews, with the form that asks for one, and the owner's way past the policy."""

from starlette.requests import Request
from starlette.responses import Response

from components.draft_comments import DraftComments
from components.review_row import ReviewRow
from models.account import Membership
from models.account.review_policy import Policy
from models.guide import Guide, Publication
from models.guide.approval import RequiredReviewer
from models.review import Review, ReviewComment
from web.kit.context import context
from web.kit.respond import page


def guide_reviews(
    request: Request,
    guide: Guide,
    status: int = 200,
    *,
    problem: str = "",
    message: str = "",
    due: str = "",
    refused: str = "",
    reason: str = "",
    said: str = "",
    unsaid: str = "",
    kept_waiting: str = "",
) -> Response:
    """`problem` is with the request of a review, `refused` with an emergency, `unsaid` with a comment, `kept_waiting` with
    whose approval is waited for: what was typed stays.
    """
    here = context(request)
    live, policy = Publication.of(here.db, guide), Policy.of(here.db, guide.organisation_id)
    values = {
        "guide": guide,
        "rows": [ReviewRow.of(review, here.organisation.local(here.now)) for review in Review.of_guide(here.db, guide)],
        "may_edit": here.reach.may_at("edit", guide.site_id),
        "may_break_glass": here.may("own") and policy.approvals_required > 0,
        "unmet": policy.unmet(here.db, guide.site_id),
        "seen": live.version_hash if live else "",
        "problem": problem,
        "message": message,
        "due": due,
        "refused": refused,
        "reason": reason,
        "kept_waiting": kept_waiting,
        "comments": draft_comments(request, guide, said, unsaid),
        "members": Membership.who_may_at(here.db, guide.organisation_id, "review", guide.site_id),
        "waited_for": {member.id for member in RequiredReviewer.of(here.db, guide)},
    }
    return page(request, "reviews/of_guide.html", status, **values)


def draft_comments(request: Request, guide: Guide, said: str = "", problem: str = "") -> DraftComments:
    here = context(request)
    may_comment = here.reach.may_at("review", guide.site_id)
    comments = ReviewComment.of_draft(here.db, guide)
    return DraftComments.of(guide, comments, may_comment=may_comment, said=said, problem=problem)
