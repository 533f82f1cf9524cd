"""A review: the version's steps as visitors would get them, with what was said about each."""

from dataclasses import dataclass, replace

from starlette.requests import Request

from components.review_panel import Asked, ReviewPanel, SharedLine, Standing
from components.step_still import Remark, StepStill, Talk
from models.account import Organisation
from models.account.former_member import called
from models.check.watched_targets import version_targets
from models.guide import Publication, Version
from models.guide.guide_json import GuideEntry
from models.guide.version_difference import VersionDifference, plain
from models.release.live_theme import default_theme
from models.review import Review, ReviewComment
from models.review.review_look import ReviewLook
from models.review.share_link import ShareLink
from models.review.version_findings import VersionFinding
from models.support.unreadable import Unreadable
from web.kit.context import PublicContext, context, public_context
from web.screens.step_canvas import drawn_on, step_pages


@dataclass(frozen=True)
class Refused:
    """A comment that was not taken: what was typed, at which step or comment (`whole` for the guide), and why."""

    problem: str = ""
    typed: str = ""
    at: str = ""
    guest: str = ""


def review_panel(
    request: Request, review: Review, problem: str = "", refused: Refused | None = None, made: tuple[str, str] = ("", "")
) -> ReviewPanel:
    """`made` is a share link that was just made: its id and its address."""
    here, refused, site_id = context(request), refused or Refused(), review.guide.site_id
    live = Publication.of(here.db, review.guide)
    given, needed, waits_for = review.standing(here.db)
    standing = Standing(
        given=given,
        needed=needed,
        waits_for=tuple(waits_for),
        may_review=here.reach.may_at("review", site_id),
        why_not=review.why_not(here.member),
        may_publish=here.reach.may_at("publish", site_id),
        may_share=here.reach.may_at("review", site_id),
        is_live=live is not None and live.version_hash == review.version_hash,
        seen=live.version_hash if live else "",
    )
    talk = Talk(
        f"/reviews/{review.id}/comments",
        f"#review-{review.id}",
        may_comment=here.reach.may_at("review", site_id),
        may_resolve=here.reach.may_at("review", site_id),
        typed=refused.typed,
        typed_at=refused.at,
        problem=refused.problem,
    )
    links = [
        SharedLine(link.id, called(link, link.member), link.expires_at, made[1] if link.id == made[0] else "")
        for link in ShareLink.open_of(here.db, review, here.now)
    ]
    earlier = ReviewLook.earlier(here.db, review, here.member)
    shown = drawn_panel(here, review, standing, talk, live.version_hash if live else "", earlier)
    own = f"/reviews/{review.id}/own-preview" if here.reach.may_at("edit", site_id) else ""
    return replace(shown, links=tuple(links), preview=f"/reviews/{review.id}/preview", own_preview=own, problem=problem)


def shared_panel(request: Request, token: str, review: Review, refused: Refused) -> ReviewPanel:
    """For somebody without an account: nothing but this version, and a place for their comments."""
    here = public_context(request)
    talk = Talk(
        f"/shared/{token}/comments",
        f"#review-{review.id}",
        may_comment=True,
        may_resolve=False,
        is_guest=True,
        guest=refused.guest,
        typed=refused.typed,
        typed_at=refused.at,
        problem=refused.problem,
    )
    shown = drawn_panel(here, review, Standing(), talk, "", "", frames=f"/shared/{token}/steps")
    return replace(shown, findings=(), preview=f"/shared/{token}/preview", is_shared=True)


def drawn_panel(
    here: PublicContext, review: Review, standing: Standing, talk: Talk, live: str, earlier: str, frames: str = ""
) -> ReviewPanel:
    """What a reviewer and a guest both see. `frames` is the address below which a guest gets pages to draw on."""
    entry = review.version(here.db).entry()
    from_live = _difference(here, review, live, entry)
    comments = ReviewComment.of(here.db, review)
    findings = [VersionFinding.from_json(one) for one in review.findings]
    stills = _stills(here, review, entry, talk, comments, findings, from_live, frames)
    theme = default_theme(here.db, review.guide.site)[0]
    content = {name: value for name, value in entry["content"].items() if name != "steps"}
    return ReviewPanel(
        asked=Asked.of(review, here.db.get_one(Organisation, review.organisation_id).local(here.now)),
        standing=standing,
        stills=stills,
        talk=talk,
        drawn={"steps": {step["id"]: step for step in entry["content"]["steps"]}, "theme": theme, "content": content},
        remarks=remarks_of(comments, ""),
        findings=findings,
        from_live=from_live,
        since=_difference(here, review, earlier, entry),
    )


def remarks_of(comments: list[ReviewComment], step_id: str) -> tuple[Remark, ...]:
    """Open ones first, each with its answers."""
    firsts = [one for one in comments if one.parent_id is None and one.step_id == step_id]
    firsts.sort(key=lambda one: (one.resolved_at is not None, one.id))
    return tuple(_remark(first, tuple(_remark(one) for one in comments if one.parent_id == first.id)) for first in firsts)


def _remark(comment: ReviewComment, answers: tuple[Remark, ...] = ()) -> Remark:
    return Remark(
        comment.by, comment.text, comment.said_at, comment.id, comment.resolved_at is not None, answers, *_face(comment)
    )


def _stills(
    here: PublicContext,
    review: Review,
    entry: GuideEntry,
    talk: Talk,
    comments: list[ReviewComment],
    findings: list[VersionFinding],
    from_live: VersionDifference | None,
    frames: str,
) -> tuple[StepStill, ...]:
    targets, pages = version_targets(review.guide, review.version(here.db)), step_pages(here.db, review)
    stills: list[StepStill] = []
    for number, step in enumerate(entry["content"]["steps"], 1):
        where = targets.get(step["id"], ("", {}))[0]
        drawn_at = pages[step["id"]]
        snapshot = drawn_on(here.db, review, step["id"], drawn_at, targets)
        frame = f"/snapshots/{snapshot.id}" if snapshot else f"/sites/{review.guide.site_id}/theme-stage"
        stills.append(
            StepStill(
                step_id=step["id"],
                number=number,
                kind=step["kind"],
                title=step.get("title", ""),
                words=plain(step.get("body", [])),
                buttons=tuple(one["label"] for one in step.get("buttons", [])),
                page=where,
                selector=next(iter(step.get("target", {}).get("selectors", ())), ""),
                frame=f"{frames}/{step['id']}" if frames else frame,
                is_blank=snapshot is None,
                node=snapshot.node if snapshot else None,
                talk=talk,
                remarks=remarks_of(comments, step["id"]),
                difference=from_live.of_step(step["id"]) if from_live else None,
                findings=[] if frames else [one for one in findings if one.step_id == step["id"]],
            )
        )
    return tuple(stills)


def _difference(here: PublicContext, review: Review, other: str, entry: GuideEntry) -> VersionDifference | None:
    version = here.db.get(Version, (review.guide_id, other)) if other else None
    try:
        return VersionDifference.between(version.entry(), entry) if version else None
    except Unreadable:
        return None


def _face(comment: ReviewComment) -> tuple[int, str]:
    return (comment.member.id, comment.member.picture) if comment.member else (0, "")
