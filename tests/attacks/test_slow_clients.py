"""Clients that never come to an end, beside others, and while the server is told to stop."""

import pytest

from tests.attacks.slow_clients import DRAINS_WITHIN, EACH, LONGEST, attack


@pytest.mark.slow
@pytest.mark.lasting
def test_slow_clients_cost_others_nothing_are_left_in_time_and_hold_no_server_back(told):
    seen = attack()
    waited = sorted(seen.others)
    p95 = waited[int(len(waited) * 0.95)]
    people = (
        f"others: {len(waited)} answers, p95 {p95 * 1000:.0f} ms, {seen.refused} refused; "
        f"the slow ones { ({kind: dict(one) for kind, one in seen.answers.items()}) }; stopped in {seen.drained:.1f} s"
    )
    told("slow clients", f"{3 * EACH} that never end", f"the last left after {max(seen.left.values()):.0f} s", people)
    assert seen.refused == 0
    assert p95 < 1.0
    assert set(seen.answers["without an end"]) <= {0, 400}, "a body without a length is not read"
    assert seen.sent < 4 * 2**20
    assert -1 not in {status for one in seen.answers.values() for status in one}, "somebody holds on still"
    assert set(seen.answers["parts"]) | set(seen.answers["silence"]) <= {0, 408}
    assert max(seen.left.values()) < LONGEST
    assert seen.code == 0
    assert seen.drained < DRAINS_WITHIN
