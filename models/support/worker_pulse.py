"""When a worker was last there: what waits for one says so where nobody would come."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base
from models.support.dialect_insert import insert_into

STILL = timedelta(minutes=5)
"""For how long after its last beat a worker counts as running; it beats each minute. A beat that lies ahead, from before a clock
was set back, says as little as an old one.
"""


class WorkerPulse(Base):
    """One row, whichever worker of however many it was."""

    __tablename__ = "worker_pulses"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]

    @classmethod
    def beat(cls, session: Session, now: datetime) -> None:
        insert = insert_into(session, cls)
        session.execute(
            insert.on_conflict_do_update(index_elements=["id"], set_={"at": insert.excluded.at}), [{"id": 1, "at": now}]
        )

    @classmethod
    def is_felt(cls, session: Session, now: datetime) -> bool:
        last = session.get(cls, 1)
        return last is not None and abs(now - last.at) < STILL
