"""A guide: a tour or a group of hotspots, with every draft of it that can still be undone to."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ForeignKey, Select, String, bindparam, delete
from sqlalchemy.orm import Mapped, Session, lazyload, mapped_column, object_session, relationship

from models.account.member import Member
from models.account.organisation_quota import assert_room
from models.guide.current_draft import CurrentDraft, current_drafts
from models.guide.draft import Draft
from models.guide.guide_document import GuideDocument
from models.guide.kept_document import kept
from models.site.site import Site
from models.support.database import Base
from models.support.quota_share import share
from models.support.random_name import random_name, slug
from models.support.unreadable import Unreadable

LONGEST_NAME = 100
KINDS = ("tour", "hotspots")
BETWEEN_LABELS = "\n"


class Guide(Base):
    __tablename__ = "guides"
    __table_args__ = share("guides", but="archived_at")

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    kind: Mapped[str] = mapped_column(String(10))
    priority: Mapped[int] = mapped_column(default=0)
    """As the current draft says, kept here so that guides can be ordered by it."""
    draft_number: Mapped[int] = mapped_column(default=0)
    labels: Mapped[str] = mapped_column(String(400), default="", server_default="")
    """Each between two line ends, so that one is found without the others; `guide_label` reads and writes them."""
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime]
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    """A deleted one is archived, too, found by nobody, and gone for good some time later; `content_deletion` deletes it."""

    site: Mapped[Site] = relationship(lazy="joined")
    edited_by: Mapped[Member | None] = relationship(lazy="joined")

    @classmethod
    def create(
        cls,
        session: Session,
        site: Site,
        name: str,
        kind: str,
        document: GuideDocument,
        by: Member,
        now: datetime,
        *,
        rules_of: Any = None,
    ) -> "Guide":
        """A new guide with that first draft. `rules_of` is the stored draft that it is a copy of. Raises NotKept."""
        written = kept(document, rules_of)
        guide = cls(
            organisation_id=site.organisation_id,
            site=site,
            key=f"{slug(name) or kind}-{random_name(5)}",
            name=name,
            kind=kind,
            created_at=now,
            edited_at=now,
            edited_by=by,
        )
        session.add(guide)
        session.flush()
        session.add(Draft.first(guide.id, guide.organisation_id, written, by, now))
        guide.draft_number = 1
        guide.priority = document.priority
        session.flush()
        return guide

    @property
    def document(self) -> GuideDocument:
        """The current draft. Raises Unreadable when it is damaged; what lists several guides asks `readable` instead."""
        return self._current().read(self.name)

    @property
    def readable(self) -> GuideDocument | None:
        """The current draft, or None when it can't be read."""
        current = self._kept()
        return current.readable if current else None

    @property
    def raw(self) -> Any:
        """The current draft as it is stored."""
        return current.raw if (current := self._kept()) else None

    def document_at(self, number: int) -> GuideDocument | None:
        """The draft of that number; None when it is no longer kept. Raises Unreadable."""
        draft = self._kept() if number == self.draft_number else self._session().get(Draft, (self.id, number))
        return draft.read(self.name) if draft else None

    def last_readable(self) -> int | None:
        """The number of the kept draft to return to when the current one can't be read."""
        return Draft.readable_near(self._session(), self.id, self.draft_number)

    def edit(self, document: GuideDocument, summary: str, by: Member | None, now: datetime) -> None:
        """Makes that the guide's content. What was undone is gone; quick edits of one kind by one person are one undo.

        Without a member it was done by the organisation's policy. Raises NotKept for a document that could not be read again.
        """
        session = self._session()
        current = self._current()
        before = current.raw
        written = kept(document, before)
        if written == before:
            return
        session.execute(delete(Draft).where(Draft.guide_id == self.id, Draft.number > self.draft_number))
        CurrentDraft.look_again(session)
        if current.draft.is_continued_by(summary, by, now):
            current.draft.document = written
        else:
            self.draft_number += 1
            session.add(current.draft.followed_by(self.draft_number, written, summary, by, now))
            Draft.forget_old(session, self.id, self.draft_number)
        self.priority = document.priority
        self.edited_at, self.edited_by = now, by
        session.flush()

    def can_undo(self) -> str | None:
        """What undoing would take back, if anything."""
        return current.draft.summary if (current := self._kept()) and current.has_earlier else None

    def can_redo(self) -> str | None:
        """What redoing would bring back, if anything."""
        return current.later if (current := self._kept()) else None

    def move_to_draft(self, number: int, by: Member, now: datetime) -> bool:
        """Undo or redo: makes another kept draft the current one. False when that draft is not kept. Raises Unreadable."""
        draft = self._session().get(Draft, (self.id, number))
        if draft is None:
            return False
        self.priority = draft.read(self.name).priority
        self.draft_number = number
        self.edited_at, self.edited_by = now, by
        return True

    def rename(self, name: str, by: Member, now: datetime) -> None:
        self.name, self.edited_at, self.edited_by = name, now, by

    def duplicate(self, by: Member, now: datetime) -> "Guide":
        name = f"{self.name[:93]} (copy)"
        return Guide.create(self._session(), self.site, name, self.kind, self.document, by, now, rules_of=self.raw)

    def archive(self, now: datetime) -> None:
        self.archived_at = now

    def restore(self) -> None:
        """Raises QuotaReached."""
        if self.archived_at is not None:
            assert_room(self._session(), self.organisation_id, "guides")
        self.archived_at = None

    @classmethod
    def find(cls, session: Session, organisation_id: int, guide_id: int) -> "Guide | None":
        """With its current draft, in one question."""
        row = session.execute(_one(), {"organisation": organisation_id, "guide": guide_id}).first()
        if row is None:
            return None
        *draft, guide = row
        if draft[0] is not None:
            CurrentDraft.noted(session, *draft)
        return guide

    def _kept(self) -> CurrentDraft | None:
        return CurrentDraft.of(self._session(), self.id, self.draft_number)

    def _current(self) -> CurrentDraft:
        current = self._kept()
        if current is None:
            raise Unreadable(f"The guide {self.name}", [("", f"has no draft {self.draft_number} any more")])
        return current

    def _session(self) -> Session:
        session = object_session(self)
        if session is None:
            raise LookupError("this guide is not in a transaction")
        return session


@cache
def _one() -> Select[*tuple[Any, ...]]:
    """Put together once: that takes longer than asking it."""
    ours = Guide.organisation_id == bindparam("organisation"), Guide.id == bindparam("guide")
    current = (Draft.guide_id == Guide.id) & (Draft.number == Guide.draft_number)
    query = current_drafts().add_columns(Guide).select_from(Guide).outerjoin(Draft, current).options(lazyload(Guide.edited_by))
    return query.where(*ours, Guide.deleted_at.is_(None))
