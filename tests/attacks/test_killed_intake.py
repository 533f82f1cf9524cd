"""Twenty kills while events come in, on each database."""

import pytest

from tests.attacks.killed_intake import EVENTS, attack

TIMES = 20


@pytest.mark.slow
@pytest.mark.lasting
def test_every_event_that_was_acknowledged_is_counted_once_however_often_the_server_is_killed(database, told):
    seen = attack(database, TIMES)
    attack_name = f"kill -9 in intake, {database.engine.dialect.name}"
    people = f"{seen.lost} connections broke off, {seen.refused} were refused; all were sent again"
    told(attack_name, f"{seen.acknowledged} batches", f"{seen.counted / EVENTS:g} batches, each once", people)
    assert seen.kills == TIMES
    assert seen.lost > 0
    assert seen.counted == seen.acknowledged * EVENTS
    assert seen.names == seen.acknowledged
