"""A comment: what somebody said about a version or about a draft, or about one of its steps."""

import re
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.former_member import called
from models.account.member import Member
from models.account.organisation import Membership
from models.guide.guide import Guide
from models.review.review import LONGEST_TEXT, Review
from models.support.database import Base
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

LONGEST_GUEST = 80
MOST_SHOWN = 500
MOST_OF_GUESTS = 100
MENTION = re.compile(r"@(\S+)")


class ReviewComment(SealedRow, Base):
    """Without a review it is about the draft. `guest` is the name that somebody without an account gave; then nobody is its
    member. An answer has the first comment as its `parent_id`; only that one is resolved, and its answers with it.
    """

    __tablename__ = "review_comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), index=True)
    review_id: Mapped[int | None] = mapped_column(ForeignKey("reviews.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("review_comments.id"))
    step_id: Mapped[str] = mapped_column(String(40), default="")
    sealed_words: Mapped[str] = mapped_column("text", Text)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    sealed_guest: Mapped[str] = mapped_column("guest", Text, default="")
    said_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))

    member: Mapped[Member | None] = relationship(foreign_keys=[member_id], lazy="joined")

    guest = sealed_text("sealed_guest")
    text = sealed_text("sealed_words", was_clear=True)

    @classmethod
    def say(
        cls,
        session: Session,
        review: Review,
        step_id: str,
        text: str,
        by: Member | None,
        now: datetime,
        *,
        answers: int = 0,
        guest: str = "",
    ) -> "ReviewComment":
        """Raises ValueError for an empty comment, and for one on a step or an answer to a comment that is not there."""
        if by is None:
            cls._assert_guest(session, review, guest)
        steps = {step["id"] for step in review.version(session).entry()["content"]["steps"]}
        first = session.get(cls, answers) if answers else None
        if answers and (first is None or first.review_id != review.id):
            raise ValueError("That comment is not there any more; nothing was said.")
        where = first.step_id if first else step_id
        if where and where not in steps:
            raise ValueError("This version has no such step; nothing was said.")
        return cls._add(session, review.guide, review, first, where, text, by, guest, now)

    @classmethod
    def say_of_draft(cls, session: Session, guide: Guide, step_id: str, text: str, by: Member, now: datetime) -> "ReviewComment":
        """Outside of a review. Raises ValueError."""
        if step_id and guide.document.step(step_id) is None:
            raise ValueError("This guide has no such step any more; nothing was said.")
        return cls._add(session, guide, None, None, step_id, text, by, "", now)

    @classmethod
    def _assert_guest(cls, session: Session, review: Review, guest: str) -> None:
        """Whoever has a link has no account to answer for."""
        if not guest.strip():
            raise ValueError("Say who you are, so that they know whom to ask.")
        query = select(func.count()).where(cls.review_id == review.id, cls.member_id.is_(None))
        if (session.scalar(query) or 0) >= MOST_OF_GUESTS:
            raise ValueError("This review has all the comments it can take from guests. Tell whoever gave you the link.")

    @classmethod
    def _add(
        cls,
        session: Session,
        guide: Guide,
        review: Review | None,
        first: "ReviewComment | None",
        step_id: str,
        text: str,
        by: Member | None,
        guest: str,
        now: datetime,
    ) -> "ReviewComment":
        if not text.strip():
            raise ValueError("Write what you noticed.")
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"A comment can have at most {LONGEST_TEXT:,} characters; shorten it.")
        comment = cls(organisation_id=guide.organisation_id, guide_id=guide.id, step_id=step_id, member=by, said_at=now)
        comment.review_id, comment.parent_id = review.id if review else None, (first.parent_id or first.id) if first else None
        comment.text, comment.guest = text.strip(), guest.strip()[:LONGEST_GUEST]
        session.add(comment)
        session.flush()
        return comment

    @classmethod
    def of(cls, session: Session, review: Review) -> list["ReviewComment"]:
        return list(session.scalars(select(cls).where(cls.review_id == review.id).order_by(cls.id).limit(MOST_SHOWN)))

    @classmethod
    def of_draft(cls, session: Session, guide: Guide) -> list["ReviewComment"]:
        query = select(cls).where(cls.guide_id == guide.id, cls.review_id.is_(None)).order_by(cls.id)
        return list(session.scalars(query.limit(MOST_SHOWN)))

    def resolve(self, by: Member, now: datetime) -> None:
        self.resolved_at, self.resolved_by_id = now, by.id

    def reopen(self) -> None:
        self.resolved_at = self.resolved_by_id = None

    @property
    def by(self) -> str:
        if self.member is None:
            return f"{self.guest or 'A guest'} (guest)"
        return called(self, self.member)

    def mentioned(self, session: Session) -> list[Member]:
        """The members that it names as `@Bob`, by their first name or by their whole name without spaces."""
        names = {name.strip(".,;:!?)").casefold() for name in MENTION.findall(self.text)}
        site_id = session.get_one(Guide, self.guide_id).site_id
        members = Membership.who_may_at(session, self.organisation_id, "view", site_id) if names else []
        return [one for one in members if {one.name.split()[0].casefold(), "".join(one.name.split()).casefold()} & names]
