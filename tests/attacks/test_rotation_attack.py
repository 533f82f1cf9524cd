"""Twenty kills in the midst of rotations, on each database."""

import pytest

from tests.attacks.rotation_attack import attack

TIMES = 20


@pytest.mark.slow
@pytest.mark.lasting
def test_promise_m5_rotations_that_are_killed_midway_leave_everything_readable_and_no_old_key(database, told):
    seen = attack(database, TIMES)
    attack_name = f"kill -9 in rotation, {database.engine.dialect.name}"
    people = f"{seen.read} rows read meanwhile, each of them; {seen.midway} kills left rows under two keys"
    told(attack_name, f"{seen.written} names", "all of them, no old key", people)
    assert seen.faults == []
    assert seen.left == []
    assert seen.kills == TIMES
    assert seen.midway >= 3
    assert seen.written > 50
    assert seen.read > 600
