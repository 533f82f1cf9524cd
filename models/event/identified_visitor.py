"""An identified visitor: a person whom the page of a site in identified mode told Cairn of, by a pseudonym."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Self

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.site.identified_mode import LONGEST_NAME, IdentifiedMode
from models.support.database import Base
from models.support.dialect_insert import insert_into
from models.support.random_name import random_name
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

AttributeValue = str | float | bool
"""What a page tells of a person; a date is its text."""


class IdentifiedVisitor(Base):
    """`name` is random and used once, so that a backup from before tells a person who was erased from one who came later.

    Of whom `restricted_at` or `objected_at` is set, or who waits for their erasure at `leaves_at`, nothing more is noted; who is
    restricted is in no list either.
    """

    __tablename__ = "identified_visitors"
    __table_args__ = (UniqueConstraint("mode", "pseudonym"),)

    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    mode: Mapped[str] = mapped_column(ForeignKey("identified_modes.name"))
    pseudonym: Mapped[str] = mapped_column(String(32))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date, index=True)
    restricted_at: Mapped[datetime | None]
    objected_at: Mapped[datetime | None]
    leaves_at: Mapped[datetime | None]

    @property
    def subject(self) -> str:
        """Whom what is sealed about them is about."""
        return visitor_subject(self.name)

    @property
    def rests(self) -> bool:
        """Whether nothing more may be noted of them."""
        return bool(self.restricted_at or self.objected_at or self.leaves_at)

    @classmethod
    def met(cls, session: Session, mode: IdentifiedMode, pseudonym: str, day: date) -> "IdentifiedVisitor":
        """Whoever has that pseudonym, held until the transaction ends; noted for the first time where they are new."""
        row = insert_into(session, cls).values(
            name=random_name(20),
            mode=mode.name,
            pseudonym=pseudonym,
            organisation_id=mode.organisation_id,
            site_id=mode.site_id,
            first_day=day,
            last_day=day,
        )
        session.execute(row.on_conflict_do_nothing(index_elements=["mode", "pseudonym"]))
        known = select(cls).where(cls.mode == mode.name, cls.pseudonym == pseudonym)
        return session.scalars(known.with_for_update().execution_options(populate_existing=True)).one()

    @classmethod
    def by_pseudonym(cls, session: Session, mode: IdentifiedMode, pseudonym: str) -> Self | None:
        return session.scalar(select(cls).where(cls.mode == mode.name, cls.pseudonym == pseudonym))


class VisitorAttribute(SealedRow, Base):
    """One attribute of an identified visitor, sealed under the visitor's own key."""

    __tablename__ = "visitor_attributes"

    visitor: Mapped[str] = mapped_column(ForeignKey("identified_visitors.name", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    sealed_value: Mapped[str] = mapped_column("value", Text)

    text = sealed_text("sealed_value", gone="null")

    @property
    def subject(self) -> str:
        return visitor_subject(self.visitor)

    @property
    def value(self) -> AttributeValue | None:
        """None once the visitor's key was destroyed."""
        return json.loads(self.text)

    @classmethod
    def of(cls, session: Session, visitor: IdentifiedVisitor) -> dict[str, "VisitorAttribute"]:
        found = session.scalars(select(cls).where(cls.visitor == visitor.name).order_by(cls.name))
        return {one.name: one for one in found}

    @classmethod
    def put(cls, session: Session, visitor: IdentifiedVisitor, told: Mapping[str, AttributeValue]) -> None:
        """What is there with the same value stays as it is; what is not told stays, too."""
        known = cls.of(session, visitor)
        for name, value in told.items():
            text = json.dumps(value, ensure_ascii=False)
            if name not in known:
                row = cls(visitor=visitor.name, name=name, organisation_id=visitor.organisation_id)
                row.text = text
                session.add(row)
            elif known[name].text != text:
                known[name].text = text
        session.flush()


def visitor_subject(name: str) -> str:
    return f"visitor:{name}"
