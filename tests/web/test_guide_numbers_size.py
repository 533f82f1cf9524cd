"""A guide's numbers with many versions: as few questions to the database as with few."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.event.packed_count import PackedCount
from models.guide import Guide
from models.release.publish import publish
from tests.support.asked_queries import asked_queries
from tests.web.desk import Desk, read

MANY = 12
NOW = datetime.now(UTC)


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


def go_live(desk, number):
    """Another version, live an hour after the last one, of which something was counted."""
    now = NOW - timedelta(hours=MANY - number)
    with desk.writing() as session:
        guide, by = session.get_one(Guide, desk.guide), desk.member(session, "alice")
        first = guide.document.steps[0].id
        guide.edit(guide.document.changed(first, lambda step: replace(step, title=f"Hello {number}")), "Step", by, now)
        release = publish(session, guide, seen=None, by=by, now=now)
        version = next(one["version"] for one in release.guides() if one["id"] == guide.key)
        at = {"guide_id": guide.id, "organisation_id": guide.organisation_id, "environment": "production", "day": now.date()}
        session.add(
            PackedCount(
                **at, figure="started", version=version, step="", locale="en", device="desktop", total=number + 1, uniques=1
            )
        )


@pytest.mark.one_engine
@pytest.mark.parametrize("suffix", ["", "/comparison"])
def test_the_numbers_ask_the_database_as_often_for_many_versions_as_for_few(desk, suffix):
    address = f"/guides/{desk.guide}/numbers{suffix}?by=version"
    go_live(desk, 0)
    desk.alice.get(address)  # what is asked once, such as of the session, is asked
    with asked_queries(desk.database) as few:
        desk.alice.get(address)
    for number in range(1, MANY):
        go_live(desk, number)
    desk.alice.get(address)  # and each release, of which is kept which versions it has
    with asked_queries(desk.database) as many:
        page = read(desk.alice.get(address))
    assert page.text.count("Version of ") >= MANY
    assert len(many) == len(few), "\n".join(many)
