"""The single-use link that signs a member in, so that they can choose a password."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.support.database import Base
from models.support.deleted_rows import deleted_rows
from models.support.random_name import new_secret, secret_hash

LINK_LASTS = timedelta(days=2)
FORGOTTEN_LASTS = timedelta(hours=1)
NOT_AGAIN_WITHIN = timedelta(minutes=2)


class SignInLink(Base):
    """A link that signs a member in once, so that they can choose a password."""

    __tablename__ = "sign_in_links"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    expires_at: Mapped[datetime]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def make(cls, session: Session, member: Member, now: datetime, lasts: timedelta = LINK_LASTS) -> str:
        """Makes a link for the member and returns its secret; earlier links of theirs stop working."""
        session.execute(delete(cls).where(cls.member_id == member.id))
        secret = new_secret()
        session.add(cls(secret_hash=secret_hash(secret), member=member, expires_at=now + lasts))
        return secret

    @classmethod
    def renewed(cls, session: Session, member: Member, now: datetime) -> str | None:
        """A link for somebody who forgot their password; None when they just got one, so that nobody fills their mailbox."""
        just_made = cls.member_id == member.id, cls.expires_at > now + FORGOTTEN_LASTS - NOT_AGAIN_WITHIN
        if session.scalar(select(cls.secret_hash).where(*just_made)):
            return None
        return cls.make(session, member, now, FORGOTTEN_LASTS)

    @classmethod
    def end_all(cls, session: Session, member: Member) -> None:
        session.execute(delete(cls).where(cls.member_id == member.id))

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "SignInLink | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.expires_at > now))

    def use(self, session: Session) -> Member | None:
        """Spends the link; None when another request was faster."""
        gone = deleted_rows(session, delete(SignInLink).where(SignInLink.secret_hash == self.secret_hash))
        return self.member if gone == 1 else None
