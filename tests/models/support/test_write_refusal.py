"""What a database said last when something was to be written, on both of them."""

import contextlib

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from models.account import Organisation
from models.support.database_trouble import DatabaseTrouble
from models.support.write_refusal import REMEMBERED, WriteRefusal
from tests.support.people import NOW

READ_ONLY = {"sqlite": "PRAGMA query_only=ON", "postgresql": "SET TRANSACTION READ ONLY"}


def write(database, *, before=""):
    with database.writing() as session:
        if before:
            session.execute(text(before))
        session.add(Organisation(name="Acme", created_at=NOW))


def refuse(database):
    with pytest.raises(SQLAlchemyError):
        write(database, before=READ_ONLY[database.engine.dialect.name])
    database.engine.dispose()  # SQLite's connection stays as it was told


def test_a_refusal_is_known_until_something_is_written(database):
    assert database.refusal.present is None
    refuse(database)
    assert database.refusal.present is DatabaseTrouble.READ_ONLY
    with database.reading() as session:
        session.execute(text("SELECT 1"))
    assert database.refusal.present is DatabaseTrouble.READ_ONLY
    write(database)
    assert database.refusal.present is None


def test_what_something_else_writes_in_the_meantime_does_not_end_a_refusal(database):
    write(database)
    refuse(database)
    with database.writing() as session:
        session.execute(text("UPDATE organisations SET name = 'Acme 2'"))
    assert database.refusal.present is DatabaseTrouble.READ_ONLY
    with contextlib.suppress(ZeroDivisionError), database.writing() as session:
        session.add(Organisation(name="Acme", created_at=NOW))
        session.flush()
        raise ZeroDivisionError
    assert database.refusal.present is DatabaseTrouble.READ_ONLY
    write(database)
    assert database.refusal.present is None


def test_every_connection_to_the_same_database_hears_of_it(database):
    refuse(database.apart(2))
    assert database.refusal.present is DatabaseTrouble.READ_ONLY
    assert database.narrowed(1).refusal.present is DatabaseTrouble.READ_ONLY
    write(database)
    assert database.apart(2).refusal.present is None


@pytest.mark.one_engine
def test_it_is_forgotten_where_nobody_writes_any_more(database):
    now = [0.0]
    refusal = WriteRefusal(lambda: now[0])
    refusal.follow(database.engine, "cairn_writing")
    refuse(database)
    assert refusal.present is DatabaseTrouble.READ_ONLY
    now[0] = REMEMBERED
    assert refusal.present is None
