"""Deliveries: written in the transaction that makes the news, moved on by the worker, tried again when they fail."""

import json
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.account_subject import address_subject, index_of_address
from models.integration.delivery_body import DeliveryBody
from models.support.database import Base
from models.support.sealed_field import SealedField, sealed_text
from models.support.sealed_row import SealedRow

MAIL, SLACK, WEBHOOK = "mail", "slack", "webhook"
WAITING, SENT, DEAD = "waiting", "sent", "dead"
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 600))
"""Waits between attempts; after the last one a delivery is dead and says why."""
LEASE = timedelta(minutes=5)
"""For so long those that were claimed together are left to who claimed them: longer than all of them may take, one by one."""

MOST_TOGETHER = 10
KEPT_FOR = timedelta(days=30)


def _written(body: DeliveryBody) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


class Delivery(SealedRow, Base):
    """`body` is what is sent, as its `kind` has it. `key` names the message: a receiver that gets it twice can tell."""

    __tablename__ = "deliveries"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    key: Mapped[str] = mapped_column(String(64))
    sealed_body: Mapped[str] = mapped_column("body", Text)
    about: Mapped[str] = mapped_column(String(80), default="", server_default="")
    """Whom it is about: the address that a letter goes to."""
    state: Mapped[str] = mapped_column(String(10), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    sealed_problem: Mapped[str] = mapped_column("problem", Text, default="")

    body = SealedField[DeliveryBody]("sealed_body", _written, json.loads, {"text": ""})
    problem = sealed_text("sealed_problem", gone="")

    @property
    def subject(self) -> str:
        return self.about

    @classmethod
    def put(cls, session: Session, organisation_id: int, kind: str, key: str, body: DeliveryBody, now: datetime) -> "Delivery":
        """Into the outbox, in the caller's transaction."""
        row = cls(organisation_id=organisation_id, kind=kind, key=key, body=body, state=WAITING, next_at=now, created_at=now)
        row.about = address_subject(index_of_address(session, body["to"])) if "to" in body else ""
        row.attempts, row.problem = 0, ""
        session.add(row)
        return row

    @classmethod
    def claim(cls, session: Session, now: datetime, most: int = MOST_TOGETHER) -> list["Delivery"]:
        """The next ones due. Each is held for a while, so that of several workers one sends it."""
        query = select(cls).where(cls.state == WAITING, cls.next_at <= now).order_by(cls.next_at, cls.id).limit(most)
        rows: list[Delivery] = list(session.scalars(query.with_for_update(skip_locked=True)))
        for row in rows:
            row.next_at = now + LEASE
        return rows

    def went(self, now: datetime) -> None:
        self.state, self.sent_at, self.problem = SENT, now, ""
        self.attempts += 1

    def failed(self, problem: str, now: datetime) -> None:
        """Tries again later; the last time, it is dead."""
        self.problem = problem[:500]
        if self.attempts >= len(PAUSES):
            self.state = DEAD
        else:
            self.next_at = now + PAUSES[self.attempts]
        self.attempts += 1

    @classmethod
    def newest(cls, session: Session, organisation_id: int, most: int = 20) -> list["Delivery"]:
        query = select(cls).where(cls.organisation_id == organisation_id).order_by(cls.id.desc()).limit(most)
        return list(session.scalars(query))

    @classmethod
    def purge(cls, session: Session, now: datetime) -> None:
        """Deletes what was sent, or given up, a month ago."""
        session.execute(delete(cls).where(cls.state != WAITING, cls.created_at < now - KEPT_FOR))
