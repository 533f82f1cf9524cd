"""A member's choice to get the numbers of the week by mail. Who did not choose it gets none."""

from datetime import date

from sqlalchemy import Date, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.organisation import Membership
from models.support.database import Base


class WeeklyChoice(Base):
    """A row is a yes, in one organisation; `told_of` is the Monday up to which it was told last."""

    __tablename__ = "weekly_choices"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    told_of: Mapped[date | None] = mapped_column(Date)

    @classmethod
    def of(cls, session: Session, organisation_id: int, member_id: int) -> bool:
        return session.get(cls, (organisation_id, member_id)) is not None

    @classmethod
    def choose(cls, session: Session, organisation_id: int, member_id: int, *, wants: bool) -> None:
        """Choosing what is chosen already changes nothing."""
        if not wants:
            session.execute(delete(cls).where(cls.organisation_id == organisation_id, cls.member_id == member_id))
        elif not cls.of(session, organisation_id, member_id):
            session.add(cls(organisation_id=organisation_id, member_id=member_id))

    @classmethod
    def waiting(cls, session: Session, organisation_id: int, monday: date) -> list[tuple["WeeklyChoice", Membership]]:
        """Who has yet to be told of the week before that Monday; nobody who left, is suspended or objected."""
        query = (
            select(cls, Membership)
            .join(Membership, (Membership.organisation_id == cls.organisation_id) & (Membership.member_id == cls.member_id))
            .where(cls.organisation_id == organisation_id, Membership.suspended_at.is_(None))
            .where((cls.told_of.is_(None)) | (cls.told_of < monday))
            .order_by(cls.member_id)
        )
        found = [(choice, place) for choice, place in session.execute(query)]
        return [(choice, place) for choice, place in found if not place.is_suspended and place.member.objected_at is None]
