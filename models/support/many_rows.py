"""Many rows that reach the database with few statements, whichever database it is.

SQLAlchemy prepares each statement, and SQLite lets go of the interpreter's lock for each and has to wait for it again, which
takes milliseconds in a process that serves. So PostgreSQL is sent all rows as one parameter, which costs this process least.
SQLite works in this process, and taking such a parameter apart costs it more than the rows: it is sent some with a statement.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Select,
    String,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    text,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.support.database import Base

Rows = Sequence[Sequence[Any]]
Names = tuple[str, ...]

OF_STATEMENT = 32
"""Rows of one statement on SQLite, which prepares one for each number of rows and keeps 128."""


def add_rows(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]], key: Names, add: Names = ()) -> int:
    """Writes rows, at least one and all with the same columns. To one whose `key` is there already, `add` is added, if anything;
    how many were written or added to.
    """
    return write_rows(session.connection(), table, tuple(rows[0]), [tuple(row.values()) for row in rows], key, add)


def write_rows(connection: Connection, table: type[Base], names: Names, rows: Rows, key: Names = (), add: Names = ()) -> int:
    """The same of rows that are values in the order of `names`. Without a `key` none may be there already (IntegrityError)."""
    if connection.dialect.name == "postgresql":
        sent = {"rows": sent_rows(connection, table, names, rows)}
        return connection.exec_driver_sql(_insert_sent(table, names, key, add), sent).rowcount
    kept, written = _bound(connection.dialect, table, names, rows), 0
    for start in range(0, len(kept), OF_STATEMENT):
        part = kept[start : start + OF_STATEMENT]
        insert = _insert_some(table, names, key, add, len(part))
        written += connection.exec_driver_sql(insert, tuple(chain.from_iterable(part))).rowcount
    return written


def sent_rows(connection: Connection, table: type[Base], names: Names, rows: Rows) -> str:
    """The rows as the parameter `rows` of a statement with `select_sent` in it."""
    return json.dumps(_bound(connection.dialect, table, names, rows), default=str)


def select_sent(dialect: str, table: type[Base], names: Names) -> Select[Any]:
    """Selects what a statement is sent as its parameter `rows`, under the names and with the types of these columns."""
    columns, many = _columns(table, names), bindparam("rows", type_=String())
    if dialect == "postgresql":
        row = func.json_array_elements(cast(many, postgresql.JSON)).table_valued(column("value", postgresql.JSON))
        texts = (row.c.value.op("->>")(literal_column(str(place))) for place in range(len(columns)))
        return select(*(cast(cell, one.type).label(one.name) for cell, one in zip(texts, columns, strict=True)))
    row = func.json_each(many).table_valued("value")
    cells = (func.json_extract(row.c.value, f"$[{place}]").label(one.name) for place, one in enumerate(columns))
    # Without a condition SQLite takes what follows an upsert for a join.
    return select(*cells).where(true())


@lru_cache(maxsize=32)
def _insert_sent(table: type[Base], names: Names, key: Names, add: Names) -> str:
    insert = postgresql.insert(_table(table)).from_select(names, select_sent("postgresql", table, names), include_defaults=False)
    return str(_or_added(insert, table, key, add).compile(dialect=_POSTGRESQL))


@lru_cache(maxsize=256)
def _insert_some(table: type[Base], names: Names, key: Names, add: Names, number: int) -> str:
    row = f"({', '.join('?' * len(names))})"
    rows = text(f"VALUES {', '.join([row] * number)}").columns()
    insert = sqlite.insert(_table(table)).from_select(names, rows, include_defaults=False)
    return str(_or_added(insert, table, key, add).compile(dialect=_SQLITE))


_POSTGRESQL, _SQLITE = postgresql.dialect(paramstyle="pyformat"), sqlite.dialect(paramstyle="qmark")


def _or_added(insert: Any, table: type[Base], key: Names, add: Names) -> Any:
    if not key:
        return insert
    if not add:
        return insert.on_conflict_do_nothing(index_elements=key)
    into = _table(table)
    more = {name: _sum(into.c[name], insert.excluded[name]) for name in add}
    return insert.on_conflict_do_update(index_elements=key, set_=more)


def _sum(there: Column[Any], more: Any) -> ColumnElement[Any]:
    """Where one of them is nothing, the other one."""
    return func.coalesce(there + more, there, more) if there.nullable else there + more


def _bound(dialect: Dialect, table: type[Base], names: Names, rows: Rows) -> Rows:
    """The values as the driver takes them. Neighbours mostly have the same day or moment, which is made once."""
    makers = _makers(dialect, table, names)
    if not makers:
        return rows
    values = [list(row) for row in rows]
    for place, make in makers:
        before, made = object(), None
        for row in values:
            if row[place] is not before:
                before = row[place]
                made = make(before)
            row[place] = made
    return values


@lru_cache(maxsize=64)
def _makers(dialect: Dialect, table: type[Base], names: Names) -> tuple[tuple[int, Any], ...]:
    made = ((place, one.type.dialect_impl(dialect).bind_processor(dialect)) for place, one in enumerate(_columns(table, names)))
    return tuple((place, make) for place, make in made if make is not None)


@lru_cache(maxsize=32)
def _columns(table: type[Base], names: Names) -> tuple[Column[Any], ...]:
    return tuple(_table(table).c[name] for name in names)


def _table(table: type[Base]) -> Any:
    """SQLAlchemy types it as any selectable."""
    return table.__table__
