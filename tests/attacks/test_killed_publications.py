"""Twenty kills in the midst of publishing, on each database."""

import pytest

from tests.attacks.killed_publications import attack

TIMES = 20


@pytest.mark.slow
@pytest.mark.lasting
def test_nothing_is_half_published_when_the_process_is_killed(database, alice, told):
    seen = attack(database, alice, TIMES)
    engine = database.engine.dialect.name
    told(f"kill -9 in publishing, {engine}", f"{seen.said} publications", f"{seen.moves} moves", "one whole release, each time")
    assert seen.faults == []
    assert seen.kills == TIMES
    assert seen.said >= TIMES
    assert seen.moves >= seen.said
