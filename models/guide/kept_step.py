"""A step kept for reuse: a copy with everything it says, from which guides of its site get copies of their own."""

from datetime import datetime

from sqlalchemy import JSON, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import DocumentJson
from models.guide.step import Step
from models.guide.step_transfer import alone
from models.site.site import Site
from models.site.site_columns import EditColumns, SiteColumns
from models.support.database import Base
from models.support.json_reader import Faults
from models.support.unreadable import Unreadable

LONGEST_NAME = 100
MOST_KEPT = 100


class NotReusable(ValueError):
    """A step that can't be kept for reuse; the sentence says why."""


class KeptStep(SiteColumns, EditColumns, Base):
    """`document` is a guide's of that one step, so that its translations are with it."""

    __tablename__ = "kept_steps"

    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    document: Mapped[DocumentJson] = mapped_column(JSON)

    @classmethod
    def keep(
        cls, session: Session, site: Site, name: str, document: GuideDocument, step: Step, by: Member, now: datetime
    ) -> "KeptStep":
        """That step of that document, under a name. Raises NotReusable."""
        if not name:
            raise NotReusable("Give it a name, such as Where to get help.")
        if len(name) > LONGEST_NAME:
            raise NotReusable(f"A name can have at most {LONGEST_NAME} characters; this one has {len(name):,}.")
        if session.scalar(select(cls.id).where(cls.site_id == site.id, cls.name == name)) is not None:
            raise NotReusable(f"A step is kept as {name} already.")
        if (session.scalar(select(func.count()).where(cls.site_id == site.id)) or 0) >= MOST_KEPT:
            raise NotReusable(f"A site can keep at most {MOST_KEPT} steps; remove one first.")
        written = alone(document, step).to_json()
        kept = cls(organisation_id=site.organisation_id, site_id=site.id, name=name, document=written, created_at=now)
        kept.edited_at, kept.edited_by = now, by
        session.add(kept)
        session.flush()
        return kept

    @property
    def content(self) -> GuideDocument:
        """Raises Unreadable; what lists several asks `readable` instead."""
        try:
            document = GuideDocument.read(self.document, kept=True)
        except Faults as problem:
            raise Unreadable(f"The kept step {self.name}", problem.faults) from problem
        if len(document.steps) != 1:
            raise Unreadable(f"The kept step {self.name}", [("steps", "is not one step")])
        return document

    @property
    def readable(self) -> Step | None:
        try:
            return self.content.steps[0]
        except Unreadable:
            return None

    @classmethod
    def all_of(cls, session: Session, site_id: int) -> list["KeptStep"]:
        return list(session.scalars(select(cls).where(cls.site_id == site_id).order_by(func.lower(cls.name), cls.id)))
