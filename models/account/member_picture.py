"""The picture of a person, small and square; those who have none are known by their initials."""

from sqlalchemy import ForeignKey, LargeBinary, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.engine.small_picture import picture_mark
from models.support.database import Base


class MemberPicture(Base):
    __tablename__ = "member_pictures"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)

    @classmethod
    def keep(cls, session: Session, member: Member, body: bytes) -> None:
        """A picture that `square_picture` drew, in place of the one before."""
        session.merge(cls(member_id=member.id, body=body))
        member.picture = picture_mark(body)

    @classmethod
    def remove(cls, session: Session, member: Member) -> None:
        session.execute(delete(cls).where(cls.member_id == member.id))
        member.picture = ""
