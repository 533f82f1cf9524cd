"""A dozen of `stopping.py`, whose two hundred are run by hand."""

import pytest

from tests.attacks.stopping import PARTS, ROOT, attack


@pytest.mark.slow
def test_whatever_stops_cairn_nothing_hangs_and_nothing_is_left():
    tallies = attack(ROOT, 12, seed=3, parts=list(PARTS))
    assert sum(tally.starts for tally in tallies.values()) == 12
    assert not [(part, fault) for part, tally in tallies.items() for fault in tally.faults]
