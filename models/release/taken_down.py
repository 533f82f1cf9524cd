"""A guide that was taken down a moment ago, so that it can be put live again just as it was."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models.guide.guide import Guide
from models.release.release import Release, ReleaseMove
from models.support.unreadable import Unreadable

UNDOABLE = timedelta(minutes=15)
"""For how long putting it back is offered. Afterwards its version is among the guide's versions."""


@dataclass(frozen=True)
class TakenDown:
    version: str
    at: datetime

    @classmethod
    def of(cls, session: Session, guide: Guide, now: datetime, environment: str = "production") -> "TakenDown | None":
        """Of a guide that is not live. None where something else of the site went live or down since: that is undone by rolling
        back.
        """
        moves = ReleaseMove.history(session, guide.site, environment, most=2)
        if len(moves) < len(("down", "before")) or now - moves[0].moved_at > UNDOABLE:
            return None
        try:
            before = session.get_one(Release, (guide.site_id, moves[1].release_hash)).guides()
        except Unreadable:
            return None
        version = next((entry["version"] for entry in before if entry["id"] == guide.key), "")
        return cls(version, moves[0].moved_at) if version else None
