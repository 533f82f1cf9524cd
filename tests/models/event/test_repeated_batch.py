"""A batch is counted once: not again when its answer was lost, and not when two processes get it."""

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.event.batch_record import forget, record
from models.event.rejected_count import RejectedCount
from models.event.repeated_batch import REMEMBERED, CountedBatch

NAME = "k3J9mZ0qLw7Tn2Xb"


def write(live, *batches, now=None):
    with live.database.writing() as session:
        record(session, batches, now or datetime.now(UTC))


def test_a_batch_that_is_sent_again_is_counted_once(live):
    write(live, live.batch("started", "reached", step="s1", name=NAME))
    write(live, live.batch("started", "reached", step="s1", name=NAME))
    assert live.total() == 2


def test_so_is_one_that_arrives_twice_in_the_same_moment(live):
    write(live, *[live.batch("started", name=NAME) for _ in range(3)])
    assert live.total() == 1


def test_batches_without_an_id_as_yesterdays_scripts_send_them_are_each_counted(live):
    write(live, live.batch("started"), live.batch("started"))
    write(live, live.batch("started"))
    assert live.total() == 3


def test_what_was_rejected_of_it_is_counted_once_too(live):
    for _ in range(2):
        batch = live.batch("started", name=NAME)
        batch.rejected = Counter(step=3)
        write(live, batch)
    with live.database.reading() as session:
        assert session.scalar(select(func.sum(RejectedCount.total))) == 3


def test_the_same_id_for_another_site_is_another_batch(live, charlie):
    other = live.batch("started", name=NAME)
    other.site_id, other.organisation_id = charlie.site.id, charlie.organisation.id
    write(live, live.batch("started", name=NAME), other)
    assert live.total() == 2


def test_writers_that_get_the_same_batches_at_once_count_each_once(live):
    names = [f"{number:032x}" for number in range(40)]
    batches = [live.batch("started", name=name) for name in names]
    orders = [batches, batches[::-1], batches[20:] + batches[:20]]
    writers = [threading.Thread(target=write, args=(live, *order)) for order in orders]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    assert live.total() == len(names)


@pytest.mark.parametrize(("later", "total"), [(REMEMBERED - timedelta(seconds=1), 1), (REMEMBERED + timedelta(seconds=1), 2)])
def test_an_id_is_remembered_for_minutes_and_then_forgotten(live, later, total):
    now = datetime.now(UTC)
    write(live, live.batch("started", name=NAME), now=now)
    with live.database.writing() as session:
        is_left = forget(session, now + later)
    assert is_left == (total == 1)
    write(live, live.batch("started", name=NAME), now=now + later)
    assert live.total() == total


def test_what_is_remembered_of_a_batch_says_nothing_about_who_sent_it(live):
    write(live, live.batch("started", name=NAME))
    with live.database.reading() as session:
        row = session.scalars(select(CountedBatch)).one()
        assert {column.name for column in CountedBatch.__table__.columns} == {"site_id", "id", "organisation_id", "counted_at"}
        assert row.id == NAME
