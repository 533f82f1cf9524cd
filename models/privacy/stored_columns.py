"""Every column of every table, by plane: how it is kept, what for and how long. One that is not in here fails a test."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.privacy.content_columns import CONTENT_COLUMNS
from models.privacy.member_columns import MEMBER_COLUMNS
from models.privacy.operations_columns import OPERATIONS_COLUMNS
from models.privacy.retention import Retention
from models.privacy.stored_column import StoredAs
from models.privacy.visitor_columns import VISITOR_COLUMNS

PLANES = {
    "member": MEMBER_COLUMNS,
    "visitor": VISITOR_COLUMNS,
    "content": CONTENT_COLUMNS,
    "operations": OPERATIONS_COLUMNS,
}


@dataclass(frozen=True)
class StoredColumn:
    plane: str
    table: str
    name: str
    kept: StoredAs
    purpose: str
    retention: Retention | None


def stored_columns() -> Iterator[StoredColumn]:
    for plane, tables in PLANES.items():
        for table, columns in tables.items():
            for name, way in columns.ways.items():
                purpose = columns.purposes.get(name, columns.purpose)
                yield StoredColumn(plane, table, name, way, purpose, columns.retention)
