"""Rows that are news as soon as they are written: moves of a release, and what the audit log notes of members.

Whoever writes one knows nothing of channels, which lie above; so the session itself is listened to. What is told is written into
the outbox in the same transaction, also inside a part of it that may be taken back.
"""

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.integration.member_news import announce_member
from models.integration.release_news import announce_move
from models.release.release import ReleaseMove

WRITTEN = "cairn_written_news"
"""In what a session knows: rows of the flush that is under way."""


def listen_to_rows() -> None:
    """From now on, in this process; harmless when asked for again."""
    if not event.contains(Session, "after_flush", _collect):
        event.listen(Session, "after_flush", _collect)
        event.listen(Session, "after_flush_postexec", _tell)


def _collect(session: Session, _context: Any) -> None:
    rows = [row for row in session.new if isinstance(row, ReleaseMove | AuditEntry)]
    if rows:
        session.info[WRITTEN] = [*session.info.get(WRITTEN, ()), *rows]


def _tell(session: Session, _context: Any) -> None:
    rows: list[ReleaseMove | AuditEntry] = session.info.pop(WRITTEN, [])
    for row in rows:
        if isinstance(row, ReleaseMove):
            announce_move(session, row)
        else:
            announce_member(session, row)
