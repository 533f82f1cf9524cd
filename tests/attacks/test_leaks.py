from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.attacks.leaks import attack


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_wanders_out_of_a_cairn_that_runs():
    with ThreadPoolExecutor(1) as threads:  # its browser needs a thread in which no other one is driven
        found = threads.submit(attack).result()
    assert found["rights"] == []
    assert found["picture"] == 0
    assert found["referrer"]["requests"] >= 1
    assert found["referrer"]["with the query"] == 0
