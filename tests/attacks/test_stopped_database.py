"""PostgreSQL is stopped and started five times under requests of everybody."""

import pytest

from tests.attacks.stopped_database import attack

TIMES = 5


@pytest.mark.slow
@pytest.mark.lasting
def test_visitors_notice_nothing_while_the_database_is_stopped_and_everything_works_afterwards(told):
    seen = attack(TIMES)
    people = (
        f"{seen.told}; events {dict(seen.events)} and sent again; pages {dict(seen.pages)}, forms {dict(seen.saved)}; "
        f"ready again after {seen.slowest_back:.1f} s"
    )
    told("PostgreSQL stopped and started", f"{seen.acknowledged} batches", f"{seen.counted:g} batches, each once", people)
    assert set(seen.heard.statuses) == {200}
    assert len(seen.ratios) == TIMES
    assert set(seen.events) == {503}
    assert seen.counted == seen.acknowledged
    assert seen.ratio <= 2
    assert (set(seen.pages), set(seen.saved)) == ({200, 503}, {303, 503})
    assert seen.guides >= seen.saved[303], "each that was said to be saved is there"
    assert seen.probes == {"/healthz 200": TIMES, "/readyz 503": TIMES}
    assert seen.is_working, "the worker went on by itself"
