"""A preview: a link under which one draft or version of a guide is shown on the site's own page, until it is over."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, String, and_, delete, false, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account import Member, Membership
from models.account.role import Act
from models.guide.guide import Guide
from models.support.database import Base
from models.support.random_name import random_name

GOOD_FOR = timedelta(hours=24)
KEPT_FOR = timedelta(days=7)
"""How long one that is over is remembered, so that its link can say why."""


class PreviewOver(ValueError):
    """The preview is shown to nobody any more; the sentence says why and what to do."""


class Preview(Base):
    """`content` is the number of a draft, `v` and the hash of a version, or empty: the draft, whatever it is by then.

    One that is `own` is no link for others: it shows the guide to its maker alone, in one browser, and `turn` says how often that
    has come (`own_preview.py`).
    """

    __tablename__ = "previews"

    id: Mapped[str] = mapped_column(String(24), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    content: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    own: Mapped[bool] = mapped_column(default=False, server_default=false())
    turn: Mapped[int] = mapped_column(default=0, server_default="0")
    turned_at: Mapped[datetime | None]

    guide: Mapped[Guide] = relationship(lazy="joined")
    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def make(cls, session: Session, guide: Guide, by: Member, now: datetime, *, version: str = "") -> "Preview":
        """Of the draft as it is now, or of that version. One that the member has open of the same is good for another day."""
        content = f"v{version}" if version else str(guide.draft_number)
        cls.forget_old(session, guide, now)
        mine = cls.member_id == by.id, cls.content == content, cls.own.is_(False)
        same = select(cls).where(cls._open(guide, now), *mine).limit(1)
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
        if preview is None or preview.own or preview.guide.site.key != site_key:
            return None
        preview.assert_shown(session, now)
        return preview

    @classmethod
    def forget_old(cls, session: Session, guide: Guide, now: datetime) -> None:
        """Those of the organisation that were over long ago."""
        session.execute(delete(cls).where(cls.organisation_id == guide.organisation_id, cls.expires_at < now - KEPT_FOR))

    def assert_shown(self, session: Session, now: datetime, may: Act = "view") -> None:
        """Raises PreviewOver, also when whoever made it may no longer do that with the guide."""
        if self.ended_at is not None:
            raise PreviewOver("This preview was ended; ask for a new link.")
        if self.expires_at <= now:
            raise PreviewOver("This preview link is too old; ask for a new one.")
        if self.guide.archived_at is not None:
            raise PreviewOver("This guide was archived, and its previews ended with it.")
        maker = Membership.active(session, self.organisation_id, self.member_id)
        if maker is None or not maker.may_at(may, self.guide.site_id):
            raise PreviewOver("Whoever made this preview has no access any more; ask for a new link.")

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
        """0 when it is of a version, or of whatever the draft is."""
        return 0 if self.version_hash else int(self.content or 0)

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
