"""The clock of a server jumps a year ahead and back: what a session, a throttle, counts and visitors make of it."""

import pytest

from tests.attacks.jumped_clock import LIBRARY, attack


@pytest.mark.slow
@pytest.mark.lasting
@pytest.mark.one_engine
@pytest.mark.skipif(LIBRARY is None, reason="no other clock can be given: apt-get install faketime")
def test_a_clock_that_jumps_ends_no_session_for_good_locks_nobody_out_and_loses_no_event(database, tmp_path, told):
    seen = attack(database, tmp_path)
    people = (
        f"visitors: {seen.visitors.total()} answers, all 200; a session {seen.session}; sign-in {seen.sign_in}; "
        f"events refused {dict(seen.events)}"
    )
    told("clock a year ahead and back", f"{seen.acknowledged} batches", f"{seen.counted:g} batches, each once", people)
    assert set(seen.visitors) == {200}
    assert seen.counted == seen.acknowledged
    assert seen.session == {"before": 200, "ahead": 303, "after": 200}
    assert seen.sign_in == {"guesses ahead": 429, "after": 303}
