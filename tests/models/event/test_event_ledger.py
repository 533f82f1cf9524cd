import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import SQLAlchemyError

from models.account import Organisation
from models.event import Ledger, Period, Selection, Sorted, TooBusy, event_ledger, funnel
from models.event.batch_record import record
from models.event.event_count import Count
from models.event.ledger_queue import AT_FIRST, MOST_TOGETHER, MOST_WAITING
from models.event.rejected_count import RejectedCount
from models.guide import Guide
from models.support.database import Database


@pytest.fixture
def ledger(database) -> Iterator[Ledger]:
    ledger = Ledger(database)
    yield ledger
    ledger.close()


def rejected(live):
    with live.database.reading() as session:
        return {row.reason: row.total for row in session.scalars(select(RejectedCount))}


def test_a_batch_is_in_the_database_when_its_future_is_done(live, ledger):
    ledger.count(live.batch("started", "completed")).result(10)
    assert live.total() == 2


def test_an_event_loop_hears_when_its_batches_are_in_the_database_and_which_failed(live, ledger):
    broken = live.refused()

    async def visitors():
        gone = ledger.counted(live.batch("started"))
        gone.cancel()  # whoever waited has gone; the batch counts all the same
        return await asyncio.gather(
            *map(ledger.counted, [*(live.batch("started") for _ in range(20)), broken]), return_exceptions=True
        )

    with ThreadPoolExecutor(1) as elsewhere:  # where no browser of another test has a loop that runs
        *good, bad = elsewhere.submit(asyncio.run, visitors()).result(30)
    assert good == [None] * 20
    assert isinstance(bad, SQLAlchemyError)
    assert live.total() == 21


