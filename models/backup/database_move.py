"""Everything from one database into another, empty one: all of it, compared row by row, or nothing."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import MetaData, RowMapping, Table, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.support.database import Database

AT_ONCE = 500
ROWS_AT_ONCE_OF_LARGE = 20
"""Of tables that hold files."""


class MoveRefused(ValueError):
    """Nothing was moved; the sentence says why."""


@dataclass(frozen=True)
class _Sum:
    """Of a table's rows, in whatever order they come."""

    rows: int = 0
    sum: int = 0

    def with_(self, rows: Iterable[RowMapping]) -> "_Sum":
        digests = [
            int.from_bytes(hashlib.sha256(repr([_plain(value) for value in row.values()]).encode()).digest()) for row in rows
        ]
        return _Sum(self.rows + len(digests), (self.sum + sum(digests)) % 2**256)


def move(source: Database, target: Database, metadata: MetaData, done: Callable[[], None]) -> dict[str, int]:
    """Returns the rows of each table; `done` is called after each. Nobody writes to the source meanwhile.

    The target has every table and no row, and gets all in one transaction. Raises MoveRefused.
    """
    tables = metadata.sorted_tables
    moved: dict[str, int] = {}
    with source.writing() as there, target.writing() as here:
        full = [table.name for table in tables if here.scalar(select(1).select_from(table).limit(1))]
        if full:
            raise MoveRefused(f"The database that is moved to is not empty: it has rows in {', '.join(full)}.")
        for table in tables:
            try:
                moved[table.name] = _move(there, here, table)
            except SQLAlchemyError as problem:
                said = str(getattr(problem, "orig", problem)).splitlines()[0]
                raise MoveRefused(f"A row of {table.name} can't be moved: {said[:300]}") from problem
            done()
    return moved


def _move(there: Session, here: Session, table: Table) -> int:
    """Triggers judge what somebody does, not what was done already; they are off until the rows are there."""
    guards = here.get_bind().dialect.name == "postgresql"
    if guards:
        here.execute(text(f"ALTER TABLE {table.name} DISABLE TRIGGER USER"))
    before, after = _Sum(), _Sum()
    rows = iter(there.execute(select(table).execution_options(yield_per=_chunk(table))).mappings())
    while part := list(islice(rows, _chunk(table))):
        before = before.with_(part)
        here.execute(insert(table), [dict(row) for row in part])
    for part in here.execute(select(table).execution_options(yield_per=_chunk(table))).mappings().partitions():
        after = after.with_(part)
    if before != after:
        raise MoveRefused(f"{table.name} has {after.rows} rows instead of {before.rows}, or others than it should.")
    if guards:
        here.execute(text(f"ALTER TABLE {table.name} ENABLE TRIGGER USER"))
        _go_on_behind(here, table)
    return before.rows


def _go_on_behind(here: Session, table: Table) -> None:
    """The next number is behind those that were moved."""
    column = table.autoincrement_column
    if column is None:
        return
    sequence, newest = (
        here.scalar(select(func.pg_get_serial_sequence(table.name, column.name))),
        here.scalar(select(func.max(column))),
    )
    if sequence is not None and newest is not None:
        here.execute(select(func.setval(sequence, newest)))


def _chunk(table: Table) -> int:
    return ROWS_AT_ONCE_OF_LARGE if any(column.type.python_type is bytes for column in table.columns) else AT_ONCE


def _plain(value: object) -> object:
    """The same on both databases."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value
