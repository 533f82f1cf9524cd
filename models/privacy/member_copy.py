"""Everything that is kept about a member, to read and to take elsewhere: found by the tags and by what refers to them."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_, select
from sqlalchemy.orm import Mapper, Session

from models.account.account_subject import member_subject
from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.member_picture import MemberPicture
from models.privacy.stored_column import KeptTable, StoredAs
from models.privacy.stored_columns import PLANES
from models.support.database import Base
from models.support.sealed_column import holds_envelopes
from models.support.sealer import Unsealable

UNTOLD = {StoredAs.HASH, StoredAs.INDEX, StoredAs.KEY}
"""What tells a person nothing, and would tell a thief something."""

OWN_WORDS = {"review_comments", "reviews"}
"""Tables of the organisation's content in which a member speaks themselves."""

CONTENT_PLANE = "content"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet would run."""

Value = Any
"""What JSON can hold."""


@dataclass(frozen=True)
class CopiedTable:
    name: str
    purpose: str
    rows: tuple[dict[str, Value], ...]


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
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("summary.txt", self.summary())
            file.writestr("everything.json", json.dumps(self.to_json(), ensure_ascii=False, indent=1))
            for table in self.tables:
                file.writestr(f"csv/{table.name}.csv", _csv(table))
            if self.picture:
                file.writestr("picture.webp", self.picture)
        return packed.getvalue()

    def to_json(self) -> dict[str, Value]:
        tables = {one.name: {"purpose": one.purpose, "rows": list(one.rows)} for one in self.tables}
        return {"made_at": self.made_at.isoformat(), "tables": tables}

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
    fields: dict[str, Any] = getattr(row, "sealed_fields", {})
    sealed = {field.column: name for name, field in fields.items()}
    said: dict[str, Value] = {}
    mapper: Mapper[Any] = row.__mapper__
    for attribute, column in mapper.columns.items():
        way = kept.ways[column.name]
        if way in UNTOLD or holds_envelopes(column) or (way is StoredAs.CONTENT and not tells):
            continue
        value = getattr(row, sealed.get(attribute, attribute))
        if not isinstance(value, bytes):
            said[column.name] = _told(value)
    return said


def _audit_words(entry: AuditEntry) -> dict[str, Value]:
    try:
        return {"sentence": entry.sentence, "asked_from": entry.asked_from}
    except Unsealable:
        return {}


def _told(value: Any) -> Value:
    return value.isoformat() if isinstance(value, (datetime, date)) else value


def _csv(table: CopiedTable) -> str:
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in table.rows for name in row))
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in table.rows)
    return text.getvalue()


def _cell(value: Value) -> Value:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
