"""What the last check of a target said, kept per step, so that a broken target is seen before visitors meet it."""

from collections.abc import Collection
from datetime import datetime
from functools import cache

from sqlalchemy import ForeignKey, Select, String, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.guide.guide import Guide
from models.support.database import Base

GOOD = frozenset({"unique"})
UNDECIDED = frozenset({"cannot_tell"})


class TargetVerdict(Base):
    """The newest verdict over one step's target. `reason` is a sentence for the author."""

    __tablename__ = "target_verdicts"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    step_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(500))
    page: Mapped[str] = mapped_column(String(2000))
    checked_at: Mapped[datetime]
    since: Mapped[datetime]
    last_good_at: Mapped[datetime | None]

    @property
    def is_good(self) -> bool:
        return self.verdict in GOOD

    @property
    def is_broken(self) -> bool:
        return self.verdict not in GOOD | UNDECIDED

    @classmethod
    def note(
        cls, session: Session, guide: Guide, step_id: str, verdict: str, reason: str, page: str, now: datetime
    ) -> "TargetVerdict":
        """Keeps the newest verdict on a step's target."""
        row = session.get(cls, (guide.id, step_id))
        if row is None:
            row = cls._empty(guide, step_id, now)
            session.add(row)
        row.replace(verdict, reason, page, now)
        return row

    @classmethod
    def rows_for(
        cls, session: Session, places: Collection[tuple[Guide, str]], now: datetime
    ) -> dict[tuple[int, str], "TargetVerdict"]:
        """The rows of these steps by guide and step, made empty where there are none yet: one query for all of them."""
        ids = {guide.id for guide, _ in places}
        known = session.scalars(select(cls).where(cls.guide_id.in_(ids))) if ids else ()
        rows: dict[tuple[int, str], TargetVerdict] = {(row.guide_id, row.step_id): row for row in known}
        for guide, step_id in places:
            if (guide.id, step_id) not in rows:
                rows[guide.id, step_id] = cls._empty(guide, step_id, now)
        session.add_all(rows.values())
        session.flush()
        return rows

    @classmethod
    def _empty(cls, guide: Guide, step_id: str, now: datetime) -> "TargetVerdict":
        row = cls(guide_id=guide.id, step_id=step_id, organisation_id=guide.organisation_id, verdict="", reason="", page="")
        row.checked_at = row.since = now
        return row

    def replace(self, verdict: str, reason: str, page: str, now: datetime) -> None:
        """By a newer verdict; `since` stays while the verdict does."""
        if self.verdict != verdict:
            self.verdict, self.since = verdict, now
        self.reason, self.page, self.checked_at = reason[:500], page[:2000], now
        if self.is_good:
            self.last_good_at = now

    @classmethod
    def of(cls, session: Session, guide: Guide) -> dict[str, "TargetVerdict"]:
        """By step."""
        return {row.step_id: row for row in session.scalars(_of_guide(), {"guide": guide.id})}

    @classmethod
    def forget(cls, session: Session, guide: Guide, step_id: str) -> None:
        session.execute(delete(cls).where(cls.guide_id == guide.id, cls.step_id == step_id))

    @classmethod
    def broken(cls, organisation_id: int) -> Select[int, str, str]:
        """Guide, step and verdict of each target that the last check did not find as it should."""
        query = select(cls.guide_id, cls.step_id, cls.verdict).where(cls.organisation_id == organisation_id)
        return query.where(cls.verdict.not_in(GOOD | UNDECIDED | {""}))


@cache
def _of_guide() -> Select[TargetVerdict]:
    """Put together once: that takes longer than asking it."""
    return select(TargetVerdict).where(TargetVerdict.guide_id == bindparam("guide"))
