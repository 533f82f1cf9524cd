"""What the two databases really say when they can't, and what is told from it."""

import sqlite3

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from models.support import database as home
from models.support.database import Database
from models.support.database_bounds import LONGEST_ANSWER
from models.support.database_trouble import DatabaseTrouble, trouble_of
from tests.support.live import free_ports


def raised_by(work):
    with pytest.raises(SQLAlchemyError) as caught:
        work()
    return trouble_of(caught.value)


def add(database, before=()):
    with database.writing() as session:
        for statement in before:
            session.execute(text(statement))
        session.execute(text("CREATE TABLE filled (what TEXT)"))
        session.execute(text("INSERT INTO filled VALUES (:what)"), {"what": "x" * 10_000_000})


@pytest.fixture
def file(sqlite_files):
    with sqlite_files.fresh() as database:
        yield database


@pytest.fixture
def server(postgres):
    with postgres.fresh() as database:
        yield database


def test_a_file_without_room_is_full_and_keeps_nothing_of_it(file):
    with file.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    assert raised_by(lambda: add(file, [f"PRAGMA max_page_count={pages + 4}"])) is DatabaseTrouble.FULL
    with file.reading() as session:
        assert not session.execute(text("SELECT name FROM sqlite_master WHERE name = 'filled'")).all()


def test_a_file_that_may_not_be_written_is_read_only(file):
    assert raised_by(lambda: add(file, ["PRAGMA query_only=ON"])) is DatabaseTrouble.READ_ONLY


def test_a_file_that_somebody_else_writes_is_busy(file, monkeypatch):
    monkeypatch.setattr(home, "LOCK_PATIENCE", 0)
    impatient = Database(file.url)
    with file.writing() as session:
        session.connection()
        assert raised_by(lambda: add(impatient)) is DatabaseTrouble.BUSY
    impatient.close()


def test_a_file_that_is_not_there_does_not_answer(tmp_path):
    (tmp_path / "cairn.db").mkdir()
    database = Database(f"sqlite:///{tmp_path}/cairn.db")
    assert raised_by(lambda: add(database)) is DatabaseTrouble.SILENT
    database.close()


def test_a_server_that_is_not_there_does_not_answer():
    database = Database(f"postgresql+psycopg://nobody@127.0.0.1:{free_ports(1)[0]}/none")
    assert raised_by(lambda: add(database)) is DatabaseTrouble.SILENT
    database.close()


def test_a_connection_that_the_server_ends_does_not_answer_and_the_next_one_does(server):
    with server.reading() as session:
        number = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with psycopg.connect(server.url.replace("+psycopg", "")) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (number,))
        assert raised_by(lambda: session.execute(text("SELECT 1"))) is DatabaseTrouble.SILENT
    with server.reading() as session:
        assert session.execute(text("SELECT 1")).scalar_one() == 1


@pytest.mark.parametrize(
    ("before", "trouble"),
    [
        (["SET TRANSACTION READ ONLY"], DatabaseTrouble.READ_ONLY),
        (["SET LOCAL statement_timeout = '50ms'", "SELECT pg_sleep(5)"], DatabaseTrouble.BUSY),
        (["DO $$ BEGIN RAISE SQLSTATE '53100'; END $$"], DatabaseTrouble.FULL),
        (["DO $$ BEGIN RAISE SQLSTATE '53300'; END $$"], DatabaseTrouble.BUSY),
        (["SELECT nothing FROM nowhere"], None),
        (["SELECT 1 / 0"], None),
    ],
)
def test_what_a_server_says_is_told_apart(server, before, trouble):
    assert raised_by(lambda: add(server, before)) is trouble


def test_a_table_that_somebody_else_holds_is_waited_for_so_long_and_no_longer(server):
    with server.writing() as session:
        session.execute(text("LOCK TABLE organisations"))
        before = ["SET LOCAL lock_timeout = '50ms'", "SELECT COUNT(*) FROM organisations"]
        assert raised_by(lambda: add(server, before)) is DatabaseTrouble.BUSY


def test_every_transaction_of_a_server_is_bound_and_one_that_is_waited_for_is_bound_closer(server):
    asked = text(
        "SELECT current_setting('lock_timeout'), current_setting('statement_timeout'), "
        "current_setting('idle_in_transaction_session_timeout')"
    )
    fresh = Database(server.url)
    with fresh.reading() as session:
        assert tuple(session.execute(asked).one()) == ("10s", "10min", "10min")
    fresh.longest_statement = LONGEST_ANSWER
    with fresh.apart(2).writing() as session:
        assert tuple(session.execute(asked).one()) == ("10s", "30s", "30s")
    fresh.close()


def test_no_free_connection_is_busy(file, monkeypatch):
    monkeypatch.setattr(home, "PATIENCE", 0.05)
    narrow = Database(file.url, connections=1)
    with narrow.reading() as session:
        session.execute(text("SELECT 1"))
        assert raised_by(lambda: add(narrow)) is DatabaseTrouble.BUSY
    narrow.close()


@pytest.mark.parametrize("broken", ["SELECT nothing FROM nowhere", "NONSENSE"])
def test_what_is_wrong_with_a_statement_is_no_trouble(file, broken):
    assert raised_by(lambda: add(file, [broken])) is None
    assert trouble_of(sqlite3.OperationalError("said by nobody that knows")) is None
