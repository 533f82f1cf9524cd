"""Everything that is kept about a member, to read and to take elsewhere: found by the tags and by what refers to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_, select
from sqlalchemy.orm import Session

from models.account.account_subject import member_subject
from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.member_picture import MemberPicture
from models.privacy.copied_table import CopiedTable, Value, copied_row, tables_json, zipped
from models.privacy.stored_column import KeptTable
from models.privacy.stored_columns import PLANES
from models.support.database import Base
from models.support.sealer import Unsealable

OWN_WORDS = {"review_comments", "reviews"}
"""Tables of the organisation's content in which a member speaks themselves."""

CONTENT_PLANE = "content"


@dataclass(frozen=True)
class MemberCopy:
    name: str
    made_at: datetime
    tables: tuple[CopiedTable, ...]
    picture: bytes

    @classmethod
    def of(cls, session: Session, member: Member, now: datetime) -> "MemberCopy":
        """Reads it; sealed fields are opened, secrets are left out."""
        picture = session.get(MemberPicture, member.id)
        return cls(member.name, now, tuple(_tables(session, member)), picture.body if picture else b"")

    def zipped(self) -> bytes:
        """A summary to read, one JSON document, a CSV file for each table, and their picture."""
        return zipped(self.tables, self.made_at, self.summary(), {"picture.webp": self.picture} if self.picture else {})

    def to_json(self) -> dict[str, Value]:
        return tables_json(self.tables, self.made_at)

    def summary(self) -> str:
        lines = (f"{one.name}: {len(one.rows)}. {one.purpose}." for one in self.tables)
        return (
            f"What Cairn keeps about {self.name}, as of {self.made_at:%d %B %Y, %H:%M} UTC\n\n"
            "The same is in everything.json and, table by table, in csv/. Passwords, keys and secrets are left out: nobody can\n"
            "read them. What you made for an organisation belongs to it: of that, this says when and which.\n\n"
            + "\n".join(lines)
            + "\n"
        )


def _tables(session: Session, member: Member) -> Iterator[CopiedTable]:
    classes: dict[str, type[Any]] = {one.class_.__tablename__: one.class_ for one in Base.registry.mappers}
    for plane, tables in PLANES.items():
        for name, kept in sorted(tables.items()):
            kind = classes.get(name)
            where = kind and _theirs(kind.__table__, member)
            if kind is None or where is None:
                continue
            tells = plane != CONTENT_PLANE or name in OWN_WORDS
            rows = tuple(_row(one, kept, tells=tells) for one in session.scalars(select(kind).where(where)))
            if rows:
                yield CopiedTable(name, kept.purpose, rows)


def _theirs(table: Table, member: Member) -> ColumnElement[bool] | None:
    """Which rows of a table are about them or by them; None for a table that names no member."""
    if table.name == Member.__tablename__:
        return table.c.id == member.id
    names = [column == member.id for column in table.c if _names_member(column)]
    if "subject" in table.c:
        names.append(table.c.subject == member_subject(member.id))
    if "about" in table.c and member.email_index:
        names.append(table.c.about == f"address:{member.email_index}")
    if "email_index" in table.c and member.email_index:
        names.append(table.c.email_index == member.email_index)
    return or_(*names) if names else None


def _names_member(column: Column[Any]) -> bool:
    return column.name in {"member_id", "about_id"} or any(
        key.column.table.name == Member.__tablename__ for key in column.foreign_keys
    )


def _row(row: Any, kept: KeptTable, *, tells: bool) -> dict[str, Value]:
    if isinstance(row, AuditEntry):
        return {"at": row.at.isoformat(), "act": row.act, **_audit_words(row)}
    return copied_row(row, kept, tells=tells)


def _audit_words(entry: AuditEntry) -> dict[str, Value]:
    try:
        return {"sentence": entry.sentence, "asked_from": entry.asked_from}
    except Unsealable:
        return {}
