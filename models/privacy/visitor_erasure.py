"""The erasure of an identified visitor, or of all that a site kept while it was in identified mode: dates, and the receipt."""

from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, Select, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.identified_visitor import IdentifiedVisitor
from models.event.person_pseudonym import mode_subject
from models.privacy.dated_erasure import DatedErasure
from models.privacy.erasure import ErasureRefused
from models.site.identified_mode import IdentifiedMode
from models.site.site import Site
from models.support.database import Base


class VisitorErasure(DatedErasure, Base):
    """`subject` is whose key is destroyed: `visitor:` and a visitor's name, or `visitors:` and that of an identified mode. When
    it is done, it names nobody any more.
    """

    __tablename__ = "visitor_erasures"

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)

    @classmethod
    def ask(cls, session: Session, visitor: IdentifiedVisitor, region: str, now: datetime) -> tuple[Self, str]:
        """With the secret of its receipt. From now on nothing more is noted of them. Raises ErasureRefused the second time."""
        if session.get(cls, visitor.subject) is not None:
            raise ErasureRefused("The erasure of this person is planned already.")
        found = cls(subject=visitor.subject, organisation_id=visitor.organisation_id, site_id=visitor.site_id)
        secret = found.begin(region, now)
        visitor.leaves_at = found.due_at
        session.add(found)
        session.flush()
        return found, secret

    @classmethod
    def cancel(cls, session: Session, visitor: IdentifiedVisitor) -> bool:
        """Whether there was one that had not begun."""
        visitor.leaves_at = None
        asked = delete(cls).where(cls.subject == visitor.subject, cls.done_at.is_(None)).returning(cls.subject)
        return session.execute(asked).first() is not None

    @classmethod
    def of_mode(cls, session: Session, mode: IdentifiedMode, now: datetime) -> Self:
        """Of all that was kept under it, at once."""
        found = cls(subject=mode_subject(mode), organisation_id=mode.organisation_id, site_id=mode.site_id)
        found.begin("", now)
        found.due_at = now
        session.add(found)
        return found

    @classmethod
    def done(cls) -> Select[Self]:
        """Those that stay done in what is restored."""
        return select(cls).where(cls.done_at.is_not(None)).order_by(cls.subject)

    @classmethod
    def again(cls, session: Session, subject: str, site: Site, receipt_hash: str, rows: dict[str, int], now: datetime) -> None:
        """Notes one that was done after the backup was made that this database was restored from."""
        found = session.get(cls, subject) or cls(subject=subject, organisation_id=site.organisation_id, site_id=site.id)
        found.receipt_hash, found.rows = receipt_hash, rows
        found.asked_at = found.warn_at = found.due_at = found.done_at = found.kept_at = now
        session.add(found)
