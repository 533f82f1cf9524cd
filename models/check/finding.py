"""A finding: a live target that broke, with its evidence, until a good check closes it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import JSON, ColumnElement, ForeignKey, Select, String, case, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.check.stored_evidence import SideJson, StoredRepair, StoredSide
from models.guide.guide import Guide
from models.support.database import Base
from models.targets.target_json import TargetJson
from models.targets.verdict import ProposalJson, RepairJson

OPEN, SNOOZED, IGNORED, REPAIRED, RESOLVED = "open", "snoozed", "ignored", "repaired", "resolved"
LONGEST_REASON = 300


class Finding(Base):
    """`state` is open, snoozed (until `snoozed_until`), ignored (`note` says why), repaired (a draft waits to be published)
    or resolved.

    `is_weak` when visitors are still shown the step: a later selector finds the element, or the two sources disagree.
    `target` is what was live when it broke, `repair` what Cairn proposes. `old` names the snapshot, the element's number there
    and its excerpt, `new` the snapshot and the number of each proposed element. `missed_then` and `reached_then` are the
    visitors' counts when it was opened.
    """

    __tablename__ = "findings"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), index=True)
    step_id: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10), index=True)
    source: Mapped[str] = mapped_column(String(10))
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(500))
    is_weak: Mapped[bool]
    page: Mapped[str] = mapped_column(String(2000))
    target: Mapped[TargetJson] = mapped_column(JSON)
    repair: Mapped[RepairJson | None] = mapped_column(JSON)
    old: Mapped[SideJson | None] = mapped_column(JSON)
    new: Mapped[SideJson | None] = mapped_column(JSON)
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    last_good_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    resolved_why: Mapped[str] = mapped_column(String(200), default="")
    missed_then: Mapped[int] = mapped_column(default=0)
    reached_then: Mapped[int] = mapped_column(default=0)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    snoozed_until: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    accepted: Mapped[TargetJson | None] = mapped_column(JSON)
    accepted_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    accepted_at: Mapped[datetime | None]

    guide: Mapped[Guide] = relationship(lazy="joined")
    assignee: Mapped[Member | None] = relationship(foreign_keys=[assignee_id], lazy="joined")
    accepted_by: Mapped[Member | None] = relationship(foreign_keys=[accepted_by_id], lazy="joined")

    @property
    def proposed(self) -> StoredRepair:
        return StoredRepair.read(self.repair)

    @property
    def proposals(self) -> tuple[ProposalJson, ...]:
        return self.proposed.proposals

    @property
    def before(self) -> StoredSide:
        """The page when the target was last good."""
        return StoredSide.read(self.old)

    @property
    def after(self) -> StoredSide:
        """The page on which it broke."""
        return StoredSide.read(self.new)

    @classmethod
    def find(cls, session: Session, organisation_id: int, finding_id: int) -> "Finding | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == finding_id))

    @classmethod
    def several(cls, session: Session, organisation_id: int, numbers: Collection[int]) -> list["Finding"]:
        """Those of these ids that the organisation has, of guides that were not deleted."""
        ours = select(cls).where(cls.organisation_id == organisation_id, cls.id.in_(numbers), cls._of_a_guide())
        return list(session.scalars(ours.order_by(cls.id)))

    @classmethod
    def unresolved(cls, session: Session, guide_ids: Collection[int]) -> list["Finding"]:
        """Those about these guides that are not resolved, oldest first."""
        query = select(cls).where(cls.guide_id.in_(guide_ids), cls.state != RESOLVED).order_by(cls.id)
        return list(session.scalars(query))

    @classmethod
    def inbox(
        cls, session: Session, organisation_id: int, show: str, now: datetime, most: int = 200, but: Collection[int] = ()
    ) -> list["Finding"]:
        """`show` is open (what wants a decision or waits for a publication), later (snoozed, ignored) or resolved; none of the
        sites `but`.
        """
        asleep = (cls.state == SNOOZED) & (cls.snoozed_until > now)
        kinds = {"later": asleep | (cls.state == IGNORED), "resolved": cls.state == RESOLVED}
        wanted = kinds.get(show, or_(cls.state.in_([OPEN, REPAIRED]), (cls.state == SNOOZED) & (cls.snoozed_until <= now)))
        order = [cls.resolved_at.desc()] if show == "resolved" else [case((cls.is_weak, 1), else_=0), cls.opened_at.desc()]
        query = select(cls).where(cls.organisation_id == organisation_id, wanted, cls.site_id.not_in(but), cls._of_a_guide())
        query = query.order_by(*order, cls.id.desc()).limit(most)
        return list(session.scalars(query))

    @classmethod
    def waiting(cls, organisation_id: int, now: datetime, but: Collection[int] = ()) -> Select[int]:
        """How many want a decision, on other sites than those."""
        awake = (cls.state == OPEN) | ((cls.state == SNOOZED) & (cls.snoozed_until <= now))
        query = select(func.count()).select_from(cls).where(cls.organisation_id == organisation_id, cls.site_id.not_in(but))
        return query.where(awake, cls._of_a_guide())

    @classmethod
    def _of_a_guide(cls) -> ColumnElement[bool]:
        """Whether its guide was not deleted."""
        return cls.guide_id.not_in(select(Guide.id).where(Guide.deleted_at.is_not(None)))

    @classmethod
    def broken(cls, organisation_id: int) -> Select[int, int, str]:
        """Guide, finding and verdict of each live target that visitors are not shown."""
        query = select(cls.guide_id, cls.id, cls.verdict).where(cls.organisation_id == organisation_id)
        return query.where(cls.state.not_in([RESOLVED, IGNORED]), cls.is_weak.is_(False))

    @classmethod
    def snapshots_of(cls, session: Session, site_id: int) -> set[int]:
        """The snapshots that a site's open findings show as evidence."""
        query = select(cls.old, cls.new).where(cls.site_id == site_id, cls.state != RESOLVED)
        shown = {StoredSide.read(side).snapshot for row in session.execute(query) for side in row}
        return {snapshot for snapshot in shown if snapshot is not None}

    def waits_at(self, now: datetime) -> bool:
        """Whether it wants a decision: it is open, or was put off until a moment that is past."""
        return self.state == OPEN or (self.state == SNOOZED and self.snoozed_until is not None and self.snoozed_until <= now)

    def state_at(self, now: datetime) -> str:
        """Its state; open, once the time is over for which it was put off."""
        return OPEN if self.waits_at(now) else self.state

    def assign(self, member: Member | None) -> None:
        self.assignee = member

    def snooze(self, until: datetime) -> None:
        self.state, self.snoozed_until = SNOOZED, until

    def ignore(self, reason: str) -> None:
        """Leaves it out of the inbox for as long as this target stays live. Raises ValueError without a reason."""
        if not reason.strip():
            raise ValueError("Give a short reason; the next person who looks here will want to know.")
        self.state, self.note = IGNORED, reason.strip()[:LONGEST_REASON]

    def reopen(self) -> None:
        """Undoes snoozing and ignoring."""
        self.state, self.snoozed_until, self.note = OPEN, None, ""

    def resolve(self, why: str, now: datetime) -> None:
        self.state, self.resolved_at, self.resolved_why = RESOLVED, now, why[:200]
