"""Twenty kills in the midst of erasures."""

import pytest

from tests.attacks.erasure_attack import MEMBERS, attack
from tests.support.at_rest import at_rest


@pytest.mark.slow
@pytest.mark.lasting
def test_promise_m2_erasures_that_are_killed_midway_leave_nobody_half_erased(database, alice, told):
    seen = attack(database, alice, 20)
    attack_name = f"kill -9 in erasure, {database.engine.dialect.name}"
    people = f"nobody half erased; {seen.midway} kills left some to the next run"
    told(attack_name, f"{MEMBERS} to be erased", f"{seen.erased} erased, whole", people)
    assert seen.faults == []
    assert seen.kills == 20
    assert seen.midway >= 5
    assert seen.erased == MEMBERS
    assert b"canary" not in at_rest(database)
