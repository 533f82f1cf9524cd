"""Ten kills in the midst of rotations."""

import pytest

from tests.attacks.rotation_attack import attack


@pytest.mark.slow
def test_promise_m5_rotations_that_are_killed_midway_leave_everything_readable_and_no_old_key(tmp_path):
    seen = attack(tmp_path, 10)
    assert seen.faults == []
    assert seen.left == []
    assert seen.kills == 10
    assert seen.midway >= 3
    assert seen.written > 50
    assert seen.read > 600
