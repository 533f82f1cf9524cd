"""What is kept about a person as rows of tables, to read and to take elsewhere: JSON, and a CSV file for each table."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from models.privacy.stored_column import KeptTable, StoredAs
from models.support.sealed_column import holds_envelopes

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapper

UNTOLD = {StoredAs.HASH, StoredAs.INDEX, StoredAs.KEY}
"""What tells a person nothing, and would tell a thief something."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet would run."""

Value = Any
"""What JSON can hold."""


@dataclass(frozen=True)
class CopiedTable:
    name: str
    purpose: str
    rows: tuple[dict[str, Value], ...]


def tables_json(tables: Sequence[CopiedTable], made_at: datetime) -> dict[str, Value]:
    said = {one.name: {"purpose": one.purpose, "rows": list(one.rows)} for one in tables}
    return {"made_at": made_at.isoformat(), "tables": said}


def zipped(tables: Sequence[CopiedTable], made_at: datetime, summary: str, more: Mapping[str, bytes]) -> bytes:
    """A summary to read, one JSON document, a CSV file for each table, and more files by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("summary.txt", summary)
        file.writestr("everything.json", json.dumps(tables_json(tables, made_at), ensure_ascii=False, indent=1))
        for table in tables:
            file.writestr(f"csv/{table.name}.csv", _csv(table))
        for name, content in more.items():
            file.writestr(name, content)
    return packed.getvalue()


def copied_row(row: Any, kept: KeptTable, *, tells: bool = True) -> dict[str, Value]:
    """Its columns, sealed ones opened; without secrets, and without what an organisation wrote unless it `tells` that."""
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
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
