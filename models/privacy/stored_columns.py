"""Every column of every table, by plane, with how it keeps what is in it. A column that is not in here fails a test."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.privacy.content_columns import CONTENT_COLUMNS
from models.privacy.member_columns import MEMBER_COLUMNS
from models.privacy.operations_columns import OPERATIONS_COLUMNS
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


def stored_columns() -> Iterator[StoredColumn]:
    for plane, tables in PLANES.items():
        for table, columns in tables.items():
            for name, way in columns.items():
                yield StoredColumn(plane, table, name, way)
