"""How the checks of an organisation's sites stand: under way, waiting for the worker, or what the last one found."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.check.check import SILENT, Check
from models.site.site import Site
from models.site.watch_schedule import Watch


@dataclass(frozen=True)
class CheckState:
    """`check` is the newest one of the site, None where there was none yet."""

    site_id: int
    site: str
    check: Check | None
    is_running: bool
    is_due: bool

    @property
    def is_waiting(self) -> bool:
        """Whether something will change by itself."""
        return self.is_running or self.is_due


def check_states(
    session: Session, organisation_id: int, now: datetime, but: Collection[int] = (), most: int = 5
) -> list[CheckState]:
    """Of the organisation's sites but those: what is under way or due first, then what was checked last. Three queries."""
    sites = select(Site.id, Site.name).where(
        Site.organisation_id == organisation_id, Site.deleted_at.is_(None), Site.id.not_in(but)
    )
    newest = select(func.max(Check.id)).where(Check.organisation_id == organisation_id).group_by(Check.site_id)
    last = {one.site_id: one for one in session.scalars(select(Check).where(Check.id.in_(newest)))}
    due = set(session.scalars(select(Watch.site_id).where(Watch.organisation_id == organisation_id, Watch.next_at <= now)))
    found = [_standing(site_id, name, last.get(site_id), site_id in due, now) for site_id, name in session.execute(sites)]
    found.sort(key=lambda one: (not one.is_waiting, -(one.check.id if one.check else 0), one.site_id))
    return found[:most]


def _standing(site_id: int, name: str, check: Check | None, is_due: bool, now: datetime) -> CheckState:
    is_running = check is not None and check.finished_at is None and check.moved_at > now - SILENT
    return CheckState(site_id, name, check, is_running, is_due)
