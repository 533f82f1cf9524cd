"""Many rows that reach the database as one parameter of one statement, whichever database it is.

A statement for each row costs more than the rows: SQLAlchemy prepares each, and SQLite lets go of the interpreter's lock for each
and has to wait for it again, which takes milliseconds in a process that serves.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Executable, Select, String, bindparam, cast, column, func, select, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.support.database import Base

Rows = Sequence[Mapping[str, Any]]
Names = tuple[str, ...]


def add_rows(session: Session, table: type[Base], rows: Rows, key: Names, add: Names = ()) -> int:
    """Writes rows, at least one and all with the same columns. To one whose `key` is there already, `add` is added, if anything;
    how many were written or added to.
    """
    insert = _insert(session.get_bind().dialect.name, table, tuple(rows[0]), key, add)
    # SQLAlchemy asks an insert for it only when told to.
    done: Any = session.execute(insert, {"rows": sent(session, table, rows)}, execution_options={"preserve_rowcount": True})
    return done.rowcount


def sent(session: Session, table: type[Base], rows: Rows) -> Any:
    """The rows as the parameter `rows` of a statement with `sent_rows` in it."""
    dialect = session.get_bind().dialect
    values = [list(row.values()) for row in rows]
    for place, one in enumerate(_columns(table, tuple(rows[0]))):
        make = one.type.dialect_impl(dialect).bind_processor(dialect)
        if make is not None:
            for row in values:
                row[place] = make(row[place])
    return json.dumps(values, default=str)


def sent_rows(dialect: str, table: type[Base], names: Names) -> Select[Any]:
    """Selects what a statement is sent as its parameter `rows`, under the names and with the types of these columns."""
    columns, many = _columns(table, names), bindparam("rows", type_=String())
    if dialect == "postgresql":
        row = func.json_array_elements(cast(many, postgresql.JSON)).table_valued(column("value", postgresql.JSON))
        return select(*(cast(row.c.value[place].astext, one.type).label(one.name) for place, one in enumerate(columns)))
    row = func.json_each(many).table_valued("value")
    cells = (func.json_extract(row.c.value, f"$[{place}]").label(one.name) for place, one in enumerate(columns))
    # Without a condition SQLite takes what follows an upsert for a join.
    return select(*cells).where(true())


@lru_cache(maxsize=32)
def _insert(dialect: str, table: type[Base], names: Names, key: Names, add: Names) -> Executable:
    into: Any = table.__table__  # SQLAlchemy types it as any selectable
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(into).from_select(names, sent_rows(dialect, table, names))
    if not add:
        return insert.on_conflict_do_nothing(index_elements=key)
    more = {name: into.c[name] + insert.excluded[name] for name in add}
    return insert.on_conflict_do_update(index_elements=key, set_=more)


@lru_cache(maxsize=32)
def _columns(table: type[Base], names: Names) -> tuple[Column[Any], ...]:
    found: Any = table.__table__
    return tuple(found.c[name] for name in names)
