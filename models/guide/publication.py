"""A publication: which version of a guide is live in which environment."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.guide.guide import Guide
from models.guide.guide_json import GuideEntry
from models.guide.version import Version
from models.support.database import Base
from models.support.unreadable import Unreadable


class Publication(Base):
    """That a version of a guide is live in an environment of its site."""

    __tablename__ = "publications"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    version_hash: Mapped[str] = mapped_column(String(64))
    live_since: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))

    published_by: Mapped[Member | None] = relationship(lazy="joined")
    guide: Mapped[Guide] = relationship(lazy="joined")

    @classmethod
    def of(cls, session: Session, guide: Guide, environment: str = "production") -> "Publication | None":
        return session.get(cls, (guide.id, environment))

    @classmethod
    def standing(cls, session: Session, guide: Guide) -> dict[str, "Publication"]:
        """Environment → what is live of the guide there."""
        return {one.environment: one for one in session.scalars(select(cls).where(cls.guide_id == guide.id))}

    @classmethod
    def all_on(cls, session: Session, site_id: int, environment: str) -> list["Publication"]:
        query = select(cls).where(cls.site_id == site_id, cls.environment == environment).order_by(cls.guide_id)
        return list(session.scalars(query))

    def version(self, session: Session) -> Version:
        return session.get_one(Version, (self.guide_id, self.version_hash))

    def entry(self, session: Session) -> GuideEntry:
        """What is live, as the release lists it. Raises Unreadable with what to do about it."""
        try:
            return self.version(session).entry()
        except Unreadable as problem:
            what = f"What is live of the guide {self.guide.name} (publish it again or take it down)"
            raise Unreadable(what, problem.faults) from problem
