"""A version: a guide's frozen content, named by its hash."""

from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKey, String, Text, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.guide.draft import Draft
from models.guide.guide import Guide
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import CompiledGuide, DocumentJson, FrozenTarget, GuideEntry
from models.support.canonical_json import canonical, content_hash, read_named
from models.support.database import Base
from models.support.json_reader import Faults

LONGEST_NAME = 80
MOST_LISTED = 200


class NotRestorable(ValueError):
    """A version that can't become a draft again; the sentence says why."""


class Version(Base):
    """Immutable. `document` is the canonical JSON of a release's guide entry without its `version`.

    `targets` holds what visitors don't get of each step's target: its page and fingerprint, for checks of what is live.
    """

    __tablename__ = "versions"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    content_hash: Mapped[str] = mapped_column(String(64), index=True)
    document: Mapped[str] = mapped_column(Text)
    draft_number: Mapped[int]
    targets: Mapped[dict[str, FrozenTarget] | None] = mapped_column(JSON)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    """Who changed it last: their own approval does not count. Who asks for a review may be somebody else."""
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    draft: Mapped[DocumentJson | None] = mapped_column(JSON)
    """The draft that it was frozen from, so that it can be restored; versions from before this was kept have none."""

    created_by: Mapped[Member | None] = relationship(foreign_keys=[created_by_id], lazy="joined")

    @classmethod
    def freeze(cls, session: Session, guide: Guide, entry: CompiledGuide, by: Member, now: datetime) -> "Version":
        """The version with that content: the one already kept, or a new one."""
        name = content_hash(entry)
        targets = targets_of(guide)
        same_version = session.get(cls, (guide.id, name))
        if same_version is not None:
            same_version.draft = same_version.draft or guide.raw
            same_version.targets = targets  # where a step's page moved, visitors get the same and checks have to look elsewhere
            return same_version
        version = cls(
            guide_id=guide.id,
            hash=name,
            organisation_id=guide.organisation_id,
            content_hash=content_hash(entry["content"]),
            document=canonical(entry).decode(),
            draft_number=guide.draft_number,
            targets=targets,
            created_at=now,
            created_by_id=by.id,
            author_id=_author(session, guide) or by.id,
            name="",
            draft=guide.raw,
        )
        try:
            with session.begin_nested():
                session.add(version)
                session.flush()
        except IntegrityError:  # somebody else froze the same in this moment
            return session.get_one(cls, (guide.id, name))
        return version

    @classmethod
    def of_guide(cls, session: Session, guide: Guide, most: int = MOST_LISTED) -> list["Version"]:
        """The newest first."""
        query = select(cls).where(cls.guide_id == guide.id).order_by(cls.created_at.desc(), cls.hash)
        return list(session.scalars(query.limit(most)))

    def call(self, name: str) -> None:
        """A name that people know it by; empty takes it away."""
        self.name = name.strip()[:LONGEST_NAME]

    @property
    def title(self) -> str:
        return self.name or f"Version {self.hash[:8]}"

    def dated(self, zone: str) -> str:
        """By its name and the day on which it was frozen there, or by the moment of that: what numbers are told apart by."""
        return dated(self.name, self.created_at, zone)

    def restore(self, guide: Guide, by: Member, now: datetime) -> None:
        """Makes its content the guide's draft, which can be undone; nothing goes live. Raises NotRestorable."""
        if self.draft is None:
            raise NotRestorable(
                "This version is from before Cairn kept what it was made of; it can be rolled back to, not edited."
            )
        try:
            document = GuideDocument.read(self.draft, kept=True)
        except Faults as problem:
            raise NotRestorable("This version is of a format that this Cairn no longer reads.") from problem
        guide.edit(document, f"Restored {self.title}"[:100], by, now)

    def entry(self) -> GuideEntry:
        """The guide as a release lists it. Raises Unreadable."""
        frozen = read_named(self.document, self.hash, f"Version {self.hash[:8]} of a guide")
        return cast("GuideEntry", {**frozen, "version": self.hash})


def targets_of(guide: Guide) -> dict[str, FrozenTarget]:
    """What a version of the draft keeps of its targets."""
    steps = [step for step in guide.document.steps if step.needs_target and step.page]
    return {step.id: {"page": step.page, "target": step.target} for step in steps if step.target}


def _author(session: Session, guide: Guide) -> int | None:
    """Who changed the guide last; where the policy took over a repair since, whoever did before."""
    written = select(Draft.member_id).where(Draft.guide_id == guide.id, Draft.number <= guide.draft_number)
    newest = written.where(Draft.member_id.is_not(None)).order_by(Draft.number.desc()).limit(1)
    return guide.edited_by_id or session.scalar(newest)


def dated(name: str, created_at: datetime, zone: str) -> str:
    """What `Version.dated` says of a version with that name, frozen at that moment."""
    local = created_at.astimezone(ZoneInfo(zone))
    day = f"{local.day} {local:%b %Y}"
    return f"{name}, {day}" if name else f"Version of {day}, {local:%H:%M}"
