"""Targets that visitors' browsers did not find, reported from so many networks that it is no single joker's word.

Networks are told apart by a name that means nothing after its hour (`models/support/hour_key.py`) and is deleted with it. What
stays is the step and when it was reported from enough of them.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.sorted_batch import Sorted
from models.support.database import Base
from models.support.dialect_insert import insert_into
from models.support.hour_key import HOUR, HourKey, hour_name

NETWORKS = 10
"""From how many networks within an hour of the clock a missing target has to be reported to be believed."""

Step = tuple[int, str]
"""A guide's id and the step's."""


class NetworkReport(Base):
    """That a network, by its name of this hour, reported a step's target as missing."""

    __tablename__ = "network_reports"

    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    network: Mapped[str] = mapped_column(String(32), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))


class ReportedTarget(Base):
    """When a step's live target was last reported missing from enough networks within an hour."""

    __tablename__ = "reported_targets"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    reported_at: Mapped[datetime]


def add_reports(session: Session, batches: Iterable[Sorted], now: datetime) -> None:
    """At most NETWORKS rows a step and hour, whoever reports."""
    missed = {(step, batch.network, batch.organisation_id) for batch in batches for step in batch.missed}
    if not missed:
        return
    hour = int(now.timestamp()) // HOUR
    known = _networks(session, hour, {step for step, _, _ in missed})
    key = HourKey.at(session, now)
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = sorted(
        (guide_id, step, hour_name(key, "target", network), organisation)
        for (guide_id, step), network, organisation in missed
        if known.get((guide_id, step), 0) < NETWORKS
    )
    if rows:
        columns = ("guide_id", "step", "network", "organisation_id")
        insert = insert_into(session, NetworkReport).on_conflict_do_nothing(index_elements=["hour", *columns[:3]])
        session.execute(insert, [{**dict(zip(columns, row, strict=True)), "hour": hour} for row in rows])
    _believe(session, hour, {step: organisation for step, _, organisation in missed}, now)


def reported_since(session: Session, guide_ids: Collection[int], moment: datetime) -> set[Step]:
    """The steps of these guides that were reported from enough networks since then."""
    query = select(ReportedTarget.guide_id, ReportedTarget.step).where(
        ReportedTarget.guide_id.in_(guide_ids), ReportedTarget.reported_at >= moment
    )
    return {(guide_id, step) for guide_id, step in session.execute(query)}


def forget_reports(session: Session, now: datetime) -> None:
    """The networks of hours that are over."""
    session.execute(delete(NetworkReport).where(NetworkReport.hour < int(now.timestamp()) // HOUR))


def _believe(session: Session, hour: int, organisations: dict[Step, int], now: datetime) -> None:
    rows = [
        {"guide_id": step[0], "step": step[1], "organisation_id": organisations[step], "reported_at": now}
        for step, networks in sorted(_networks(session, hour, organisations).items())
        if networks >= NETWORKS
    ]
    if rows:
        insert = insert_into(session, ReportedTarget)
        session.execute(
            insert.on_conflict_do_update(index_elements=["guide_id", "step"], set_={"reported_at": insert.excluded.reported_at}),
            rows,
        )


def _networks(session: Session, hour: int, steps: Collection[Step]) -> dict[Step, int]:
    query = (
        select(NetworkReport.guide_id, NetworkReport.step, func.count())
        .where(NetworkReport.hour == hour, NetworkReport.guide_id.in_({guide_id for guide_id, _ in steps}))
        .group_by(NetworkReport.guide_id, NetworkReport.step)
    )
    return {(guide_id, step): number for guide_id, step, number in session.execute(query) if (guide_id, step) in steps}
