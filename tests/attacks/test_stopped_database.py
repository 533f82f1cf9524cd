"""PostgreSQL is stopped and started three times under requests of everybody."""

import pytest

from tests.attacks.stopped_database import AWAY, THERE, attack, p99

TIMES = 3


@pytest.mark.slow
@pytest.mark.lasting
def test_visitors_notice_nothing_while_the_database_is_stopped_and_everything_works_afterwards(told):
    seen = attack(TIMES)
    figures = [f"{p99(seen.times[phase]) * 1000:.1f}" for phase in (THERE, AWAY)]
    people = (
        f"visitors: {seen.visitors.total()} answers, all 200, p99 {figures[0]} ms before and {figures[1]} ms while stopped "
        f"({seen.ratio:.2f}x); events {dict(seen.events)} and sent again; pages {dict(seen.pages)}, forms {dict(seen.saved)}; "
        f"ready again after {seen.slowest_back:.1f} s"
    )
    told("PostgreSQL stopped and started", f"{seen.acknowledged} batches", f"{seen.counted:g} batches, each once", people)
    assert set(seen.visitors) == {200}
    assert set(seen.events) == {503}
    assert seen.counted == seen.acknowledged
    assert seen.ratio <= 2
    assert (set(seen.pages), set(seen.saved)) == ({200, 503}, {303, 503})
    assert seen.guides >= seen.saved[303], "each that was said to be saved is there"
    assert seen.probes == {"/healthz 200": TIMES, "/readyz 503": TIMES}
    assert seen.is_working, "the worker went on by itself"
