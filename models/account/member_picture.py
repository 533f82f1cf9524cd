"""The picture of a person, small and square; those who have none are known by their initials."""

from sqlalchemy import ForeignKey, LargeBinary, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.account_subject import member_subject
from models.account.member import Member
from models.engine.small_picture import picture_mark
from models.support.database import Base
from models.support.sealed_field import sealed_bytes
from models.support.sealed_row import SealedRow


class MemberPicture(SealedRow, Base):
    __tablename__ = "member_pictures"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    sealed_body: Mapped[bytes] = mapped_column("body", LargeBinary)

    body = sealed_bytes("sealed_body")

    @property
    def subject(self) -> str:
        return member_subject(self.member_id)

    @classmethod
    def keep(cls, session: Session, member: Member, body: bytes) -> None:
        """A picture that `square_picture` drew, in place of the one before."""
        kept = session.get(cls, member.id) or cls(member_id=member.id)
        kept.body = body
        session.add(kept)
        member.picture = picture_mark(body)

    @classmethod
    def remove(cls, session: Session, member: Member) -> None:
        session.execute(delete(cls).where(cls.member_id == member.id))
        member.picture = ""