def test_batches_from_many_threads_are_all_counted(live, ledger):
    def visitor():
        for _ in range(25):
            ledger.count(live.batch("started", unique=True)).result(20)

    threads = [threading.Thread(target=visitor) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with live.database.reading() as session:
        assert [(row.total, row.uniques) for row in session.scalars(select(Count))] == [(100, 100)]


def test_batches_that_keep_coming_share_commits_a_while_apart(live, ledger, monkeypatch):
    monkeypatch.setattr(event_ledger, "APART", 0.1)
    moments = []
    event.listen(live.database.engine, "commit", lambda _: moments.append(time.monotonic()))
    waiting = deque(ledger.count(live.batch("started")) for _ in range(4))
    for _ in range(30):
        waiting.popleft().result(10)
        waiting.append(ledger.count(live.batch("started")))
    waiting[-1].result(10)
    assert len(moments) <= (moments[-1] - moments[0]) / 0.1 + 5  # a few are others'


def test_a_batch_that_fails_is_told_so_and_the_others_beside_it_count(live, ledger):
    broken = live.refused()
    good, bad = (ledger.count(one) for one in (live.batch("started"), broken))
    good.result(10)
    assert bad.exception(10) is not None
    ledger.count(live.batch("started")).result(10)
    assert live.total() == 2


def test_closing_writes_what_is_waiting(live):
    ledger = Ledger(live.database)
    waiting = [ledger.count(live.batch("started")) for _ in range(50)]
    ledger.close()
    assert all(one.done() for one in waiting)
    assert live.total() == 50


def test_a_writer_that_can_not_keep_up_says_so_instead_of_growing(live):
    database, begun = Database(live.database.url), threading.Event()
    event.listen(database.engine, "checkout", lambda *_: begun.set())
    ledger, sent = Ledger(database), live.batch("started")
    with live.database.writing() as session:
        # The write lock on SQLite; on PostgreSQL the row that the same day's count would be added to.
        record(session, [sent], datetime.now(UTC))
        taken = [ledger.count(sent)]
        assert begun.wait(10)  # the writer has taken what it takes together, and waits for the lock
        with pytest.raises(TooBusy):
            taken.extend(ledger.count(sent) for _ in range(AT_FIRST + 1))
        assert ledger.is_busy
        ledger.saw_tag(live.person.site.key)  # given up without a word
        ledger.reject(live.batch("started", step="made-up"))  # so is this
    ledger.close()
    database.close()
    assert len(taken) == AT_FIRST
    counted = sum(future.exception(10) is None for future in taken)
    assert live.total() == 1 + counted
    # On a machine so busy that a lock is waited for too long, one batch may be refused; whoever sent it is told.
    assert counted >= AT_FIRST - 1
    assert rejected(live) == {}


def test_what_is_rejected_takes_one_place_in_the_queue_however_much_it_is(live):
    ledger, site = Ledger(live.database), live.person.site
    with live.database.writing() as session:
        record(session, [live.batch("started")], datetime.now(UTC))
        for _ in range(MOST_WAITING + MOST_TOGETHER):
            ledger.reject(Sorted(site.id, site.organisation_id, rejected=Counter(version=1)))
        ledger.count(live.batch("started"))
    ledger.close()
    assert live.total() == 2
    assert rejected(live) == {"version": MOST_WAITING + MOST_TOGETHER}


SENDER = """
import sys
from datetime import UTC, datetime
from models.account import Organisation
from models.event import Ledger, read_batch, sort
from models.release.shown_version import shown_versions
from models.support.database import Database
database = Database(sys.argv[1])
ledger, body, site = Ledger(database), sys.argv[2].encode(), (int(sys.argv[3]), int(sys.argv[4]))
with database.reading() as session:
    shown = shown_versions(session, site[0], "production", datetime.now(UTC))
number = 0
while True:
    name = f"{number:032x}"
    ledger.count(sort(read_batch(body.replace(b"0" * 32, name.encode())), shown, site, datetime.now(UTC))).result()
    print("counted", name, flush=True)
    number += 1
"""


def test_nothing_that_was_acknowledged_is_lost_when_the_process_is_killed_and_a_resent_batch_counts_once(live, ledger):
    site = live.person.site
    arguments = [live.database.url, live.body("started", name="0" * 32).decode(), str(site.id), str(site.organisation_id)]
    command = [sys.executable, "-c", SENDER, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}) as process:
        lines = [line for _, line in zip(range(20), process.stdout, strict=False)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines()
    names = [line.split()[1].decode() for line in lines if len(line.split()) == 2]
    assert len(names) >= 20
    before = live.total()
    assert len(names) <= before <= len(names) + 1
    # The visitors whose answers were lost send again; the one batch that may have been on its way then does, too.
    for name in [*names, f"{len(names):032x}"]:
        ledger.count(live.batch("started", name=name)).result(10)
    assert live.total() == len(names) + 1


def test_a_funnel_adds_up_the_steps_since_a_day(live, ledger):
    ledger.count(live.batch("started", "started", "dismissed")).result(10)
    ledger.count(live.batch("reached", "reached", "target_missing", step="s1")).result(10)
    ledger.count(live.batch("completed", "left_page", unique=True)).result(10)
    today = datetime.now(UTC).date()
    with live.database.reading() as session:
        guide = session.get_one(Guide, live.guide.id)
        found = funnel(session, Selection(guide, Period.last(1, today)))
        later = funnel(session, Selection(guide, Period.last(1, today + timedelta(days=1))))
    assert [(rung.total, rung.share) for rung in found.rungs] == [(2, 1.0), (1, 0.5)]
    assert (found.started, found.completed, found.dismissed, found.target_missing, found.left_page) == (2, 1, 1, 1, 1)
    assert found.completion == 0.5
    assert (later.started, later.completion) == (0, 0.0)


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", 2), ("UTC", 1), ("America/Los_Angeles", 1)])
def test_a_day_is_that_of_the_organisations_clock(live, zone, day):
    with live.database.writing() as session:
        session.get_one(Organisation, live.person.site.organisation_id).zone = zone
        record(session, [live.batch("started")], datetime(2026, 12, 1, 15, tzinfo=UTC))
    with live.database.reading() as session:
        assert [row.day for row in session.scalars(select(Count))] == [date(2026, 12, day)]
