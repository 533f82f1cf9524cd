"""A note on the time line: what happened on a day that figures alone do not tell, such as a sale or a new product."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.site.site import Site
from models.support.database import Base

LONGEST = 200
MOST_NOTES = 500
FIRST, LAST = date(2020, 1, 1), date(2100, 1, 1)


class BadNote(ValueError):
    """A note that can't be written; the sentence says why."""


class TimeNote(Base):
    """`day` is one of the organisation's clock. `edited_at` is when it was written or changed last."""

    __tablename__ = "time_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    day: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(String(LONGEST))
    edited_at: Mapped[datetime]
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))

    edited_by: Mapped[Member | None] = relationship(lazy="joined")
    site: Mapped[Site] = relationship()

    @classmethod
    def write(cls, session: Session, site: Site, day: str, words: str, by: Member, now: datetime) -> "TimeNote":
        """A new one; the day is like `2026-11-24`. Raises BadNote."""
        if (session.scalar(select(func.count()).where(cls.site_id == site.id)) or 0) >= MOST_NOTES:
            raise BadNote(f"A site can have at most {MOST_NOTES} notes; remove one first.")
        note = cls(organisation_id=site.organisation_id, site_id=site.id)
        note.change(day, words, by, now)
        session.add(note)
        session.flush()
        return note

    def change(self, day: str, words: str, by: Member, now: datetime) -> None:
        """Raises BadNote, and changes nothing then."""
        read, said = _day(day), " ".join(words.split())
        if not said:
            raise BadNote("Write what happened.")
        if len(said) > LONGEST:
            raise BadNote(f"A note can have at most {LONGEST} characters.")
        self.day, self.words, self.edited_at, self.edited_by_id = read, said, now, by.id

    @classmethod
    def find(cls, session: Session, site: Site, note_id: int) -> "TimeNote | None":
        """The note, if it is the site's."""
        return session.scalar(select(cls).where(cls.site_id == site.id, cls.id == note_id))

    @classmethod
    def between(
        cls, session: Session, organisation_id: int, sites: Collection[int], since: date, until: date
    ) -> list["TimeNote"]:
        """Of these sites of the organisation, the first day first."""
        days = cls.day >= since, cls.day <= until
        query = select(cls).where(cls.organisation_id == organisation_id, cls.site_id.in_(sites), *days)
        return list(session.scalars(query.order_by(cls.day, cls.id)))

    @classmethod
    def state(cls, session: Session, sites: Collection[int]) -> str:
        """A word that changes when any note of these sites does."""
        number, newest, edited = session.execute(
            select(func.count(), func.max(cls.id), func.max(cls.edited_at)).where(cls.site_id.in_(sites))
        ).one()
        return f"{number}-{newest or 0}-{edited.timestamp() if edited else 0:.0f}"


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError as problem:
        raise BadNote("The day has to be one like 2026-11-24.") from problem
    if not FIRST <= day <= LAST:
        raise BadNote(f"The day has to be from {FIRST} to {LAST}.")
    return day
