"""Every row of a database, to be put into others that are as empty as that one was: a tenth of the work of making them."""

from dataclasses import dataclass
from typing import Any

from psycopg import sql
from sqlalchemy import Connection

from models.schema import metadata
from models.support.database import Database
from models.support.random_name import random_name

TABLES = [table.name for table in metadata.sorted_tables]
"""A row's own before those that name it."""

KEYED = ("organisations", "sites", "guides")

ADVANCED = """
SELECT nextval(pg_get_serial_sequence({name}, a.attname)) FROM pg_attribute a, generate_series(1, (SELECT max(id) FROM {table}))
WHERE a.attrelid = {name}::regclass AND a.attname = 'id' AND pg_get_serial_sequence({name}, a.attname) IS NOT NULL
"""
"""The numbers of the rows are taken, as if they had been asked for one by one."""


@dataclass(frozen=True)
class KeptRows:
    """As statements of the database that they come from, with values where they take any. `keys` are the random names of some."""

    statements: list[tuple[str, list[tuple[Any, ...]]]]
    keys: list[str]

    @classmethod
    def of(cls, database: Database) -> "KeptRows":
        with database.reading() as session:
            connection = session.connection()
            one = _of_sqlite if connection.dialect.name == "sqlite" else _of_postgresql
            statements = [found for table in TABLES for found in one(connection, table)]
            return cls(statements, [key for table in KEYED for (key,) in connection.exec_driver_sql(f"SELECT key FROM {table}")])

    def put(self, database: Database) -> None:
        """With keys that no other database has: what a process remembers by them is of one alone."""
        keys = {key: random_name(len(key)) for key in self.keys}
        with database.writing() as session:
            connection = session.connection()
            for statement, rows in self.statements:
                values = [tuple(keys.get(value, value) if isinstance(value, str) else value for value in row) for row in rows]
                connection.exec_driver_sql(_renamed(statement, keys), values or None)


def _renamed(statement: str, keys: dict[str, str]) -> str:
    for key, name in keys.items():
        statement = statement.replace(key, name)
    return statement


def _of_sqlite(connection: Connection, table: str) -> list[tuple[str, list[tuple[Any, ...]]]]:
    rows = [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]
    return [(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)] if rows else []


def _of_postgresql(connection: Connection, table: str) -> list[tuple[str, list[tuple[Any, ...]]]]:
    rows = connection.exec_driver_sql(f'SELECT json_agg(one)::text FROM "{table}" one').scalar()
    if rows is None:
        return []
    names = {"name": sql.Literal(f'"{table}"'), "table": sql.Identifier(table), "rows": sql.Literal(rows)}
    put = sql.SQL("INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, {rows}::json)").format(**names)
    advanced = [sql.SQL(ADVANCED).format(**names)] if "id" in metadata.tables[table].columns else []
    return [("; ".join(one.as_string() for one in (put, *advanced)), [])]
