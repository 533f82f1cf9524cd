"""Ten times as many requests as are answered, by the clock; and a thousand visitors at once."""

import pytest

from tests.attacks.overload import BAR, NORMAL_WITHIN, READING_AT_ONCE, SHED, attack, crowd

SECONDS = 5.0


@pytest.mark.slow
@pytest.mark.lasting
def test_what_is_too_much_is_refused_at_once_and_nothing_that_was_acknowledged_is_lost(database, told):
    for seen in attack(database, SECONDS):
        told(f"too many {seen.kind}", f"{seen.acknowledged}", f"{seen.counted:g}", f"{database.engine.dialect.name}, {seen.told}")
        assert set(seen.flood.statuses) <= {seen.fine, *SHED}
        assert seen.flood.statuses[seen.fine] > 0
        assert seen.flood.within(0.99) <= BAR
        assert set(seen.visitors.statuses) == {200}
        assert seen.visitors.within(0.99) <= BAR
        assert seen.normal_after <= NORMAL_WITHIN
        assert seen.kind != "events" or seen.counted == seen.acknowledged


@pytest.mark.slow
@pytest.mark.lasting
@pytest.mark.one_engine
def test_a_thousand_visitors_at_once_are_all_answered_in_time(database, told):
    read = crowd(database, SECONDS)
    slowest = f"all answered, the slowest after {read.within(1.0):.2f} s"
    told(f"{READING_AT_ONCE} visitors at once", f"{len(read.rows)} answers", f"{read.statuses[200]}", slowest)
    assert set(read.statuses) == {200}
    assert read.within(0.99) <= BAR
