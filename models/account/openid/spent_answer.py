"""Answers of providers that signed somebody in: each does so once, whatever a browser keeps and whatever a provider takes."""

from datetime import datetime, timedelta

from sqlalchemy import String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into
from models.support.random_name import secret_hash

GOOD_FOR = timedelta(minutes=15)
"""How long somebody may take to sign in at the provider."""


class SpentAnswer(Base):
    """Named by the hash of its state, and kept for as long as the state would be good."""

    __tablename__ = "spent_answers"

    state_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def spend(cls, session: Session, state: str, now: datetime) -> bool:
        """Whether nobody did before; of two requests at once one gets a yes."""
        session.execute(delete(cls).where(cls.expires_at <= now))
        row = insert_into(session, cls).values(state_hash=secret_hash(state), expires_at=now + GOOD_FOR)
        return session.execute(row.on_conflict_do_nothing().returning(cls.state_hash)).first() is not None
