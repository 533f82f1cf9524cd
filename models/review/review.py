"""A review: a request to judge one version of a guide."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import JSON, Date, ForeignKey, Select, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.audit_log import AuditEntry
from models.account.former_member import called
from models.account.member import Member
from models.account.organisation import Organisation
from models.account.review_policy import Policy
from models.guide.approval import Approval, RequiredReviewer
from models.guide.compiled_guide import compile_guide
from models.guide.guide import Guide
from models.guide.version import Version
from models.review.version_findings import findings_of
from models.site.site_lock import lock_site
from models.support.database import Base
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

OPEN, APPROVED, CHANGES, WITHDRAWN = "open", "approved", "changes", "withdrawn"
LONGEST_TEXT = 4000
DAY_BEFORE = timedelta(days=1)
"""How long before a review is due its reviewers are reminded."""


class AlreadyAsked(ValueError):
    """One asked for a review of a version that is under review."""

    def __init__(self, review: "Review") -> None:
        super().__init__("This version is under review already.")
        self.review = review


class DayIsOver(ValueError):
    """A review was to be due on a day of the past."""


class NotDecidable(ValueError):
    """A member can't judge it, or there is nothing left to judge; the sentence says which."""


class Review(SealedRow, Base):
    """`state` is open, approved, changes (were requested) or withdrawn. It is about the version of that hash and no other."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), index=True)
    version_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(10), index=True)
    sealed_message: Mapped[str] = mapped_column("message", Text, default="")
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    asked_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    decided_at: Mapped[datetime | None]
    due_on: Mapped[date | None] = mapped_column(Date)
    reminded_at: Mapped[datetime | None]
    findings: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    """What the checks said when it was asked for, as `VersionFinding.to_json` has it."""

    message = sealed_text("sealed_message", was_clear=True)

    guide: Mapped[Guide] = relationship(lazy="joined")
    asked_by: Mapped[Member] = relationship(foreign_keys=[asked_by_id], lazy="joined")
    decided_by: Mapped[Member | None] = relationship(foreign_keys=[decided_by_id], lazy="joined")

    @classmethod
    def ask(
        cls, session: Session, guide: Guide, message: str, by: Member, now: datetime, *, due_on: date | None = None
    ) -> "Review":
        """Freezes the draft, runs the checks and asks for a judgement. Raises NotPublishable, AlreadyAsked, DayIsOver."""
        lock_site(session, guide.site_id)
        if due_on is not None and due_on < session.get_one(Organisation, guide.organisation_id).local(now).date():
            raise DayIsOver("That day is over. Choose a later one, or none.")
        version = Version.freeze(session, guide, compile_guide(guide), by, now)
        earlier = cls.of_version(session, guide, version.hash)
        if earlier is not None and earlier.state in {OPEN, APPROVED}:
            raise AlreadyAsked(earlier)
        for other in session.scalars(select(cls).where(cls.guide_id == guide.id, cls.state == OPEN)):
            other.state = WITHDRAWN
        review = cls(
            organisation_id=guide.organisation_id,
            guide=guide,
            version_hash=version.hash,
            state=OPEN,
            message=message[:LONGEST_TEXT],
            asked_by=by,
            author_id=version.author_id,
            asked_at=now,
            due_on=due_on,
            findings=[one.to_json() for one in findings_of(session, guide, now)],
        )
        session.add(review)
        session.flush()
        return review

    @classmethod
    def find(cls, session: Session, organisation_id: int, review_id: int) -> "Review | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == review_id))

    @classmethod
    def of_version(cls, session: Session, guide: Guide, version_hash: str) -> "Review | None":
        """The newest one of that version."""
        query = select(cls).where(cls.guide_id == guide.id, cls.version_hash == version_hash).order_by(cls.id.desc())
        return session.scalar(query.limit(1))

    @classmethod
    def newest(cls, session: Session, organisation_id: int, most: int = 100, but: Collection[int] = ()) -> list["Review"]:
        """Open ones first, then by age; none of the sites `but`."""
        query = select(cls).join(cls.guide).where(cls.organisation_id == organisation_id, Guide.site_id.not_in(but))
        query = query.where(Guide.deleted_at.is_(None))
        return list(session.scalars(query.order_by(cls.state != OPEN, cls.id.desc()).limit(most)))

    @classmethod
    def of_guide(cls, session: Session, guide: Guide, most: int = 20) -> list["Review"]:
        """The newest first."""
        return list(session.scalars(select(cls).where(cls.guide_id == guide.id).order_by(cls.id.desc()).limit(most)))

    @classmethod
    def waiting(cls, organisation_id: int, but: Collection[int] = ()) -> Select[int]:
        """How many are open, on other sites than those."""
        query = select(func.count()).select_from(cls).join(Guide, Guide.id == cls.guide_id)
        return query.where(
            cls.organisation_id == organisation_id, Guide.site_id.not_in(but), Guide.deleted_at.is_(None), cls.state == OPEN
        )

    @classmethod
    def to_remind(cls, session: Session, now: datetime) -> list["Review"]:
        """Open ones that are due today or tomorrow, or were; nobody was reminded of them yet, and another worker leaves them."""
        query = select(cls.id).where(cls.state == OPEN, cls.reminded_at.is_(None), cls.due_on <= (now + DAY_BEFORE).date())
        taken = session.scalars(query.order_by(cls.id).with_for_update(skip_locked=True)).all()
        return [session.get_one(cls, one) for one in taken]

    def is_overdue(self, now: datetime) -> bool:
        """`now` is by the organisation's own clock (`Organisation.local`)."""
        return self.state == OPEN and self.due_on is not None and self.due_on < now.date()

    def version(self, session: Session) -> Version:
        return session.get_one(Version, (self.guide_id, self.version_hash))

    def name_of(self, member: Member) -> str:
        """Of who asked for it or decided it, who may be gone since."""
        return called(self, member)

    def why_not(self, member: Member) -> str:
        """Why this member can't decide it; empty when they can."""
        if self.state == WITHDRAWN:
            return "A newer version was put up for review; this one is no longer asked about."
        if member.id == self.author_id:
            return "Somebody else has to look at it: you wrote this version."
        return ""

    def standing(self, session: Session) -> tuple[int, int, list[str]]:
        """Approvals given and needed, at least one, and the names of required reviewers who have not approved yet."""
        waited_for = RequiredReviewer.missing(session, self.guide, self.version_hash)
        given = len(Approval.of(session, self.guide, self.version_hash))
        return given, max(1, Policy.of(session, self.organisation_id).approvals_required), waited_for

    def decide(self, session: Session, *, approves: bool, by: Member, now: datetime) -> None:
        """Approves exactly this version, or asks for changes. May be decided anew. Raises NotDecidable.

        It is approved once as many did as the policy asks, at least one.
        """
        lock_site(session, self.guide.site_id)
        if sentence := self.why_not(by):
            raise NotDecidable(sentence)
        if approves:
            Approval.give(session, self.guide, self.version_hash, by, now)
            given, needed, waited_for = self.standing(session)
            self.state = APPROVED if given >= needed and not waited_for else OPEN
        else:
            Approval.take_back(session, self.guide, self.version_hash)
            self.state = CHANGES
        self.decided_by, self.decided_at = by, now
        act = "review.approved" if approves else "review.changes_requested"
        AuditEntry.note(
            session,
            self.organisation_id,
            act,
            f"{self.guide.name}, version {self.version_hash[:8]}.",
            by,
            now,
            site_id=self.guide.site_id,
        )
