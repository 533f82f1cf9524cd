import pytest

from models.guide import Guide, Version, compile_guide
from models.release.planned_publication import PlannedPublication
from tests.support.appointments import LATER, SOON
from tests.support.people import NOW, tour


@pytest.fixture
def guide_id(database, alice):
    with database.writing() as session:
        return tour(session, alice).id


@pytest.fixture
def plan(database, alice, guide_id):
    """Plans the draft as it is; by default for a period of two hours that begins in one."""

    def made(goes_live_at=SOON, ends_at=LATER, now=NOW):
        with database.writing() as session:
            guide, member = session.get_one(Guide, guide_id), session.merge(alice.member)
            version = Version.freeze(session, guide, compile_guide(guide), member, now)
            return PlannedPublication.plan(session, guide, version, goes_live_at, ends_at, by=member, now=now).version_hash

    return made
