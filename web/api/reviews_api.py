"""Reviews: asking for a judgement of one version of a guide, and giving it."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.guide import Guide
from models.guide.publication_refused import NotPublishable
from models.review import AlreadyAsked, NotDecidable, Review, ReviewComment
from models.review.review import LONGEST_TEXT, DayIsOver
from web.api.keyset import Page, keyset
from web.api.named_moment import Day
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_guide, find_review
from web.api.problem import Fault, Problem, one_fault
from web.api.told_members import tell_of_comment, tell_of_review

State = Literal["open", "approved", "changes", "withdrawn"]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class ReviewRow(BaseModel):
    """A request to judge one version. Whatever is decided holds for that version and no other."""

    id: int
    guide_id: int
    version: str
    state: State
    message: str
    asked_by: str
    asked_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    due_on: date | None

    @classmethod
    def of(cls, review: Review) -> "ReviewRow":
        return cls.model_validate(
            {
                "id": review.id,
                "guide_id": review.guide_id,
                "version": review.version_hash,
                "state": review.state,
                "message": review.message,
                "asked_by": review.asked_by.name,
                "asked_at": review.asked_at,
                "decided_by": review.decided_by.name if review.decided_by else None,
                "decided_at": review.decided_at,
                "due_on": review.due_on,
            }
        )


class ReviewList(BaseModel):
    data: list[ReviewRow]
    next: str | None


class NewReview(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"message": "The second step is new."}]})

    message: Text = ""
    due_on: Day | None = Field(None, description="Reviewers are reminded on the day before.")


class Decision(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"decision": "approved"}]})

    decision: Literal["approved", "changes"]


class CommentRow(BaseModel):
    id: int
    step_id: str = Field(description="Empty where it is about the version as a whole.")
    text: str
    by: str
    said_at: datetime


class CommentList(BaseModel):
    data: list[CommentRow]
    next: str | None


class NewComment(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "Harbourmaster is one word."}]})

    text: Text
    step_id: str = Field("", max_length=40)


class ReviewPage(Page):
    state: State | None = None


def index(call: Call) -> Reply:
    """List the reviews"""
    rows, state = select(Review).join(Review.guide), call.asked(ReviewPage).state
    rows = rows.where(Review.organisation_id == call.organisation_id, call.reach.sees(Guide.site_id))
    found, following = keyset(call, rows.where(Review.state == state) if state else rows, Review.id, newest=True)
    return Reply(ReviewList(data=[ReviewRow.of(review) for review in found], next=following))


def of_guide(call: Call) -> Reply:
    """List a guide's reviews"""
    found, following = keyset(call, select(Review).where(Review.guide_id == find_guide(call).id), Review.id, newest=True)
    return Reply(ReviewList(data=[ReviewRow.of(review) for review in found], next=following))


def create(call: Call) -> Reply:
    """Ask for a review
    Freezes the draft as a version. Other open reviews of the guide are withdrawn.
    """
    guide = find_guide(call)
    try:
        sent = call.sent(NewReview)
        review = Review.ask(call.db, guide, sent.message, call.by, call.now, due_on=sent.due_on)
    except AlreadyAsked as problem:
        raise Problem(409, f"{problem} It is review {problem.review.id}.", code="already_asked") from problem
    except DayIsOver as problem:
        raise one_fault("Nothing was asked for.", "due_on", str(problem), "not_allowed") from problem
    except NotPublishable as problem:
        raise Problem(409, f"It could not be published: {problem}", code="not_publishable") from problem
    tell_of_review(call, review, "a review is asked for")
    return Reply(ReviewRow.of(review), 201, {"location": f"/api/v1/reviews/{review.id}"})


def show(call: Call) -> Reply:
    """Read a review"""
    return Reply(ReviewRow.of(find_review(call)))


def decide(call: Call) -> Reply:
    """Decide a review
    May be decided anew. Who made the key decides, and can't where they wrote the version.
    """
    review, approves = find_review(call), call.sent(Decision).decision == "approved"
    try:
        review.decide(call.db, approves=approves, by=call.by, now=call.now)
    except NotDecidable as problem:
        raise Problem(409, str(problem), code="not_decidable") from problem
    call.db.flush()
    tell_of_review(call, review, "approved" if approves else "changes requested")
    return Reply(ReviewRow.of(review))


def comments(call: Call) -> Reply:
    """List a review's comments"""
    rows = select(ReviewComment).where(ReviewComment.review_id == find_review(call).id)
    found, following = keyset(call, rows, ReviewComment.id)
    return Reply(CommentList(data=[_row(comment) for comment in found], next=following))


def comment(call: Call) -> Reply:
    """Comment on a review"""
    review, sent = find_review(call), call.sent(NewComment)
    try:
        said = ReviewComment.say(call.db, review, sent.step_id, sent.text, call.by, call.now)
    except ValueError as problem:
        path = "text" if not sent.text.strip() else "step_id"
        faults = [Fault(path=path, code="empty" if path == "text" else "unknown_name", sentence=str(problem))]
        raise Problem(422, "The comment was not added.", faults=faults) from problem
    tell_of_comment(call, said)
    return Reply(_row(said), 201)


def _row(said: ReviewComment) -> CommentRow:
    return CommentRow(id=said.id, step_id=said.step_id, text=said.text, by=said.by, said_at=said.said_at)


OPERATIONS = (
    Operation("GET /reviews", index, "read", {200: ReviewList}, query=ReviewPage, across_sites=True),
    Operation("GET /reviews/{review_id}", show, "read", {200: ReviewRow}),
    Operation("GET /guides/{guide_id}/reviews", of_guide, "read", {200: ReviewList}, query=Page),
    Operation(
        "POST /guides/{guide_id}/reviews",
        create,
        "write",
        {201: ReviewRow},
        NewReview,
        Trial,
        (409,),
        ("POST guide_reviews",),
    ),
    Operation(
        "PUT /reviews/{review_id}/decision",
        decide,
        "review",
        {200: ReviewRow},
        Decision,
        refuses=(409,),
        twins=("PUT review_decision",),
    ),
    Operation("GET /reviews/{review_id}/comments", comments, "read", {200: CommentList}, query=Page),
    Operation(
        "POST /reviews/{review_id}/comments", comment, "review", {201: CommentRow}, NewComment, twins=("POST review_comments",)
    ),
)
