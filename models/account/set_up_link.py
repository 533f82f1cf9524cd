"""The single-use link through which somebody founds an organisation: on an empty instance, or because the operator says so."""

from datetime import datetime, timedelta

from sqlalchemy import String, Text, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.account_subject import address_index, address_subject, index_of_address
from models.support.database import Base
from models.support.deleted_rows import deleted_rows
from models.support.random_name import new_secret, secret_hash
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

SET_UP_LASTS = timedelta(days=2)


class SetUpLink(SealedRow, Base):
    """`email` is whom it is for; empty where whoever holds the link says so."""

    __tablename__ = "set_up_links"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed_email: Mapped[str] = mapped_column("email", Text)
    email_index: Mapped[str | None] = mapped_column(String(64), index=True)
    expires_at: Mapped[datetime]

    email = sealed_text("sealed_email", address_index(), gone="")

    @property
    def subject(self) -> str:
        return address_subject(self.email_index)

    @classmethod
    def make(cls, session: Session, email: str, now: datetime) -> str:
        """Makes a link and returns its secret; earlier ones for the same address stop working, and expired ones are gone."""
        session.execute(delete(cls).where(or_(cls.email_index == index_of_address(session, email), cls.expires_at <= now)))
        secret = new_secret()
        session.add(cls(secret_hash=secret_hash(secret), email=email, expires_at=now + SET_UP_LASTS))
        return secret

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "SetUpLink | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.expires_at > now))

    def use(self, session: Session) -> bool:
        """Spends the link; False when another request was faster."""
        return deleted_rows(session, delete(SetUpLink).where(SetUpLink.secret_hash == self.secret_hash)) == 1
