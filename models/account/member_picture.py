"""The picture of a person, small and square; those who have none are known by their initials."""

import hashlib

from sqlalchemy import ForeignKey, LargeBinary, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.support.database import Base

LARGEST = 512 * 1024
"""Bytes of what may be sent; browsers make it smaller first."""


class MemberPicture(Base):
    __tablename__ = "member_pictures"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)

    @classmethod
    def keep(cls, session: Session, member: Member, body: bytes) -> None:
        """A picture that `square_picture` drew, in place of the one before."""
        session.merge(cls(member_id=member.id, body=body))
        member.picture = hashlib.sha256(body).hexdigest()[:16]

    @classmethod
    def remove(cls, session: Session, member: Member) -> None:
        session.execute(delete(cls).where(cls.member_id == member.id))
        member.picture = ""
