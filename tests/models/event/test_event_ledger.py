import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.event import Ledger, TooBusy, funnel, read_batch
from models.event.event_count import Count, add_events
from models.event.event_ledger import MOST_TOGETHER, MOST_WAITING
from models.guide import Guide
from models.support.database import Database
from tests.support.people import tour

VERSION = "a" * 64


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice)


@pytest.fixture
def ledger(database) -> Iterator[Ledger]:
    ledger = Ledger(database)
    yield ledger
    ledger.close()


def batch(key, *figures, **rest):
    events = [{"figure": figure, "guide": key, "version": VERSION, **rest} for figure in figures]
    return read_batch(json.dumps({"schema": 1, "events": events}).encode())


def total(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.coalesce(func.sum(Count.total), 0)))


def test_a_batch_is_in_the_database_when_its_future_is_done(database, alice, guide, ledger):
    assert ledger.count(alice.site.key, batch(guide.key, "started", "completed")).result(10) == 2
    assert total(database) == 2


def test_batches_from_many_threads_are_all_counted(database, alice, guide, ledger):
    def visitor():
        for _ in range(25):
            ledger.count(alice.site.key, batch(guide.key, "started", unique=True)).result(20)

    threads = [threading.Thread(target=visitor) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with database.reading() as session:
        assert [(row.total, row.uniques) for row in session.scalars(select(Count))] == [(100, 100)]


def test_events_about_another_sites_guides_are_left_out(database, charlie, guide, ledger):
    assert ledger.count(charlie.site.key, batch(guide.key, "started")).result(10) == 0
    assert ledger.count("no-such-site", batch(guide.key, "started")).result(10) == 0
    assert total(database) == 0


def test_a_batch_that_fails_is_told_so_and_the_others_beside_it_count(database, alice, guide, ledger):
    broken = batch(guide.key, "started", step="s1")
    object.__setattr__(broken.events[0], "device", None)  # no player can send this; the database refuses it
    good, bad = (ledger.count(alice.site.key, one) for one in (batch(guide.key, "started"), broken))
    assert good.result(10) == 1
    assert bad.exception(10) is not None
    assert ledger.count(alice.site.key, batch(guide.key, "started")).result(10) == 1
    assert total(database) == 2


def test_closing_writes_what_is_waiting(database, alice, guide):
    ledger = Ledger(database)
    waiting = [ledger.count(alice.site.key, batch(guide.key, "started")) for _ in range(50)]
    ledger.close()
    assert all(one.done() for one in waiting)
    assert total(database) == 50


def test_a_writer_that_can_not_keep_up_says_so_instead_of_growing(database, alice, guide):
    ledger, sent, taken = Ledger(database), batch(guide.key, "started"), []
    with database.writing() as session:
        # The write lock on SQLite; on PostgreSQL the row that the same day's count would be added to.
        add_events(session, alice.site.key, "production", sent.events, datetime.now(UTC))
        with pytest.raises(TooBusy):
            taken.extend(ledger.count(alice.site.key, sent) for _ in range(MOST_WAITING + MOST_TOGETHER + 1))
        ledger.saw_tag(alice.site.key)  # given up without a word
    ledger.close()
    assert len(taken) >= MOST_WAITING
    counted = sum(future.exception(10) is None for future in taken)
    assert total(database) == 1 + counted
    # On a machine so busy that a lock is waited for too long, one batch may be refused; whoever sent it is told.
    assert counted >= MOST_WAITING - MOST_TOGETHER


SENDER = """
import sys
from models.event import Ledger, read_batch
from models.support.database import Database
ledger = Ledger(Database(sys.argv[1]))
body = sys.argv[3].encode()
while True:
    ledger.count(sys.argv[2], read_batch(body)).result()
    print("counted", flush=True)
"""


def test_nothing_that_was_acknowledged_is_lost_when_the_process_is_killed(database, alice, guide):
    body = json.dumps({"schema": 1, "events": [{"figure": "started", "guide": guide.key, "version": VERSION}]})
    command = [sys.executable, "-c", SENDER, database.url, alice.site.key, body]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}) as process:
        acknowledged = sum(1 for _ in zip(range(20), process.stdout, strict=False))
        process.send_signal(signal.SIGKILL)
        acknowledged += len(process.stdout.read().splitlines())
    assert acknowledged >= 20
    assert acknowledged <= total(database) <= acknowledged + 1


def test_a_funnel_adds_up_the_steps_since_a_day(database, alice, guide, ledger):
    ledger.count(alice.site.key, batch(guide.key, "started", "started", "dismissed")).result(10)
    ledger.count(alice.site.key, batch(guide.key, "reached", "reached", "target_missing", step="s1")).result(10)
    ledger.count(alice.site.key, batch(guide.key, "completed", "left_page", unique=True)).result(10)
    today = datetime.now(UTC).date()
    with database.reading() as session:
        found = funnel(session, session.get_one(Guide, guide.id), today)
        later = funnel(session, session.get_one(Guide, guide.id), today + timedelta(days=1))
    assert [(rung.total, rung.share) for rung in found.rungs] == [(2, 1.0), (1, 0.5)]
    assert (found.started, found.completed, found.dismissed, found.target_missing, found.left_page) == (2, 1, 1, 1, 1)
    assert found.completion == 0.5
    assert (later.started, later.completion) == (0, 0.0)
