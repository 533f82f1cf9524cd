"""The end of a check: findings about what is no longer live close, and so do or open those that visitors alone report.

What anybody can send opens nothing by itself. A check that saw the page decides; where no check can see it, enough visitors have
to miss the target, and reports of it have to come from enough networks.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.check.check import Check, CheckVerdict
from models.check.finding import OPEN, RESOLVED, Finding
from models.check.visitor_agreement import VISITORS
from models.check.watched_targets import live_targets
from models.event.target_report import reported_since
from models.event.target_sighting import Place, Sighting, sightings
from models.guide.guide import Guide

LATELY = timedelta(days=1)
"""How long a report stands."""


def close_findings(session: Session, check: Check, live: set[Place], now: datetime) -> None:
    """`live` names the steps whose targets visitors could meet."""
    query = select(Finding).where(Finding.site_id == check.site_id, Finding.state != RESOLVED)
    open_now = {(finding.guide_id, finding.step_id): finding for finding in session.scalars(query)}
    for place in [place for place in open_now if place not in live]:
        open_now.pop(place).resolve("The step is no longer live.", now)
    missed = _missed_unseen(session, check, live, now)
    for place, finding in open_now.items():
        if finding.source == VISITORS and place not in missed:
            finding.resolve("Visitors' browsers report it no more, or a check saw the page.", now)
    for place in sorted(missed.keys() - open_now.keys()):
        session.add(_by_visitors(session, check, place, missed[place], now))


def _missed_unseen(session: Session, check: Check, live: set[Place], now: datetime) -> dict[Place, Sighting]:
    """What this check could not see, and visitors' browsers miss."""
    guides = {guide for guide, _ in live}
    unseen = live - _seen(session, check)
    reported = reported_since(session, guides, now - LATELY)
    seen = sightings(session, guides, since=(now - LATELY).date())
    return {place: seen[place] for place in unseen & reported if place in seen and seen[place].is_alarming}


def _seen(session: Session, check: Check) -> set[Place]:
    query = select(CheckVerdict.guide_id, CheckVerdict.step_id).where(
        CheckVerdict.check_id == check.id, CheckVerdict.is_live, CheckVerdict.verdict != "cannot_tell"
    )
    return {(guide_id, step_id) for guide_id, step_id in session.execute(query)}


def _by_visitors(session: Session, check: Check, place: Place, seen: Sighting, now: datetime) -> Finding:
    guide = session.get_one(Guide, place[0])
    page, target = live_targets(session, guide)[place[1]]
    return Finding(
        organisation_id=guide.organisation_id,
        site_id=check.site_id,
        guide=guide,
        step_id=place[1],
        state=OPEN,
        source=VISITORS,
        verdict="cannot_tell",
        reason=f"Checks can't see the page; {seen.missed:,} of {seen.missed + seen.reached:,} visitors' browsers miss it.",
        is_weak=True,
        page=page,
        target=target,
        opened_at=now,
        seen_at=now,
    )
