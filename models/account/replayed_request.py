"""Requests of programs that were answered under an idempotency key: asked again, they get the same answer and change nothing."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, Text, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

KEPT_FOR = timedelta(hours=24)
LONGEST_NAME = 200


class ReplayedRequest(SealedRow, Base):
    """`name` is what the program calls its request, `asked` the hash of all that it sent, and `answer` what it was told."""

    __tablename__ = "replayed_requests"

    api_key_id: Mapped[int] = mapped_column(ForeignKey("api_keys.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    asked: Mapped[str] = mapped_column(String(64))
    sealed_answer: Mapped[str] = mapped_column("answer", Text, default="")
    at: Mapped[datetime] = mapped_column(index=True)

    answer = sealed_text("sealed_answer")

    @classmethod
    def take(cls, session: Session, api_key_id: int, name: str, asked: str, now: datetime) -> tuple["ReplayedRequest", bool]:
        """The request of that name, and whether it is asked for the first time.

        Of two that come at once, one waits here until the other is through.
        """
        session.execute(delete(cls).where(cls.at < now - KEPT_FOR))
        made = insert_into(session, cls).values(api_key_id=api_key_id, name=name, asked=asked, answer="", at=now)
        taken = made.on_conflict_do_nothing(index_elements=[cls.api_key_id, cls.name]).returning(cls.name)
        is_first = session.execute(taken).first() is not None
        return session.get_one(cls, (api_key_id, name)), is_first
