"""Offsets that travel decide as the zone's own clock does, around every time that they were worked out for."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.release.clock_offsets import offsets, site_walls

QUARTER = timedelta(minutes=15)
WALLS = {
    "Europe/Berlin": ["2026-03-29T02:30", "2026-10-25T02:30", "2026-07-01T00:00"],
    "America/New_York": ["2026-03-08T02:00", "2026-11-01T01:15"],
    "Australia/Lord_Howe": ["2026-04-05T01:45", "2026-10-04T02:15"],
    "Asia/Kathmandu": ["2026-01-01T00:00"],
    "UTC": ["2026-01-01T09:00"],
}


def shown(table: list[tuple[int, int]], moment: datetime) -> str:
    """As static/player/judge/schedule.js reads the table."""
    ahead = next(minutes for start, minutes in reversed(table) if start <= moment.timestamp() * 1000)
    return (moment + timedelta(minutes=ahead)).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.long
@pytest.mark.parametrize("zone", WALLS)
def test_every_quarter_of_an_hour_of_two_years_decides_as_the_clock_of_the_zone(zone):
    table = offsets(zone, WALLS[zone])
    moment = datetime(2025, 6, 1, tzinfo=UTC)
    while moment < datetime(2027, 6, 1, tzinfo=UTC):
        clock = moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
        assert [shown(table, moment) < wall for wall in WALLS[zone]] == [clock < wall for wall in WALLS[zone]], moment
        moment += QUARTER


def test_a_year_without_a_change_of_clocks_nearby_is_one_pair():
    assert offsets("Europe/Berlin", ["2026-01-10T09:00", "2026-02-10T09:00"]) == [(0, 60)]


def test_a_zone_that_nobody_knows_has_no_offsets():
    assert offsets("Europe/Atlantis", ["2026-01-10T09:00"]) == []


def test_only_schedules_by_the_sites_clock_are_asked_about():
    schedules = [{"from": "2026-01-01T00:00", "zone": "site"}, {"until": "2026-02-01T00:00"}, {}]
    assert site_walls([{"rules": {"schedule": one}} for one in schedules] + [{}]) == ["2026-01-01T00:00"]
