"""Who a member is at a provider: that issuer's subject. An address links nobody to anything."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.account_subject import member_subject
from models.account.member import Member
from models.account.openid.told_identity import ToldIdentity
from models.account.passkey import Passkey
from models.support.database import Base, sealer_of
from models.support.oidc_settings import LONGEST
from models.support.sealed_field import BlindIndex, sealed_text
from models.support.sealed_row import SealedRow

SCOPE = "provider subject"


class OnlyWayIn(ValueError):
    """Without this one the member could not sign in any more."""


class ProviderIdentity(SealedRow, Base):
    """`email` is what the provider called them last, to tell two of them apart; it decides nothing."""

    __tablename__ = "provider_identities"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    issuer: Mapped[str] = mapped_column(String(LONGEST))
    sealed_called: Mapped[str] = mapped_column("subject", Text)
    subject_index: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Of issuer and subject together."""
    sealed_email: Mapped[str] = mapped_column("email", Text, default="")
    connected_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")

    called = sealed_text("sealed_called", BlindIndex("subject_index", SCOPE, lambda row, said: _names(row.issuer, said)))
    """The provider's subject."""
    email = sealed_text("sealed_email")

    @property
    def subject(self) -> str:
        return member_subject(self.member_id)

    @classmethod
    def find(cls, session: Session, told: ToldIdentity) -> "ProviderIdentity | None":
        return session.scalar(
            select(cls).where(cls.subject_index == sealer_of(session).index_of(_names(told.issuer, told.subject), SCOPE))
        )

    @classmethod
    def connect(cls, session: Session, member: Member, told: ToldIdentity, now: datetime) -> "ProviderIdentity":
        """To be called when nobody has it. Two at once: the database takes one (IntegrityError)."""
        made = cls(member_id=member.id, issuer=told.issuer, called=told.subject, email=told.email, connected_at=now)
        made.used_at = None
        session.add(made)
        session.flush()
        return made

    @classmethod
    def all_of(cls, session: Session, member_id: int) -> list["ProviderIdentity"]:
        return list(session.scalars(select(cls).where(cls.member_id == member_id).order_by(cls.id)))

    def was_used(self, told: ToldIdentity, now: datetime) -> None:
        self.used_at, self.email = now, told.email

    def disconnect(self, session: Session) -> None:
        """Raises OnlyWayIn."""
        others = [one for one in self.all_of(session, self.member_id) if one.id != self.id]
        if not (others or self.member.password_hash or Passkey.all_of(session, self.member_id)):
            raise OnlyWayIn
        session.delete(self)
        session.flush()


def _names(issuer: str, subject: str) -> str:
    return f"{issuer}\0{subject}"
