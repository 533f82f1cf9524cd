"""A draft: one state of a guide's content, as it is stored, and the reading of it."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import DocumentJson
from models.support.database import Base
from models.support.json_reader import Faults
from models.support.unreadable import Unreadable

MOST_DRAFTS = 200
ONE_EDIT = timedelta(seconds=20)


class Draft(Base):
    """Undo and redo move between a guide's drafts."""

    __tablename__ = "drafts"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    document: Mapped[DocumentJson] = mapped_column(JSON)
    summary: Mapped[str] = mapped_column(String(100))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    created_at: Mapped[datetime]

    def read(self, name: str) -> GuideDocument:
        """Its content; `name` is its guide's. Raises Unreadable."""
        try:
            return GuideDocument.read(self.document, kept=True)
        except Faults as problem:
            raise Unreadable(f"The guide {name}", problem.faults) from problem

    @property
    def readable(self) -> GuideDocument | None:
        """Its content, or None when it can't be read."""
        try:
            return self.read("")
        except Unreadable:
            return None

    @classmethod
    def first(cls, guide_id: int, organisation_id: int, document: DocumentJson, by: Member, now: datetime) -> "Draft":
        draft = cls(guide_id=guide_id, organisation_id=organisation_id, number=1, document=document, summary="Created")
        draft.member_id, draft.created_at = by.id, now
        return draft

    def followed_by(self, number: int, document: DocumentJson, summary: str, by: Member | None, now: datetime) -> "Draft":
        """The draft after this one, as that edit leaves it."""
        draft = Draft(guide_id=self.guide_id, organisation_id=self.organisation_id, number=number, document=document)
        draft.summary, draft.member_id, draft.created_at = summary, by.id if by else None, now
        return draft

    def is_continued_by(self, summary: str, by: Member | None, now: datetime) -> bool:
        """Whether an edit goes on with this one, so that undoing takes both back: the same change by the same person, at once."""
        same = self.summary == summary and by is not None and self.member_id == by.id
        return same and now - self.created_at < ONE_EDIT and self.number > 1

    @classmethod
    def readable_near(cls, session: Session, guide_id: int, number: int) -> int | None:
        """The newest one before that number that can be read, else the first one that was undone and can be."""
        numbers = session.scalars(select(cls.number).where(cls.guide_id == guide_id)).all()
        nearest = sorted(numbers, key=lambda other: (other > number, abs(number - other)))
        return next((other for other in nearest if session.get_one(cls, (guide_id, other)).readable), None)

    @classmethod
    def forget_old(cls, session: Session, guide_id: int, newest: int) -> None:
        """More than the kept ones can't be undone to."""
        session.execute(delete(cls).where(cls.guide_id == guide_id, cls.number <= newest - MOST_DRAFTS))
