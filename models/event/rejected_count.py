"""How many events a site was sent that were not counted, by day and reason. Made-up names grow a number, not a table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.number_period import Period
from models.event.sorted_batch import Sorted
from models.site.site import Site
from models.support.database import Base
from models.support.many_rows import add_rows


@dataclass(frozen=True)
class Reason:
    """Why something was not counted, in sentences for who runs the site: what it means, and what to do about it."""

    name: str
    meaning: str
    remedy: str


REASONS: Mapping[str, Reason] = {
    "origin": Reason(
        "From another origin",
        "A page that is none of this site's sent it: the tag stands on another domain, or somebody made the request up. "
        "A batch is not read then, and counts once.",
        "If that page is yours, name its host as a staging host, or make a site for it; otherwise there is nothing to do.",
    ),
    "version": Reason(
        "Of a version that was not live",
        "It names a guide or a version that visitors of this site did not get within the last 90 days, or one that went live "
        "a moment ago.",
        "Nothing, where it is a few. If it goes on, check whether a cache or a CDN in front of Cairn keeps an old release.",
    ),
    "step": Reason(
        "Of a step that is not in the version",
        "It names a step that the version does not have, or none where one has to be named. The player does not send that; "
        "a changed copy of it does, or somebody who makes requests up.",
        "Check whether the site serves its own copy of the player; otherwise there is nothing to do. Your figures hold.",
    ),
    "language": Reason(
        "In a language that is not in the version",
        "It names a language that the version has no texts in. The player does not send that; a changed copy of it does, or "
        "somebody who makes requests up.",
        "Check whether the site serves its own copy of the player; otherwise there is nothing to do. Your figures hold.",
    ),
}


class RejectedCount(Base):
    __tablename__ = "rejected_counts"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    reason: Mapped[str] = mapped_column(String(10), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]


def add_rejected(session: Session, batches: Iterable[Sorted], day: date) -> None:
    sums = Counter[tuple[int, str, int]]()
    for batch in batches:
        sums.update({(batch.site_id, reason, batch.organisation_id): number for reason, number in batch.rejected.items()})
    rows = [
        {"site_id": site_id, "day": day, "reason": reason, "organisation_id": organisation, "total": total}
        for (site_id, reason, organisation), total in sorted(sums.items())
    ]
    if rows:
        add_rows(session, RejectedCount, rows, ("site_id", "day", "reason"), add=("total",))


def rejected_in(session: Session, site: Site, period: Period) -> dict[str, int]:
    """How much the site was sent in those days that was not counted, by reason, the most first; reasons with none are left out.

    Production and staging together: what is rejected is not told apart by environment.
    """
    total = func.sum(RejectedCount.total)
    query = select(RejectedCount.reason, total).where(
        RejectedCount.organisation_id == site.organisation_id,
        RejectedCount.site_id == site.id,
        RejectedCount.day >= period.since,
        RejectedCount.day <= period.until,
    )
    return {
        reason: int(number)
        for reason, number in session.execute(query.group_by(RejectedCount.reason).order_by(total.desc(), RejectedCount.reason))
    }
