import pytest

from tests.web.desk import Desk


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)
