"""Whether the operator works on this Cairn: then the editor and the API wait, and visitors go on being served."""

from datetime import datetime
from functools import cache

from sqlalchemy import Select, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into

LONGEST_SENTENCE = 300
USUAL = "Cairn is being worked on. What you typed is still in your browser; try again in some minutes."

HEARD = "cairn_maintenance"
"""In what a session knows: the sentence, or None."""


class Maintenance(Base):
    """One row while it lasts, none otherwise."""

    __tablename__ = "maintenance"

    id: Mapped[int] = mapped_column(primary_key=True)
    sentence: Mapped[str] = mapped_column(String(LONGEST_SENTENCE))
    since: Mapped[datetime]

    @classmethod
    def begin(cls, session: Session, sentence: str, now: datetime) -> None:
        """Or another sentence in place of the one before."""
        insert = insert_into(session, cls)
        said = {"sentence": insert.excluded.sentence}
        row = {"id": 1, "sentence": sentence, "since": now}
        session.execute(insert.on_conflict_do_update(index_elements=["id"], set_=said), [row])

    @classmethod
    def end(cls, session: Session) -> None:
        session.execute(delete(cls))

    @classmethod
    def present(cls, session: Session) -> "Maintenance | None":
        return session.get(cls, 1)

    @classmethod
    def said(cls, session: Session) -> str | None:
        """Its sentence while it lasts; asked once in each session."""
        if HEARD not in session.info:
            cls.hear(session, session.scalar(cls.sentences()))
        return session.info[HEARD]

    @staticmethod
    def hear(session: Session, sentence: str | None) -> None:
        """What another question of that session brought along."""
        session.info[HEARD] = sentence

    @staticmethod
    @cache
    def sentences() -> Select[str]:
        """Put together once: that takes longer than asking it."""
        return select(Maintenance.sentence).where(Maintenance.id == 1)
