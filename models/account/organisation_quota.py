"""Quotas of an organisation: how much it may have, how much it has, and the sentence for who would have more.

What takes of one says so where its table is defined (`share`), and is counted when it is added, whichever way it comes: nobody
has to think of it. The operator sets bounds for everybody (CAIRN_QUOTAS) and for one organisation; who sits at the machine, with
the command line, is bound by none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, String, Table, delete, event, func, inspect, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.audit_log import AuditEntry
from models.account.daily_use import DailyUse
from models.account.member import Member
from models.account.organisation import Organisation
from models.support.database import QUOTAS, Base
from models.support.quota_kinds import KINDS, QuotaKind

ASK = "ask the operator of this Cairn for more"


class QuotaReached(ValueError):
    """An organisation has as much as it may have; the sentence says of what, and what to do."""


class OwnQuota(Base):
    """The bound of one organisation, which the operator set; a negative one is none."""

    __tablename__ = "own_quotas"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    quota: Mapped[str] = mapped_column(String(20), primary_key=True)
    most: Mapped[int] = mapped_column(BigInteger)

    @classmethod
    def of(cls, session: Session, organisation_id: int) -> dict[str, int]:
        query = select(cls.quota, cls.most).where(cls.organisation_id == organisation_id)
        return {name: most for name, most in session.execute(query) if name in KINDS}


@dataclass(frozen=True)
class Quota:
    """`used` and `most` are in what is counted; no `most` is no bound, and `is_own` is one that the operator set for it alone."""

    kind: QuotaKind
    used: int
    most: int | None
    is_own: bool = False

    @property
    def is_reached(self) -> bool:
        return self.most is not None and self.used >= self.most

    @classmethod
    def all_of(cls, session: Session, organisation_id: int, now: datetime) -> list["Quota"]:
        today, own = DailyUse.of(session, organisation_id, now), OwnQuota.of(session, organisation_id)
        bounds = _bounds(session, own)

        def used(kind: QuotaKind) -> int:
            return today.get(kind.name, 0) if kind.is_daily else in_use(session, organisation_id, kind.name)

        return [cls(kind, used(kind), bounds.get(kind.name), kind.name in own) for kind in KINDS.values()]


def set_quotas(session: Session, organisation: Organisation, own: Mapping[str, int], by: Member, now: datetime) -> None:
    """Bounds for that organisation alone, negative for none; for what is not named, those of everybody hold."""
    if own == OwnQuota.of(session, organisation.id):
        return
    session.execute(delete(OwnQuota).where(OwnQuota.organisation_id == organisation.id))
    session.add_all(OwnQuota(organisation_id=organisation.id, quota=name, most=most) for name, most in own.items())
    told = ", ".join(KINDS[name].said(most) if most >= 0 else f"{KINDS[name].what} without a limit" for name, most in own.items())
    sentence = f"{by.name}, as operator, set the quotas of {organisation.name}: {told or 'those of everybody'}."
    AuditEntry.note(session, organisation.id, "organisation.quotas", sentence, by, now)


def in_use(session: Session, organisation_id: int, name: str) -> int:
    """How much of what stays it has now."""
    return sum(
        _taken(session, table, organisation_id) for table in Base.metadata.sorted_tables if table.info.get("quota") == name
    )


def assert_room(session: Session, organisation_id: int, name: str, more: int = 1) -> None:
    """Whether so much more fits; until the transaction ends nobody else takes of what is bounded. Raises QuotaReached."""
    if (most := _bound(session, organisation_id, name)) is None:
        return
    session.execute(select(Organisation.id).where(Organisation.id == organisation_id).with_for_update(key_share=True))
    if in_use(session, organisation_id, name) + more > most:
        raise QuotaReached(_sentence(KINDS[name], most))


def assert_some_left(session: Session, organisation_id: int, name: str, now: datetime) -> None:
    """Whether one more is possible today. Raises QuotaReached."""
    most = _bound(session, organisation_id, name)
    if most is not None and DailyUse.of(session, organisation_id, now).get(name, 0) >= most:
        raise QuotaReached(_sentence(KINDS[name], most))


def use(session: Session, organisation_id: int, name: str, now: datetime, times: int = 1) -> None:
    """Counts what is done today. Raises QuotaReached for more than there may be."""
    most, used = _bound(session, organisation_id, name), DailyUse.add(session, organisation_id, name, now, times)
    if most is not None and used > most:
        raise QuotaReached(_sentence(KINDS[name], most))


def _bounds(session: Session, own: Mapping[str, int]) -> Mapping[str, int]:
    """Its own bounds over those of everybody."""
    everybody: Mapping[str, int] = session.info.get(QUOTAS) or {}
    return {name: most for name, most in {**everybody, **own}.items() if most >= 0}


def _bound(session: Session, organisation_id: int, name: str) -> int | None:
    if session.info.get(QUOTAS) is None:
        return None
    return _bounds(session, OwnQuota.of(session, organisation_id)).get(name)


def _taken(session: Session, table: Table, organisation_id: int) -> int:
    measured = func.coalesce(func.sum(func.length(table.c.body)), 0) if table.info["by_size"] else func.count()
    query = select(measured).select_from(table).where(table.c.organisation_id == organisation_id)
    if table.info["but"]:
        query = query.where(cast("ColumnElement[Any]", table.c[table.info["but"]]).is_(None))
    return int(session.scalar(query) or 0)


def _sentence(kind: QuotaKind, most: int) -> str:
    if kind.is_daily:
        return f"Your organisation has had its {kind.said(most)} of today; there are more after midnight UTC. Or {ASK}."
    what_to_do = f"{kind.instead}, or {ASK}." if kind.instead else f"{ASK.capitalize()}."
    return f"Your organisation may have {kind.said(most)}, and this would be more. Nothing was changed. {what_to_do}"


def _count_new(session: Session, *_: Any) -> None:
    """What is about to be added must fit; what does not is taken out again, so that the screen can be drawn that says so."""
    new: dict[tuple[int | None, str], list[Any]] = {}
    for row in session.new:
        table = inspect(row).mapper.local_table
        if isinstance(table, Table) and (name := table.info.get("quota")) and not table.info["only_counted"]:
            new.setdefault((row.organisation_id or row.organisation.id, name), []).append(row)
    with session.no_autoflush:
        for (organisation_id, name), rows in new.items():
            if organisation_id is not None:  # of one that is founded just now
                _fit(session, organisation_id, name, rows)


def _fit(session: Session, organisation_id: int, name: str, rows: list[Any]) -> None:
    sizes = [len(row.body) if inspect(row).mapper.local_table.info["by_size"] else 1 for row in rows]
    try:
        assert_room(session, organisation_id, name, sum(sizes))
    except QuotaReached:
        for row in rows:
            session.expunge(row)
        raise


event.listen(Session, "before_flush", _count_new)
