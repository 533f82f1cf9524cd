"""Deliveries: written in the transaction that makes the news, moved on by the worker, tried again when they fail."""

import json
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Select, String, Text, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.account_subject import address_subject, index_of_address
from models.integration.delivery_body import DeliveryBody
from models.privacy.legal_hold import ids_of_held
from models.support.database import Base
from models.support.sealed_field import SealedField, sealed_text
from models.support.sealed_row import SealedRow

MAIL, SLACK, WEBHOOK = "mail", "slack", "webhook"
WAITING, SENT, DEAD = "waiting", "sent", "dead"
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 600))
"""Waits between attempts; after the last one a delivery is dead and says why."""
LONG_PAUSES = (*PAUSES, *(timedelta(hours=hours) for hours in (14, 20, 24)))
"""The same to a receiver of programs, which may be out of order for days: three, as Standard Webhooks advises."""
LONGEST_PAUSE = timedelta(days=1)
"""For as long as that a receiver may ask to be left alone."""
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
    channel_id: Mapped[int | None] = mapped_column(index=True)
    """Which channel it goes to, which may be gone since; letters have none."""
    event: Mapped[str] = mapped_column(String(40), default="", server_default="")
    """The type of what is told, such as `review.changed`."""
    state: Mapped[str] = mapped_column(String(10), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    tried_at: Mapped[datetime | None]
    answered: Mapped[int | None]
    """The status that the last attempt was answered with; None where there was no answer."""
    sealed_problem: Mapped[str] = mapped_column("problem", Text, default="")

    body = SealedField[DeliveryBody]("sealed_body", _written, json.loads, {"text": ""})
    problem = sealed_text("sealed_problem", gone="")

    @property
    def subject(self) -> str:
        return self.about

    @classmethod
    def put(
        cls,
        session: Session,
        organisation_id: int,
        kind: str,
        key: str,
        body: DeliveryBody,
        now: datetime,
        *,
        channel_id: int | None = None,
        event: str = "",
    ) -> "Delivery":
        """Into the outbox, in the caller's transaction."""
        row = cls(organisation_id=organisation_id, kind=kind, key=key, body=body, state=WAITING, next_at=now, created_at=now)
        row.about = address_subject(index_of_address(session, body["to"])) if "to" in body else ""
        row.attempts, row.problem, row.channel_id, row.event = 0, "", channel_id, event
        session.add(row)
        return row

    @classmethod
    def claim(cls, session: Session, now: datetime, most: int = MOST_TOGETHER) -> list["Delivery"]:
        """The next ones due, letters first: one may let somebody in, and no program's receiver keeps it waiting. Each is held
        for a while, so that of several workers one sends it.
        """
        query = select(cls).where(cls.state == WAITING, cls.next_at <= now)
        query = query.order_by(cls.kind != MAIL, cls.next_at, cls.id).limit(most)
        rows: list[Delivery] = list(session.scalars(query.with_for_update(skip_locked=True)))
        for row in rows:
            row.next_at = now + LEASE
        return rows

    def went(self, now: datetime, answered: int | None = None) -> None:
        self.state, self.sent_at, self.problem = SENT, now, ""
        self.tried_at, self.answered = now, answered
        self.attempts += 1

    def failed(self, problem: str, now: datetime, answered: int | None = None, wait: timedelta = timedelta(0)) -> None:
        """Tries again later, after no less than `wait`; the last time, it is dead."""
        pauses = PAUSES if self.kind == MAIL else LONG_PAUSES
        self.problem, self.tried_at, self.answered = problem[:500], now, answered
        if self.attempts >= len(pauses):
            self.state = DEAD
        else:
            self.next_at = now + max(pauses[self.attempts], min(wait, LONGEST_PAUSE))
        self.attempts += 1

    def died(self, problem: str, now: datetime, answered: int | None = None) -> None:
        """Nobody takes it any more, so that it is not tried again."""
        self.problem, self.tried_at, self.answered, self.state = problem[:500], now, answered, DEAD
        self.attempts += 1

    def replay(self, now: datetime) -> None:
        """Sends it once more, with the same id, by which its receiver can tell that it came before."""
        self.state, self.attempts, self.next_at = WAITING, 0, now

    @classmethod
    def put_off(cls, session: Session, channel_id: int, until: datetime) -> None:
        """Leaves a receiver that was not there alone until then; nothing of it counts as tried."""
        waits = cls.channel_id == channel_id, cls.state == WAITING, cls.next_at < until
        session.execute(update(cls).where(*waits).values(next_at=until))

    @staticmethod
    def to_channel(channel_id: int, state: str = "") -> Select["Delivery"]:
        """What went there or is to go; with a `state`, only what is in it."""
        query = select(Delivery).where(Delivery.channel_id == channel_id)
        return query.where(Delivery.state == state) if state else query

    @classmethod
    def is_known(cls, session: Session, channel_id: int, key: str) -> bool:
        """Whether a message of that name went there or is to go."""
        return session.scalar(select(cls.id).where(cls.channel_id == channel_id, cls.key == key).limit(1)) is not None

    @classmethod
    def purge(cls, session: Session, now: datetime) -> None:
        """Deletes what was sent, or given up, a month ago, but of organisations that a legal hold keeps."""
        old = delete(cls).where(cls.state != WAITING, cls.created_at < now - KEPT_FOR)
        session.execute(old.where(cls.organisation_id.not_in(ids_of_held())))
