import pytest

from tests.support.watching import Harbour, Night, watched


@pytest.fixture
def night(database, alice, harbour: Harbour) -> Night:
    return watched(database, alice, harbour)
