"""Secrets that are good once and were used: challenges that a passkey answered, answers of providers that signed somebody in.

A browser keeps them sealed or signed until then; here stands only that nobody may come with the same one again.
"""

from datetime import datetime, timedelta

from sqlalchemy import String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into
from models.support.random_name import secret_hash


class SpentSecret(Base):
    """Named by its hash, and kept for as long as the secret would be good."""

    __tablename__ = "spent_secrets"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def spend(cls, session: Session, secret: str, good_for: timedelta, now: datetime) -> bool:
        """Whether nobody did before; of two requests at once one gets a yes. `good_for` is how long it is good once made."""
        row = insert_into(session, cls).values(hash=secret_hash(secret), expires_at=now + good_for)
        return session.execute(row.on_conflict_do_nothing(index_elements=[cls.hash]).returning(cls.hash)).first() is not None

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Deletes those that nobody could use any more anyway."""
        session.execute(delete(cls).where(cls.expires_at < now))
