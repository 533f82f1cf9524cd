"""The single-use link by which a member confirms who they are before something is done with all that is kept about them."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.support.database import Base
from models.support.deleted_rows import deleted_rows
from models.support.random_name import new_secret, secret_hash

LASTS = timedelta(hours=1)


class Right(StrEnum):
    COPY = "copy"
    """Access and portability: a file with everything."""

    RESTRICT = "restrict"
    OBJECT = "object"
    ERASE = "erase"


class RightsLink(Base):
    """A member has one at most. The link holds the secret, signed; the row its hash."""

    __tablename__ = "rights_links"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    right: Mapped[str] = mapped_column(String(10))
    expires_at: Mapped[datetime]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def make(cls, session: Session, member: Member, right: Right, now: datetime) -> str:
        """Makes a link and returns its secret; an earlier one of theirs stops working."""
        session.execute(delete(cls).where(cls.member_id == member.id))
        secret = new_secret()
        session.add(cls(secret_hash=secret_hash(secret), member_id=member.id, right=right.value, expires_at=now + LASTS))
        return secret

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "RightsLink | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.expires_at > now))

    def use(self, session: Session) -> Member | None:
        """Spends it; None when another request was faster."""
        gone = deleted_rows(session, delete(RightsLink).where(RightsLink.secret_hash == self.secret_hash))
        return session.get_one(Member, self.member_id) if gone == 1 else None
