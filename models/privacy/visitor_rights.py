"""The rights of an identified visitor, as the site's own people serve them. Who somebody is, the site confirms, which knows its
end users: Cairn knows none of them, and never writes to one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from models.event.identified_visitor import AttributeValue, IdentifiedVisitor, VisitorAttribute
from models.event.person_pseudonym import PSEUDONYM, SUBJECT, pseudonym_of
from models.event.visitor_engagement import Engagement
from models.guide.guide import Guide
from models.privacy.copied_table import CopiedTable, Value, copied_row, tables_json, zipped
from models.privacy.stored_column import KeptTable
from models.privacy.visitor_columns import VISITOR_COLUMNS
from models.privacy.visitor_erasure import VisitorErasure
from models.site.identified_mode import IdentifiedMode

Kept = IdentifiedVisitor | VisitorAttribute | Engagement | VisitorErasure


def find_visitor(session: Session, mode: IdentifiedMode, subject: str) -> IdentifiedVisitor | None:
    """By what a browser makes of the id (64 digits), or by the pseudonym (32 digits)."""
    if SUBJECT.match(subject):
        subject = pseudonym_of(session, mode, subject)
    return IdentifiedVisitor.by_pseudonym(session, mode, subject) if PSEUDONYM.match(subject) else None


def rectify(
    session: Session, mode: IdentifiedMode, visitor: IdentifiedVisitor, told: Mapping[str, AttributeValue | None]
) -> None:
    """Puts what is right in the place of what is wrong; None takes it away. Raises ValueError for one that may not be kept."""
    if other := next((name for name in told if name not in mode.attributes), ""):
        raise ValueError(f"{other[:40]} is not among the attributes that this site may keep.")
    gone = [name for name, value in told.items() if value is None]
    mine = delete(VisitorAttribute).where(VisitorAttribute.visitor == visitor.name, VisitorAttribute.name.in_(gone))
    session.execute(mine)
    VisitorAttribute.put(session, visitor, {name: value for name, value in told.items() if value is not None})


def restrict(visitor: IdentifiedVisitor, now: datetime, *, lift: bool = False) -> None:
    """What is kept about them is kept, and nothing else: in no list, and nothing is added or deleted by night."""
    visitor.restricted_at = None if lift else visitor.restricted_at or now


def object_to(visitor: IdentifiedVisitor, now: datetime, *, lift: bool = False) -> None:
    """Nothing more is noted about them."""
    visitor.objected_at = None if lift else visitor.objected_at or now


@dataclass(frozen=True)
class VisitorCopy:
    """Everything that is kept about an identified visitor."""

    site: str
    mode: IdentifiedMode
    made_at: datetime
    tables: tuple[CopiedTable, ...]

    @classmethod
    def of(cls, session: Session, mode: IdentifiedMode, visitor: IdentifiedVisitor, site: str, now: datetime) -> "VisitorCopy":
        found: tuple[tuple[type[Kept], ColumnElement[bool]], ...] = (
            (IdentifiedVisitor, IdentifiedVisitor.name == visitor.name),
            (VisitorAttribute, VisitorAttribute.visitor == visitor.name),
            (Engagement, Engagement.visitor == visitor.name),
            (VisitorErasure, VisitorErasure.subject == visitor.subject),
        )
        tables: list[CopiedTable] = []
        for kind, where in found:
            kept = VISITOR_COLUMNS[kind.__tablename__]
            order = list(kind.__table__.primary_key)
            rows = session.scalars(select(kind).where(where).order_by(*order)).all()
            if rows:
                said = tuple(_named(session, visitor, _told(row, kept)) for row in rows)
                tables.append(CopiedTable(kind.__tablename__, kept.purpose, said))
        return cls(site, mode, now, tuple(tables))

    def zipped(self) -> bytes:
        """A summary to read, one JSON document, and a CSV file for each table."""
        return zipped(self.tables, self.made_at, self.summary(), {})

    def to_json(self) -> dict[str, Value]:
        return tables_json(self.tables, self.made_at)

    def summary(self) -> str:
        lines = "\n".join(f"{one.name}: {len(one.rows)}. {one.purpose}." for one in self.tables)
        return (
            f"What Cairn keeps about one person for {self.site}, as of {self.made_at:%d %B %Y, %H:%M} UTC\n\n"
            f"What for: {self.mode.purpose}\nLegal basis: {self.mode.basis_in_words}\n\n"
            f"The same is in everything.json and, table by table, in csv/.\n\n{lines}\n"
        )


def _told(row: Kept, kept: KeptTable) -> dict[str, Value]:
    """An attribute's value as the page told it, not as the text that is sealed."""
    return {**copied_row(row, kept), **({"value": row.value} if isinstance(row, VisitorAttribute) else {})}


def _named(session: Session, visitor: IdentifiedVisitor, row: dict[str, Value]) -> dict[str, Value]:
    """With the pseudonym, and with guides by their names."""
    said = {"pseudonym": visitor.pseudonym} if "first_day" in row else {}
    guide = session.get(Guide, row["guide_id"]) if "guide_id" in row else None
    return {**said, **row, **({"guide": guide.name} if guide else {})}


def waiting_erasures(session: Session, mode: IdentifiedMode) -> Sequence[VisitorErasure]:
    asked = select(VisitorErasure).where(VisitorErasure.site_id == mode.site_id, VisitorErasure.done_at.is_(None))
    return session.scalars(asked.order_by(VisitorErasure.due_at)).all()
