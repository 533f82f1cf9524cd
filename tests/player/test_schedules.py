"""Schedules by the site's clock, in a browser of another zone."""

from datetime import UTC, datetime, timedelta

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("minutes", "shows"), [(-5, True), (5, False)])
def test_the_sites_clock_decides_wherever_the_visitor_is(visit, make, served, minutes, shows):
    there = (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")
    due = make.guide(make.step("a", "modal"), priority=5, rules={"schedule": {"from": there, "zone": "site"}})
    other = make.guide(make.step("b", "modal"), id="other", rules={"schedule": {"until": "2020-01-01T00:00", "zone": "site"}})
    after = make.guide(make.step("c", "banner"), id="after")
    page = visit([due, other, after], "<p>Hello</p>", timezone_id="Pacific/Auckland")
    page.get_by_text("Title a" if shows else "Title c").wait_for()
    assert page.get_by_text("Title b").count() == 0
    assert shows == bool(page.get_by_text("Title a").count())
