"""Statements that reach the database together."""

from datetime import UTC, datetime

import pytest
from psycopg.pq import PipelineStatus
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.event.repeated_batch import COLUMNS, CountedBatch
from models.support.many_rows import write_rows
from models.support.sent_together import sent_together

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def write(session, person, *names):
    rows = [(person.site.id, name, person.organisation.id, NOW) for name in names]
    write_rows(session.connection(), CountedBatch, COLUMNS, rows)


def write_together(database, person, *names):
    with database.writing() as session, sent_together(session.connection()):
        for name in names:
            write(session, person, name)


def names(database):
    with database.reading() as session:
        return list(session.scalars(select(CountedBatch.id).order_by(CountedBatch.id)))


def test_all_of_them_are_done_at_the_end(database, alice):
    write_together(database, alice, "a", "b", "c")
    assert names(database) == ["a", "b", "c"]


def test_one_that_is_refused_is_said_as_ever_and_takes_the_others_back(database, alice):
    with database.writing() as session:
        write(session, alice, "a")
    with pytest.raises(IntegrityError):
        write_together(database, alice, "b", "a", "c")
    assert names(database) == ["a"]
    with database.writing() as session:
        write(session, alice, "b")
    assert names(database) == ["a", "b"]


@pytest.mark.one_engine
@pytest.mark.serving
def test_postgresql_hears_of_them_in_one_go(database, alice):
    with database.writing() as session:
        driver = session.connection().connection.driver_connection
        with sent_together(session.connection()):
            write(session, alice, "a")
            assert driver.pgconn.pipeline_status == PipelineStatus.ON
        assert driver.pgconn.pipeline_status == PipelineStatus.OFF
