import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import DBAPIError

from models.account import Organisation
from models.support.held_connection import RESTED, HeldConnection
from models.support.tenancy import SETTING


@pytest.fixture
def held(database):
    held = HeldConnection(database)
    yield held
    held.close()


def rename(held, name, more="SELECT 1"):
    with held.writing() as writing:
        writing.connection.execute(text("UPDATE organisations SET name = :name"), {"name": name})
        writing.connection.execute(text(more))


def rename_in_session(held, *names):
    """One after the other, as in a session; what is no name breaks it off."""
    with held.writing() as writing:
        for name in names:
            for one in writing.session.scalars(select(Organisation)):
                one.name = name.strip()


def names(database):
    with database.reading() as session:
        return set(session.scalars(select(Organisation.name)))


@pytest.fixture
def taken(database):
    """Each time that a connection is taken."""
    found = []
    event.listen(database.engine, "checkout", lambda *_: found.append(1))
    return found


def test_one_connection_serves_transaction_after_transaction(database, alice, held, taken):
    for number in range(5):
        rename(held, f"Acme {number}")
    assert (len(taken), names(database)) == (1, {"Acme 4"})


def test_one_that_rested_is_taken_anew(database, alice, held, taken, monkeypatch):
    clock = iter((0.0, RESTED / 2, RESTED, 2 * RESTED + 0.1, 2 * RESTED + 0.2))
    monkeypatch.setattr("models.support.held_connection.monotonic", lambda: next(clock))
    for name in ("first", "second", "third"):
        rename(held, name)
    assert len(taken) == 2


def test_what_fails_is_rolled_back_and_the_next_one_works(database, alice, held):
    rename(held, "Acme")
    with pytest.raises(DBAPIError):
        rename(held, "gone", "UPDATE no_such_table SET name = 'gone'")
    assert names(database) == {"Acme"}
    rename(held, "Acme and Sons")
    assert names(database) == {"Acme and Sons"}


def test_a_session_in_it_is_committed_with_it(database, alice, held):
    rename_in_session(held, "Acme")
    assert names(database) == {"Acme"}
    with pytest.raises(AttributeError):
        rename_in_session(held, "gone", None)
    assert names(database) == {"Acme"}


@pytest.mark.one_engine
@pytest.mark.serving
def test_whoever_is_given_the_connection_afterwards_sees_no_tenant_until_they_say_which(database, alice, held):
    rename(held, "Acme")
    with held.writing() as writing:
        assert writing.connection.scalar(text(f"SELECT current_setting('{SETTING}')")) == "all"
    held.close()
    with database.engine.connect() as connection:
        assert connection.scalar(text(f"SELECT current_setting('{SETTING}', true)")) in {"", None}
