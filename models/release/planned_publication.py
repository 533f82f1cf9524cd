"""A planned publication: one frozen version of a guide goes live at a moment, and is taken down at another one."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.guide.guide import Guide
from models.guide.version import Version
from models.site.site import Site
from models.site.site_lock import lock_site
from models.support.database import Base
from models.support.day_words import in_words

WAITING, LIVE, REFUSED = "waiting", "live", "refused"
LONGEST_REASON = 1000
FURTHEST = timedelta(days=366)


class NotPlannable(ValueError):
    """Such a plan makes no sense; the sentence says why."""


class PlannedPublication(Base):
    """In production, one of a guide at most; staging is published by hand. It stands until it is over, cancelled or changed.

    `waiting` for `goes_live_at`; `live` until `ends_at`; or `refused` at its moment, with the reason. It brings exactly that
    version, whatever became of the draft and whatever is live until then. The worker carries it out.
    """

    __tablename__ = "planned_publications"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    version_hash: Mapped[str] = mapped_column(String(64))
    goes_live_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    planned_by_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    planned_at: Mapped[datetime]

    planned_by: Mapped[Member] = relationship(lazy="joined")
    guide: Mapped[Guide] = relationship(lazy="joined")

    @classmethod
    def of(cls, session: Session, guide: Guide) -> "PlannedPublication | None":
        return session.get(cls, guide.id)

    @classmethod
    def of_site(cls, session: Session, site: Site) -> list["PlannedPublication"]:
        """What comes first, first."""
        return list(session.scalars(select(cls).where(cls.site_id == site.id).order_by(cls.goes_live_at, cls.guide_id)))

    @classmethod
    def refused_in(cls, session: Session, organisation_id: int, but: Collection[int] = ()) -> list["PlannedPublication"]:
        """On the organisation's sites, `but` those."""
        query = select(cls).where(cls.organisation_id == organisation_id, cls.state == REFUSED, cls.site_id.not_in(but))
        return list(session.scalars(query.order_by(cls.goes_live_at, cls.guide_id)))

    @classmethod
    def plan(
        cls,
        session: Session,
        guide: Guide,
        version: Version,
        goes_live_at: datetime | None,
        ends_at: datetime | None,
        *,
        by: Member,
        now: datetime,
    ) -> "PlannedPublication":
        """In place of the one there was. Without `goes_live_at` it is due at once. Raises NotPlannable."""
        lock_site(session, guide.site_id)
        _assert_sensible(guide, goes_live_at, ends_at, now)
        earlier = cls.of(session, guide)
        plan = earlier or cls(guide_id=guide.id, organisation_id=guide.organisation_id, site_id=guide.site_id)
        plan.version_hash, plan.goes_live_at = version.hash, (goes_live_at or now).astimezone(UTC)
        plan.ends_at = ends_at.astimezone(UTC) if ends_at else None
        plan.state, plan.reason, plan.planned_by, plan.planned_at = WAITING, "", by, now
        session.add(plan)
        session.flush()
        plan.note("publication.plan_changed" if earlier else "publication.planned", plan.sentence, now)
        return plan

    def cancel(self, session: Session, by: Member, now: datetime) -> None:
        """What is live stays as it is."""
        lock_site(session, self.site_id)
        self.note("publication.plan_cancelled", self.sentence, now, by)
        session.delete(self)
        session.flush()

    def note(self, act: str, sentence: str, now: datetime, by: Member | None = None) -> None:
        """In the audit log, by whoever planned it unless it was somebody else."""
        session = self._session()
        AuditEntry.note(
            session, self.organisation_id, act, f"{self.guide.name}, {sentence}", by or self.planned_by, now, site_id=self.site_id
        )

    def version(self, session: Session) -> Version:
        return session.get_one(Version, (self.guide_id, self.version_hash))

    @property
    def sentence(self) -> str:
        end = f", taken down {_moment(self.ends_at)}" if self.ends_at else ""
        return f"version {self.version_hash[:8]}: live from {_moment(self.goes_live_at)}{end}."

    @classmethod
    def end_with(cls, session: Session, guide: Guide) -> None:
        """The guide was taken down by hand, so that nothing is left to take down later."""
        session.execute(delete(cls).where(cls.guide_id == guide.id, cls.state == LIVE))

    @classmethod
    def drop_all(cls, session: Session, site: Site) -> int:
        """When everything is switched off, nothing may come back by itself. Returns how many were still to come."""
        waiting = session.execute(delete(cls).where(cls.site_id == site.id, cls.state == WAITING).returning(cls.guide_id)).all()
        session.execute(delete(cls).where(cls.site_id == site.id, cls.state == LIVE))
        return len(waiting)

    def _session(self) -> Session:
        session = Session.object_session(self)
        if session is None:
            raise LookupError("this plan is not in a transaction")
        return session


def _assert_sensible(guide: Guide, goes_live_at: datetime | None, ends_at: datetime | None, now: datetime) -> None:
    if guide.archived_at is not None:
        raise NotPlannable("This guide is archived; restore it first.")
    if goes_live_at is None and ends_at is None:
        raise NotPlannable("Say when it goes live, when it is taken down, or both.")
    if goes_live_at is not None and goes_live_at <= now:
        raise NotPlannable("That moment is over. Choose a later one, or leave it empty to go live at once.")
    if ends_at is not None and ends_at <= (goes_live_at or now):
        raise NotPlannable("It would be taken down before it goes live. Choose a later end.")
    if max(goes_live_at or now, ends_at or now) > now + FURTHEST:
        raise NotPlannable("That is more than a year away; nobody would remember it. Choose an earlier moment.")


def _moment(at: datetime) -> str:
    return f"{in_words(at)}, {at:%H:%M} UTC"
