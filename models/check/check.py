"""A check: one run of the validator over the targets of a site, with a verdict for each."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.site.site import Site
from models.support.database import Base

KEPT = 14
"""Checks of a site that are kept; older ones go with their verdicts."""
SILENT = timedelta(minutes=10)
"""A check that has not moved for so long was interrupted, and does not stand in the way of the next."""


class CheckRunning(ValueError):
    """Another check of this site is under way."""

    def __init__(self) -> None:
        super().__init__("A check of this site is under way; its verdicts will be here in a moment.")


class Check(Base):
    """`fine`, `lost` and `undecided` count targets; `pages` were looked at so far, of the `planned` ones; `sentence` says what
    ended it early, if anything did.
    """

    __tablename__ = "checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    started_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    pages: Mapped[int] = mapped_column(default=0)
    planned: Mapped[int] = mapped_column(default=0)
    fine: Mapped[int] = mapped_column(default=0)
    lost: Mapped[int] = mapped_column(default=0)
    undecided: Mapped[int] = mapped_column(default=0)
    sentence: Mapped[str] = mapped_column(String(500), default="")

    started_by: Mapped[Member | None] = relationship(lazy="joined")

    @classmethod
    def begin(cls, session: Session, site: Site, by: Member | None, now: datetime) -> "Check":
        """Raises CheckRunning while another one of the site is under way."""
        session.execute(select(Site.id).where(Site.id == site.id).with_for_update())
        if cls.running(session, site, now) is not None:
            raise CheckRunning
        check = cls(organisation_id=site.organisation_id, site_id=site.id, started_by_id=by.id if by else None)
        check.started_at = check.moved_at = now
        check.pages = check.fine = check.lost = check.undecided = 0
        check.sentence = ""
        session.add(check)
        session.flush()
        return check

    def restart(self, session: Session, now: datetime) -> None:
        """From the beginning, after it was only handed out so far or was interrupted."""
        session.execute(delete(CheckVerdict).where(CheckVerdict.check_id == self.id))
        self.pages = self.fine = self.lost = self.undecided = 0
        self.moved_at = now

    @classmethod
    def running(cls, session: Session, site: Site, now: datetime) -> "Check | None":
        moving = cls.finished_at.is_(None), cls.moved_at > now - SILENT
        return session.scalar(select(cls).where(cls.site_id == site.id, *moving).order_by(cls.id.desc()).limit(1))

    @property
    def targets(self) -> int:
        return self.fine + self.lost + self.undecided

    def finish(self, session: Session, sentence: str, now: datetime) -> None:
        """Ends it, and lets go of checks past the kept ones."""
        self.finished_at, self.sentence = now, sentence[:500]
        newest = select(Check.id).where(Check.site_id == self.site_id).order_by(Check.id.desc()).limit(KEPT)
        last = min(session.scalars(newest))
        gone = select(Check.id).where(Check.site_id == self.site_id, Check.id < last)
        session.execute(delete(CheckVerdict).where(CheckVerdict.check_id.in_(gone)))
        session.execute(delete(Check).where(Check.site_id == self.site_id, Check.id < last))

    @classmethod
    def history(cls, session: Session, site: Site, most: int = KEPT) -> list["Check"]:
        """The newest first."""
        return list(session.scalars(select(cls).where(cls.site_id == site.id).order_by(cls.id.desc()).limit(most)))


class CheckVerdict(Base):
    """What one check said of one target."""

    __tablename__ = "check_verdicts"

    check_id: Mapped[int] = mapped_column(ForeignKey("checks.id"), primary_key=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    step_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    is_live: Mapped[bool] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    page: Mapped[str] = mapped_column(String(2000))
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(500))

    @classmethod
    def of(cls, session: Session, check: Check, most: int = 500) -> list["CheckVerdict"]:
        """Of a check, what is not fine first."""
        order = func.coalesce(func.nullif(cls.verdict, "unique"), "zz")
        query = select(cls).where(cls.check_id == check.id).order_by(order, cls.guide_id, cls.step_id).limit(most)
        return list(session.scalars(query))
