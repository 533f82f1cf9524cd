"""Writing down what a check saw of one target: its verdict, its draft's health, and the finding that opens, lasts or closes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.review_policy import Policy
from models.check.accept_repair import NotAcceptable, accept
from models.check.check import Check, CheckVerdict
from models.check.checked_target import CheckedTarget
from models.check.finding import OPEN, Finding
from models.check.judge_page import is_fine, is_weak
from models.check.visitor_agreement import CHECK
from models.check.watched_targets import WatchedTarget
from models.event.target_sighting import Place, Sighting, sightings
from models.guide.guide import Guide
from models.guide.target_verdict import TargetVerdict
from models.targets import Verdict


def record_verdicts(session: Session, check: Check, seen: Sequence[CheckedTarget], now: datetime) -> None:
    """The targets of one page, in the caller's transaction; a handful of statements whatever their number."""
    ids = {one.watched.guide_id for one in seen}
    guides = {guide.id: guide for guide in session.scalars(select(Guide).where(Guide.id.in_(ids)))}
    current = {(one.guide_id, one.step_id): one for one in Finding.unresolved(session, ids)}
    drafts = [
        (guides[one.watched.guide_id], one.watched.step_id)
        for one in seen
        if one.watched.is_draft and one.watched.guide_id in guides
    ]
    rows = TargetVerdict.rows_for(session, drafts, now)
    check.moved_at = now
    with session.no_autoflush:
        for one in seen:
            if one.watched.guide_id in guides:
                _note(session, check, guides[one.watched.guide_id], one, rows, current, now)


def _note(
    session: Session,
    check: Check,
    guide: Guide,
    seen: CheckedTarget,
    rows: dict[Place, TargetVerdict],
    current: dict[Place, Finding],
    now: datetime,
) -> None:
    one, verdict = seen.watched, seen.verdict
    session.add(_row(check, one, verdict))
    if is_fine(verdict):
        check.fine += 1
    elif seen.is_broken:
        check.lost += 1
    else:
        check.undecided += 1
    if one.is_draft:
        rows[guide.id, one.step_id].replace(verdict.verdict, verdict.reason, one.page, now)
    if one.is_live:
        _note_live(session, check, guide, seen, current.get((guide.id, one.step_id)), now)


def _row(check: Check, one: WatchedTarget, verdict: Verdict) -> CheckVerdict:
    return CheckVerdict(
        check_id=check.id,
        guide_id=one.guide_id,
        step_id=one.step_id,
        is_live=one.is_live,
        organisation_id=check.organisation_id,
        page=one.page[:2000],
        verdict=verdict.verdict,
        reason=verdict.reason[:500],
    )


def _note_live(session: Session, check: Check, guide: Guide, seen: CheckedTarget, finding: Finding | None, now: datetime) -> None:
    if is_fine(seen.verdict):
        if finding is not None and finding.source == CHECK:
            finding.resolve("The next check found the target where it should be.", now)
        return
    if not seen.is_broken:
        return
    is_new = finding is None or finding.target != seen.watched.target
    if finding is None or is_new:
        if finding is not None:
            finding.resolve("Another version of the guide went live; see the newer finding.", now)
        finding = _opened(session, check, guide, seen, now)
    _refresh(finding, seen, now)
    session.flush()
    # Only at first: what a member took back, or left open, is not taken over behind their back.
    if is_new and seen.accepted is not None:
        _accept_by_policy(session, finding, seen, now)


def _opened(session: Session, check: Check, guide: Guide, seen: CheckedTarget, now: datetime) -> Finding:
    here = sightings(session, [guide.id]).get((guide.id, seen.watched.step_id), Sighting())
    today = sightings(session, [guide.id], since=now.date()).get((guide.id, seen.watched.step_id), Sighting())
    finding = Finding(
        organisation_id=guide.organisation_id,
        site_id=check.site_id,
        guide=guide,
        step_id=seen.watched.step_id,
        state=OPEN,
        opened_at=now,
        last_good_at=_last_good(session, guide, seen.watched),
        target=seen.watched.target,
        # Who missed it today has met what the check found; who was shown it today came before it broke.
        missed_then=here.missed - today.missed,
        reached_then=here.reached,
    )
    if seen.evidence is not None:
        finding.old = {**seen.evidence.old.to_json(), "snapshot": seen.old_snapshot}
    session.add(finding)
    return finding


def _refresh(finding: Finding, seen: CheckedTarget, now: datetime) -> None:
    finding.source, finding.verdict, finding.reason = CHECK, seen.verdict.verdict, seen.verdict.reason[:500]
    finding.is_weak, finding.page, finding.seen_at = seen.is_gone or is_weak(seen.verdict), seen.watched.page[:2000], now
    if seen.evidence is not None:
        finding.repair = seen.evidence.repair
        finding.new = {"nodes": list(seen.evidence.nodes), "snapshot": seen.new_snapshot}


def _last_good(session: Session, guide: Guide, one: WatchedTarget) -> datetime | None:
    known = session.get(TargetVerdict, (guide.id, one.step_id))
    return known.last_good_at if known else None


def _accept_by_policy(session: Session, finding: Finding, seen: CheckedTarget, now: datetime) -> None:
    """Never silent: it is in the audit log, in the inbox and in the next message, and it can be taken back."""
    policy = Policy.of(session, finding.organisation_id)
    best = finding.proposals[0] if finding.proposals else None
    if best is None or seen.accepted is None or not policy.accepts(best["score"]):
        return
    try:
        accept(session, finding, seen.accepted, f"Accepted by your policy: {best['score']:.0%} agree.", None, now)
    except NotAcceptable:
        return
