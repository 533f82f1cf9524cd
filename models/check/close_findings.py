"""The end of a check: findings about what is no longer live close, and what visitors alone report is opened."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.check.check import Check
from models.check.finding import OPEN, RESOLVED, Finding
from models.check.visitor_agreement import VISITORS
from models.check.watched_targets import live_targets
from models.event.target_sighting import Place, Sighting, sightings
from models.guide.guide import Guide


def close(session: Session, check: Check, live: set[Place], now: datetime) -> None:
    """`live` names the steps whose targets visitors could meet."""
    query = select(Finding).where(Finding.site_id == check.site_id, Finding.state != RESOLVED)
    open_now = {(finding.guide_id, finding.step_id): finding for finding in session.scalars(query)}
    for place in [place for place in open_now if place not in live]:
        open_now.pop(place).resolve("The step is no longer live.", now)
    seen = sightings(session, {guide for guide, _ in live}, since=(now - timedelta(days=1)).date())
    for place in sorted(live):
        _visitors_alone(session, check, place, open_now.get(place), seen.get(place, Sighting()), now)


def _visitors_alone(session: Session, check: Check, place: Place, finding: Finding | None, seen: Sighting, now: datetime) -> None:
    if finding is not None:
        if finding.source == VISITORS and not seen.is_alarming:
            finding.resolve("Visitors' browsers find the target again.", now)
        return
    if not seen.is_alarming:
        return
    guide = session.get_one(Guide, place[0])
    page, target = live_targets(session, guide)[place[1]]
    session.add(
        Finding(
            organisation_id=guide.organisation_id,
            site_id=check.site_id,
            guide=guide,
            step_id=place[1],
            state=OPEN,
            source=VISITORS,
            verdict="unique",
            reason=f"The check finds it, but {seen.missed:,} of {seen.missed + seen.reached:,} visitors' browsers did not.",
            is_weak=True,
            page=page,
            target=target,
            opened_at=now,
            seen_at=now,
            last_good_at=now,
        )
    )
