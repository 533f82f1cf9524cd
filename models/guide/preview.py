"""A preview: a link under which one draft or version of a guide is shown on the site's own page, until it is over."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, String, and_, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account import Member, Membership
from models.guide.guide import Guide
from models.support.database import Base
from models.support.random_name import random_name

GOOD_FOR = timedelta(hours=24)
KEPT_FOR = timedelta(days=7)
"""How long one that is over is remembered, so that its link can say why."""


class PreviewOver(ValueError):
    """The preview is shown to nobody any more; the sentence says why and what to do."""


class Preview(Base):
    """`content` is the number of a draft, or `v` and the hash of a version."""

    __tablename__ = "previews"

    id: Mapped[str] = mapped_column(String(24), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    content: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    guide: Mapped[Guide] = relationship(lazy="joined")
    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def make(cls, session: Session, guide: Guide, by: Member, now: datetime, *, version: str = "") -> "Preview":
        """Of the draft as it is now, or of that version. One that the member has open of the same is good for another day."""
        content = f"v{version}" if version else str(guide.draft_number)
        session.execute(delete(cls).where(cls.organisation_id == guide.organisation_id, cls.expires_at < now - KEPT_FOR))
        same = select(cls).where(cls._open(guide, now), cls.member_id == by.id, cls.content == content).limit(1)
        preview = session.scalar(same)
        if preview is None:
            owner = guide.organisation_id
            preview = cls(id=random_name(20), organisation_id=owner, guide=guide, member=by, content=content)
            session.add(preview)
        preview.made_at, preview.expires_at = now, now + GOOD_FOR
        session.flush()
        return preview

    @classmethod
    def find(cls, session: Session, site_key: str, identifier: str, now: datetime) -> "Preview | None":
        """The preview with that id on that site. Raises PreviewOver for one that is shown to nobody any more."""
        preview = session.get(cls, identifier)
        if preview is None or preview.guide.site.key != site_key:
            return None
        if preview.ended_at is not None:
            raise PreviewOver("This preview was ended; ask for a new link.")
        if preview.expires_at <= now:
            raise PreviewOver("This preview link is too old; ask for a new one.")
        if preview.guide.archived_at is not None:
            raise PreviewOver("This guide was archived, and its previews ended with it.")
        maker = Membership.active(session, preview.organisation_id, preview.member_id)
        if maker is None or not maker.may_at("view", preview.guide.site_id):
            raise PreviewOver("Whoever made this preview has no access any more; ask for a new link.")
        return preview

    @classmethod
    def open_of(cls, session: Session, guide: Guide, now: datetime) -> list["Preview"]:
        """Those of a guide that are shown to whoever has the link, the newest first."""
        return list(session.scalars(select(cls).where(cls._open(guide, now)).order_by(cls.made_at.desc(), cls.id)))

    @classmethod
    def count_of(cls, session: Session, guide: Guide, now: datetime) -> int:
        return session.scalar(select(func.count()).select_from(cls).where(cls._open(guide, now))) or 0

    @classmethod
    def end_all(cls, session: Session, guide: Guide, now: datetime, *, of: Member | None = None) -> None:
        """All that are open, or those that one member made."""
        mine = cls.member_id == of.id if of else cls._open(guide, now)
        session.execute(update(cls).where(cls._open(guide, now), mine).values(ended_at=now))

    def end(self, now: datetime) -> None:
        self.ended_at = self.ended_at or now

    @property
    def draft_number(self) -> int:
        """0 when it is of a version."""
        return 0 if self.version_hash else int(self.content)

    @property
    def version_hash(self) -> str:
        return self.content[1:] if self.content.startswith("v") else ""

    @classmethod
    def _open(cls, guide: Guide, now: datetime) -> ColumnElement[bool]:
        makers = select(Membership.member_id).where(
            Membership.organisation_id == guide.organisation_id,
            Membership.suspended_at.is_(None),
            Membership.member.has(Member.restricted_at.is_(None)),
        )
        if guide.archived_at is not None:
            return cls.id.is_(None)
        return and_(
            cls.organisation_id == guide.organisation_id,
            cls.guide_id == guide.id,
            cls.ended_at.is_(None),
            cls.expires_at > now,
            cls.member_id.in_(makers),
        )
