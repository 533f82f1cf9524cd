"""A review: the version's steps as visitors would get them, with what was said about each."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from components.review_panel import ReviewPanel
from components.step_still import Remark, StepStill, written
from models.check.watched_targets import version_targets
from models.guide import Publication
from models.page.snapshot_archive import PageSnapshot
from models.review import Review, ReviewComment
from web.kit.context import context


def review_panel(request: Request, review: Review, problem: str = "") -> ReviewPanel:
    here = context(request)
    membership, live = here.membership, Publication.of(here.db, review.guide)
    remarks = ReviewComment.of(here.db, review)
    targets = version_targets(review.guide, review.version(here.db))
    return ReviewPanel.of(
        review,
        _stills(request, review, remarks, targets),
        tuple(_remark(one) for one in remarks if not one.step_id),
        preview=f"/reviews/{review.id}/preview",
        may_review=membership.may("review"),
        why_not=review.why_not(here.member),
        may_publish=membership.may("publish"),
        seen=live.version_hash if live else "",
        problem=problem,
    )


def _stills(
    request: Request, review: Review, remarks: list[ReviewComment], targets: Mapping[str, tuple[str, object]]
) -> tuple[StepStill, ...]:
    here = context(request)
    session = here.db
    stills: list[StepStill] = []
    for number, step in enumerate(review.version(session).entry()["content"]["steps"], 1):
        where = targets.get(step["id"], ("", {}))[0]
        snapshot = PageSnapshot.newest(session, review.guide.site, where) if where else None
        selector = next(iter(step["target"].get("selectors", ())), "") if "target" in step else ""
        stills.append(
            StepStill(
                review_id=review.id,
                step_id=step["id"],
                number=number,
                kind=step["kind"],
                title=_words(step.get("title", "")),
                body=written(step.get("body", [])),
                buttons=tuple((_words(one["label"]), one.get("style", "primary")) for one in step.get("buttons", [])),
                page=where,
                selector=selector,
                frame=f"/reviews/{review.id}/steps/{step['id']}/page" if snapshot and selector else "",
                remarks=tuple(_remark(one) for one in remarks if one.step_id == step["id"]),
                may_comment=here.may("review"),
            )
        )
    return tuple(stills)


def _words(text: Any) -> str:
    return text if isinstance(text, str) else ""


def _remark(comment: ReviewComment) -> Remark:
    return Remark(comment.member.name, comment.text, comment.said_at)
