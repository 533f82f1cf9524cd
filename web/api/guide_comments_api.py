"""What is said about a draft, and that a comment is done with."""

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.review import ReviewComment
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply, Shape
from web.api.owned import find_guide, find_review, there
from web.api.problem import one_fault
from web.api.told_members import tell_of_comment


class DraftComment(BaseModel):
    id: int
    step_id: str = Field(description="Empty where it is about the guide as a whole.")
    text: str
    by: str
    resolved: bool


class DraftCommentList(BaseModel):
    data: list[DraftComment]
    next: str | None


class NewDraftComment(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "Is this still so?"}]})

    text: str = Field(max_length=4000)
    step_id: str = Field("", max_length=40)


def index(call: Call) -> Reply:
    """List the comments on a guide's draft"""
    rows = select(ReviewComment).where(ReviewComment.guide_id == find_guide(call).id, ReviewComment.review_id.is_(None))
    found, following = keyset(call, rows, ReviewComment.id)
    return Reply(DraftCommentList(data=[_row(one) for one in found], next=following))


def create(call: Call) -> Reply:
    """Comment on a guide's draft"""
    guide, sent = find_guide(call), call.sent(NewDraftComment)
    try:
        said = ReviewComment.say_of_draft(call.db, guide, sent.step_id, sent.text, call.by, call.now)
    except ValueError as problem:
        raise one_fault(
            "The comment was not added.", "step_id" if sent.text.strip() else "text", str(problem), "not_allowed"
        ) from problem
    tell_of_comment(call, said)
    return Reply(_row(said), 201)


def resolve(call: Call) -> Reply:
    """Say that a review's comment is done with"""
    comment = _find(call)
    comment.resolve(call.by, call.now)
    return Reply(_row(comment))


def reopen(call: Call) -> Reply:
    """Open a review's comment again"""
    comment = _find(call)
    comment.reopen()
    return Reply(_row(comment))


def _find(call: Call) -> ReviewComment:
    asked = select(ReviewComment).where(
        ReviewComment.id == call.id("comment_id"),
        ReviewComment.review_id == find_review(call).id,
        ReviewComment.organisation_id == call.organisation_id,
    )
    return there(call.db.scalar(asked))


def _row(said: ReviewComment) -> DraftComment:
    return DraftComment(id=said.id, step_id=said.step_id, text=said.text, by=said.by, resolved=said.resolved_at is not None)


DONE = "/reviews/{review_id}/comments/{comment_id}/resolution"
OPERATIONS = (
    Operation("GET /guides/{guide_id}/comments", index, "read", {200: DraftCommentList}, query=Page),
    Operation(
        "POST /guides/{guide_id}/comments", create, "review", {201: DraftComment}, NewDraftComment, twins=("POST guide_comments",)
    ),
    Operation(f"PUT {DONE}", resolve, "review", {200: DraftComment}, twins=("POST review_comment_resolution",)),
    Operation(f"DELETE {DONE}", reopen, "review", {200: DraftComment}, twins=("DELETE review_comment_resolution",)),
)
