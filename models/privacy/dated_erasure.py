"""What every erasure has that was asked for: its dates, and a receipt that counts what went."""

from datetime import UTC, datetime, time
from typing import Self

from sqlalchemy import JSON, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.random_name import new_secret, secret_hash
from models.support.working_days import working_day_after

WORKING_DAYS = 7
"""Within so many it is done: it runs by itself as the last of them begins."""

WARNED_ON = 5


class DatedErasure:
    """Columns of a table. When it is done, `rows` count what went, by table."""

    receipt_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the secret in the address of the receipt, which whoever asked has."""
    asked_at: Mapped[datetime]
    warn_at: Mapped[datetime]
    due_at: Mapped[datetime]
    warned_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    kept_at: Mapped[datetime | None]
    """When backups learnt of it: from then on they open nothing of theirs either."""
    cleared_at: Mapped[datetime | None]
    """When the database wiped what it still held of deleted rows."""
    rows: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)

    def begin(self, region: str, now: datetime) -> str:
        """Sets the dates by the working days of that region; returns the secret of the receipt."""
        secret = new_secret()
        self.receipt_hash, self.asked_at, self.rows = secret_hash(secret), now, {}
        self.warn_at, self.due_at = (_beginning(now, number, region) for number in (WARNED_ON, WORKING_DAYS))
        return secret

    @classmethod
    def by_receipt(cls, session: Session, secret: str) -> Self | None:
        return session.scalar(select(cls).where(cls.receipt_hash == secret_hash(secret)))

    @property
    def rows_in_all(self) -> int:
        return sum(self.rows.values())


def _beginning(now: datetime, number: int, region: str) -> datetime:
    return datetime.combine(working_day_after(now.astimezone(UTC).date(), number, region), time(), UTC)
