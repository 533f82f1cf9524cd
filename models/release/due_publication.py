"""A planned publication whose moment has come: carried out in one transaction, exactly once, or refused with the reason."""

from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from models.account.organisation import Membership, Organisation
from models.guide.publication import Publication
from models.guide.publication_refused import PublicationRefused
from models.release.planned_publication import LIVE, LONGEST_REASON, REFUSED, WAITING, PlannedPublication
from models.release.publish import publish, take_down
from models.release.schema_conformity import DoesNotConform
from models.site.site_lock import lock_site
from models.support.unreadable import Unreadable


def due_guides(session: Session, now: datetime) -> list[tuple[int, int]]:
    """Organisation and guide of what is due, the longest overdue first; nothing is, in an organisation that was deleted."""
    plan = PlannedPublication
    goes, ends = and_(plan.state == WAITING, plan.goes_live_at <= now), and_(plan.state == LIVE, plan.ends_at <= now)
    there = plan.organisation_id.in_(Organisation.open_ones())
    due = select(plan.organisation_id, plan.guide_id).where(or_(goes, ends), there)
    return [(whose, guide) for whose, guide in session.execute(due.order_by(plan.goes_live_at, plan.guide_id))]


def carry_out(session: Session, organisation_id: int, guide_id: int, now: datetime) -> PlannedPublication | None:
    """Does what is due of that guide of that organisation, and returns the plan when it was refused. Whoever comes second finds
    nothing to do.

    The site is locked first, as everywhere where something goes live, and only then the plan is read.
    """
    plan = _locked(session, organisation_id, guide_id)
    if plan is None:
        return None
    if plan.state == WAITING and plan.goes_live_at <= now:
        return None if _goes_live(session, plan, now) else plan
    if plan.state == LIVE and plan.ends_at is not None and plan.ends_at <= now:
        _end(session, plan, now)
    return None


def _locked(session: Session, organisation_id: int, guide_id: int) -> PlannedPublication | None:
    theirs = PlannedPublication.guide_id == guide_id, PlannedPublication.organisation_id == organisation_id
    site_id = session.scalar(select(PlannedPublication.site_id).where(*theirs))
    if site_id is None:
        return None
    lock_site(session, site_id)
    query = select(PlannedPublication).where(*theirs)
    return session.scalar(query.with_for_update(of=PlannedPublication).execution_options(populate_existing=True))


def _goes_live(session: Session, plan: PlannedPublication, now: datetime) -> bool:
    """Looks at the policy, at who planned it and at the moment anew: much may have changed since."""
    if plan.ends_at is not None and plan.ends_at <= now:
        return _refuse(plan, "No worker ran between its beginning and its end.", now)
    membership = Membership.active(session, plan.organisation_id, plan.planned_by_id)
    if membership is None or not membership.may_at("publish", plan.site_id):
        return _refuse(plan, f"{plan.planned_by.name}, who planned it, may not publish here any more.", now)
    try:
        with session.begin_nested():
            publish(session, plan.guide, seen=None, by=plan.planned_by, now=now, version=plan.version(session))
    except (PublicationRefused, DoesNotConform, Unreadable) as problem:
        return _refuse(plan, str(problem), now)
    plan.state = LIVE
    plan.note("publication.plan_kept", f"version {plan.version_hash[:8]} went live as planned.", now)
    if plan.ends_at is None:
        session.delete(plan)
    session.flush()
    return True


def _refuse(plan: PlannedPublication, reason: str, now: datetime) -> bool:
    plan.state, plan.reason = REFUSED, reason[:LONGEST_REASON]
    plan.note("publication.plan_refused", f"version {plan.version_hash[:8]}, did not go live. {reason}", now)
    return False


def _end(session: Session, plan: PlannedPublication, now: datetime) -> None:
    """Takes down what it put live; what somebody published since stays."""
    live = Publication.of(session, plan.guide)
    if live is not None and live.version_hash == plan.version_hash:
        plan.note("publication.plan_ended", f"version {plan.version_hash[:8]} was taken down as planned.", now)
        take_down(session, plan.guide, by=plan.planned_by, now=now)
        return
    session.delete(plan)
    session.flush()
