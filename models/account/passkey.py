"""A passkey: what a device or security key signs its person in with, instead of a password. Its private half never leaves it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.account_subject import member_subject
from models.account.member import Member
from models.support.database import Base, sealer_of
from models.support.sealed_field import BlindIndex, sealed_bytes, sealed_text
from models.support.sealed_row import SealedRow

LONGEST_NAME = 60
MOST_PASSKEYS = 20
CREDENTIAL = "credential"


class Passkey(SealedRow, Base):
    """`credential` names it, in base64url, as browsers say it. `sign_count` is how often it says it was used: many say 0."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    sealed_credential: Mapped[str] = mapped_column("credential", Text)
    credential_index: Mapped[str | None] = mapped_column(String(64), unique=True)
    sealed_public_key: Mapped[bytes] = mapped_column("public_key", LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    sealed_name: Mapped[str] = mapped_column("name", Text)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")

    credential = sealed_text("sealed_credential", BlindIndex("credential_index", CREDENTIAL, lambda _row, said: said))
    public_key = sealed_bytes("sealed_public_key")
    name = sealed_text("sealed_name")

    @property
    def subject(self) -> str:
        return member_subject(self.member_id)

    @classmethod
    def all_of(cls, session: Session, member_id: int) -> list["Passkey"]:
        return list(session.scalars(select(cls).where(cls.member_id == member_id).order_by(cls.id)))

    @classmethod
    def is_full(cls, session: Session, member_id: int) -> bool:
        return (session.scalar(select(func.count()).select_from(cls).where(cls.member_id == member_id)) or 0) >= MOST_PASSKEYS

    @classmethod
    def called(cls, session: Session, credential: str) -> "Passkey | None":
        return session.scalar(select(cls).where(cls.credential_index == sealer_of(session).index_of(credential, CREDENTIAL)))

    @classmethod
    def remove_all(cls, session: Session, member_id: int) -> None:
        session.execute(delete(cls).where(cls.member_id == member_id))

    def was_used(self, session: Session, sign_count: int, now: datetime) -> bool:
        """Notes a use; False when another one was noted meanwhile, and this one is a repetition."""
        mine = update(Passkey).where(Passkey.id == self.id, Passkey.sign_count == self.sign_count)
        noted = mine.values(sign_count=sign_count, used_at=now).returning(Passkey.id)
        return session.execute(noted.execution_options(synchronize_session=False)).first() is not None
