"""How a member stays signed in, and the single-use link that signs the first one in."""

from datetime import datetime, timedelta

from sqlalchemy import CursorResult, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.organisation import Membership
from models.support.database import Base
from models.support.random_name import new_secret, secret_hash

SIGNED_IN_FOR = timedelta(days=14)
LINK_LASTS = timedelta(days=2)


class MemberSession(Base):
    """A browser in which a member is signed in. The cookie holds the secret, the row its hash."""

    __tablename__ = "member_sessions"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def start(cls, session: Session, member: Member, now: datetime) -> str:
        """Signs the member in and returns the secret for the cookie."""
        secret = new_secret()
        session.add(cls(secret_hash=secret_hash(secret), member=member, created_at=now, expires_at=now + SIGNED_IN_FOR))
        return secret

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "MemberSession | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.expires_at > now))

    @classmethod
    def sender(cls, session: Session, secret: str, now: datetime) -> tuple[int, int] | None:
        """The ids of the member and of the organisation they work in: as much as is asked of every request, in one question."""
        here = select(cls.member_id, Membership.organisation_id).join(Membership, Membership.member_id == cls.member_id)
        here = here.where(cls.secret_hash == secret_hash(secret), cls.expires_at > now)
        row = session.execute(here.order_by(Membership.organisation_id).limit(1)).first()
        return (row[0], row[1]) if row else None

    @classmethod
    def end(cls, session: Session, secret: str) -> None:
        session.execute(delete(cls).where(cls.secret_hash == secret_hash(secret)))

    @classmethod
    def end_all(cls, session: Session, member: Member) -> None:
        """Signs the member out everywhere: whoever knew the old password, or holds a copied cookie, has nothing any more."""
        session.execute(delete(cls).where(cls.member_id == member.id))

    @classmethod
    def purge(cls, session: Session, now: datetime) -> int:
        """Deletes what has expired; returns how many."""
        return _deleted(session.execute(delete(cls).where(cls.expires_at <= now)))


class SignInLink(Base):
    """A link that signs a member in once, so that they can choose a password."""

    __tablename__ = "sign_in_links"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    expires_at: Mapped[datetime]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def make(cls, session: Session, member: Member, now: datetime) -> str:
        """Makes a link for the member and returns its secret; earlier links of theirs stop working."""
        session.execute(delete(cls).where(cls.member_id == member.id))
        secret = new_secret()
        session.add(cls(secret_hash=secret_hash(secret), member=member, expires_at=now + LINK_LASTS))
        return secret

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "SignInLink | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.expires_at > now))

    def use(self, session: Session) -> Member | None:
        """Spends the link; None when another request was faster."""
        gone = _deleted(session.execute(delete(SignInLink).where(SignInLink.secret_hash == self.secret_hash)))
        return self.member if gone else None


def _deleted(result: object) -> int:
    return result.rowcount if isinstance(result, CursorResult) else 0
