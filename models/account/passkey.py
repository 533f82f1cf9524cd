"""A passkey: what a device or security key signs its person in with, instead of a password. Its private half never leaves it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.support.database import Base

LONGEST_NAME = 60
MOST_PASSKEYS = 20


class Passkey(Base):
    """`credential` names it, in base64url, as browsers say it. `sign_count` is how often it says it was used: many say 0."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    credential: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def all_of(cls, session: Session, member_id: int) -> list["Passkey"]:
        return list(session.scalars(select(cls).where(cls.member_id == member_id).order_by(cls.id)))

    @classmethod
    def is_full(cls, session: Session, member_id: int) -> bool:
        return (session.scalar(select(func.count()).select_from(cls).where(cls.member_id == member_id)) or 0) >= MOST_PASSKEYS

    @classmethod
    def called(cls, session: Session, credential: str) -> "Passkey | None":
        return session.scalar(select(cls).where(cls.credential == credential))

    @classmethod
    def remove_all(cls, session: Session, member_id: int) -> None:
        session.execute(delete(cls).where(cls.member_id == member_id))

    def was_used(self, session: Session, sign_count: int, now: datetime) -> bool:
        """Notes a use; False when another one was noted meanwhile, and this one is a repetition."""
        mine = update(Passkey).where(Passkey.id == self.id, Passkey.sign_count == self.sign_count)
        noted = mine.values(sign_count=sign_count, used_at=now).returning(Passkey.id)
        return session.execute(noted.execution_options(synchronize_session=False)).first() is not None
