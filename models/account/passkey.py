"""Passkeys: keys that stay in a device and sign a challenge there, once its owner unlocked it. They take no password."""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, CursorResult, ForeignKey, LargeBinary, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.support.database import Base
from models.support.random_name import new_secret, secret_hash

ANSWERED_WITHIN = timedelta(minutes=5)
MOST_PASSKEYS = 20


class Passkey(Base):
    """`credential_id` is what the device calls it, in base64url; `sign_count` grows where a device counts."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)
    name: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def all_of(cls, session: Session, member_id: int) -> list["Passkey"]:
        return list(session.scalars(select(cls).where(cls.member_id == member_id).order_by(cls.id)))

    @classmethod
    def called(cls, session: Session, credential_id: str) -> "Passkey | None":
        return session.scalar(select(cls).where(cls.credential_id == credential_id))

    @classmethod
    def remove_all(cls, session: Session, member_id: int) -> None:
        session.execute(delete(cls).where(cls.member_id == member_id))


class PasskeyChallenge(Base):
    """What a device is asked to sign: random, good once, for minutes. The row holds its hash."""

    __tablename__ = "passkey_challenges"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[datetime]

    @classmethod
    def make(cls, session: Session, now: datetime) -> str:
        session.execute(delete(cls).where(cls.expires_at <= now))
        challenge = new_secret()
        session.add(cls(secret_hash=secret_hash(challenge), expires_at=now + ANSWERED_WITHIN))
        return challenge

    @classmethod
    def use(cls, session: Session, challenge: str, now: datetime) -> bool:
        """Spends it; whether it was asked here, lately, and not answered yet."""
        mine = cls.secret_hash == secret_hash(challenge)
        gone = session.execute(delete(cls).where(mine, cls.expires_at > now))
        return isinstance(gone, CursorResult) and gone.rowcount == 1
