from collections.abc import Generator

import pytest

from tests.support.watching import Harbour, Night, guide_on, harbour_on_wire


@pytest.fixture
def harbour() -> Generator[Harbour]:
    with harbour_on_wire() as harbour:
        yield harbour


@pytest.fixture
def night(database, alice, harbour) -> Night:
    """Alice's tour is live: step s1 at *Add a boat*, s2 at the search field."""
    with database.writing() as session:
        guide_on(session, alice, harbour, "#add-boat", 'input[name="q"]')
    return Night(database, alice.site.id, harbour.wire.place)
