import pytest

from tests.attacks.leaks import attack


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_wanders_out_of_a_cairn_that_runs():
    found = attack()
    assert found["rights"] == []
    assert found["picture"] == 0
    assert found["referrer"]["requests"] >= 1
    assert found["referrer"]["with the query"] == 0
