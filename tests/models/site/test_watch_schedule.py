from datetime import UTC, datetime, timedelta

import pytest

from models.site import Site
from models.site.watch_schedule import Watch

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def watch(database, alice):
    with database.writing() as session:
        watch = Watch.of(session, session.get_one(Site, alice.site.id))
        session.add(watch)
        session.flush()
        yield watch


def test_a_new_site_is_looked_at_in_its_first_night_and_not_before(database, alice):
    with database.writing() as session:
        assert Watch.due(session, NOON) == []
        assert (alice.organisation.id, alice.site.id) not in Watch.due(session, NOON + timedelta(hours=14))
        assert (alice.organisation.id, alice.site.id) in Watch.due(session, NOON + timedelta(hours=16, minutes=1))


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("rhythm", "zone", "hour", "expected"),
    [
        ("nightly", "UTC", 3, datetime(2026, 11, 26, 3, tzinfo=UTC)),
        ("nightly", "UTC", 20, datetime(2026, 11, 25, 20, tzinfo=UTC)),
        ("nightly", "America/New_York", 3, datetime(2026, 11, 26, 8, tzinfo=UTC)),
        ("nightly", "Nowhere/Atlantis", 3, datetime(2026, 11, 26, 3, tzinfo=UTC)),
        ("weekly", "UTC", 3, datetime(2026, 12, 2, 3, tzinfo=UTC)),
        ("hourly", "UTC", 3, datetime(2026, 11, 25, 13, tzinfo=UTC)),
    ],
)
def test_the_next_appointment(watch, rhythm, zone, hour, expected):
    watch.rhythm, watch.hour, watch.site.zone = rhythm, hour, zone
    watch.plan(NOON)
    assert watch.next_at.replace(minute=0) == expected


def test_a_site_that_is_off_is_looked_at_only_when_asked(database, watch):
    watch.rhythm = "off"
    watch.plan(NOON)
    assert watch.next_at is None
    watch.plan_now(NOON)
    assert watch.is_due(NOON)
    watch.plan(NOON)
    assert watch.next_at is None


def test_a_site_that_asked_to_wait_is_not_even_asked_on_demand(watch):
    assert watch.wait(7200, NOON) == NOON + timedelta(hours=2)
    watch.plan_now(NOON)
    assert not watch.is_due(NOON)
    assert watch.is_due(NOON + timedelta(hours=2))


@pytest.mark.parametrize(("seconds", "waits"), [(0, timedelta(minutes=1)), (10**9, timedelta(days=1))])
def test_waits_are_held_within_bounds(watch, seconds, waits):
    assert watch.wait(seconds, NOON) == NOON + waits
