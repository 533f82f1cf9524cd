"""The clock of a worker is set back and ahead under it: what runs by itself goes on within its minute, by the new clock."""

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.guide import Version
from models.guide.compiled_guide import compile_guide
from models.guide.publication import Publication
from models.release.planned_publication import PlannedPublication
from models.support.worker_pulse import WorkerPulse
from tests.attacks.jumped_clock import LIBRARY, ROOT, by_false_clock, false_clock, set_clock
from tests.attacks.stopping import wait_until
from tests.support.people import tour

BEATS_WITHIN = 100.0
"""Seconds: it beats when it begins and once a minute, and launches within some seconds on a busy machine."""


@contextmanager
def worker(database, clock):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    ours = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, **false_clock(clock)}
    with clock.with_suffix(".log").open("wb") as log:
        process = subprocess.Popen([sys.executable, *by_false_clock("worker")], cwd=ROOT, env={**kept, **ours}, stderr=log)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


@pytest.mark.slow
@pytest.mark.lasting
@pytest.mark.skipif(LIBRARY is None, reason="no other clock can be given: apt-get install faketime")
def test_a_worker_whose_clock_is_set_goes_on_by_the_new_one_and_keeps_appointments(database, alice, tmp_path, told):
    now, clock = datetime.now(UTC), tmp_path / "clock"
    set_clock(clock, "+0")
    with database.writing() as session:
        guide, member = tour(session, alice), session.merge(alice.member)
        version = Version.freeze(session, guide, compile_guide(guide), member, now)
        PlannedPublication.plan(session, guide, version, now + timedelta(hours=2), None, by=member, now=now)
    beats: list[float] = []
    with worker(database, clock) as process:
        _beaten(database, 2, timedelta())
        for hours in (-2, 3):
            set_clock(clock, f"{hours:+}h")
            beats += _beaten(database, 2, timedelta(hours=hours))
            live = hours > 0
            assert wait_until(lambda live=live: _is_live(database) == live, 20), f"at {hours:+} hours it is live: {live}"
        assert process.poll() is None
    assert re.findall(r"set by (\S+) seconds", clock.with_suffix(".log").read_text()) == ["-7200", "+18000"]
    assert process.returncode == 0
    people = f"what is planned is live by the new clock, not before; beats {', '.join(f'{one:.0f} s' for one in beats)} after it"
    told(f"worker's clock set back and ahead, {database.engine.dialect.name}", "1 planned", "1 live", people)


def _beaten(database, times: int, ahead: timedelta) -> list[float]:
    """Seconds until each of so many beats by that clock: the one of the beginning, and one that a schedule brought about."""
    began, beats, last = time.monotonic(), [], None
    while len(beats) < times:

        def is_next(last=last) -> bool:
            at = _beat(database)
            return at is not None and at != last and abs(at - datetime.now(UTC) - ahead) < timedelta(minutes=2)

        assert wait_until(is_next, BEATS_WITHIN), f"beat {len(beats) + 1} by a clock that is {ahead} ahead"
        last = _beat(database)
        beats.append(time.monotonic() - began)
    return beats


def _beat(database) -> datetime | None:
    with database.reading() as session:
        pulse = session.get(WorkerPulse, 1)
        return pulse and pulse.at


def _is_live(database) -> bool:
    with database.reading() as session:
        return session.scalar(select(Publication.guide_id)) is not None
