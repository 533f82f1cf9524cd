"""Counts: how often each thing happened to a guide, added up by day. No row is about one visitor."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, and_, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.event_batch import Event
from models.guide.guide import Guide
from models.guide.version import Version
from models.site.site import Site
from models.support.database import Base

FULL = 64
"""Digits of a version's hash."""


class Count(Base):
    """How often a figure was counted for one guide, version, step, day, locale and device class."""

    __tablename__ = "counts"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    figure: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    locale: Mapped[str] = mapped_column(String(12), primary_key=True)
    device: Mapped[str] = mapped_column(String(8), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]
    uniques: Mapped[int]


def add_events(session: Session, site_key: str, environment: str, events: list[Event], now: datetime) -> int:
    """Adds a batch to the counts; events about guides this site does not have are left out. Returns how many counted."""
    rows = session.execute(
        select(Guide.id, Guide.key, Guide.organisation_id)
        .join(Site)
        .where(Site.key == site_key, Guide.key.in_({e.guide for e in events}))
    )
    guides = {key: (guide_id, organisation_id) for guide_id, key, organisation_id in rows}
    versions = _versions(session, {(guides[e.guide][0], e.version) for e in events if e.guide in guides})
    sums: dict[tuple[object, ...], tuple[int, int]] = {}
    for event in events:
        version = event.guide in guides and versions.get((guides[event.guide][0], event.version))
        if version:
            place = (*guides[event.guide], event.figure, version, event.step, event.locale, event.device)
            total, uniques = sums.get(place, (0, 0))
            sums[place] = (total + 1, uniques + event.unique)
    values = [
        {
            "guide_id": place[0],
            "organisation_id": place[1],
            "environment": environment,
            "day": now.date(),
            "figure": place[2],
            "version": place[3],
            "step": place[4],
            "locale": place[5],
            "device": place[6],
            "total": total,
            "uniques": uniques,
        }
        # In one order everywhere, so that two writers never wait for each other's rows.
        for place, (total, uniques) in sorted(sums.items(), key=lambda item: list(map(str, item[0])))
    ]
    if values:
        _upsert(session, values)
    return sum(total for total, _ in sums.values())


def _versions(session: Session, named: set[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """Versions in full by guide and the name they were reported under: all digits of their hash, or the first of them."""
    found = {place: place[1] for place in named if len(place[1]) == FULL}
    short = named - found.keys()
    if short:
        begins = or_(*(and_(Version.guide_id == guide_id, Version.hash.startswith(name)) for guide_id, name in sorted(short)))
        for guide_id, name in session.execute(select(Version.guide_id, Version.hash).where(begins)):
            found |= {place: name for place in short if place[0] == guide_id and name.startswith(place[1])}
    return found


def _upsert(session: Session, values: list[dict[str, object]]) -> None:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(Count).values(values)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["guide_id", "environment", "day", "figure", "version", "step", "locale", "device"],
            set_={"total": Count.total + statement.excluded.total, "uniques": Count.uniques + statement.excluded.uniques},
        )
    )


def totals(
    session: Session, guide: Guide, since: date, environment: str = "production"
) -> dict[tuple[str, str], tuple[int, int]]:
    """(figure, step) → (total, uniques) from that day on."""
    query = (
        select(Count.figure, Count.step, func.sum(Count.total), func.sum(Count.uniques))
        .where(Count.guide_id == guide.id, Count.environment == environment, Count.day >= since)
        .group_by(Count.figure, Count.step)
    )
    return {(figure, step): (total, uniques) for figure, step, total, uniques in session.execute(query)}
