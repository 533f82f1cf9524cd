from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.account import Member, SignInLink
from models.demo import GuideSketch, seed
from models.event import Period, Selection, funnel
from models.event.active_visitor import ActiveVisitors
from models.event.event_count import Count
from models.guide import Guide, Publication
from models.guide.publication_status import publication_statuses
from models.guide.segment import Segment
from models.site import Site
from models.site.site_attribute import SiteAttribute
from tests.support.people import PASSWORD, TARGET

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TOUR = {
    "name": "First morning",
    "kind": "tour",
    "pages": [{"part": "path", "operator": "equals", "value": "/"}],
    "frequency": {"show": "once"},
    "steps": [
        {
            "kind": "modal",
            "path": "/",
            "selector": None,
            "title": "Welcome",
            "body": "<p>Hello</p>",
            "placement": "center",
            "buttons": [],
        },
        {
            "kind": "tooltip",
            "path": "/boats",
            "selector": "#save",
            "title": "Save",
            "body": "",
            "placement": "auto",
            "buttons": [],
        },
    ],
}


@pytest.fixture
def plant(database):
    def run(now=NOW):
        with database.writing() as session:
            return seed(session, demo_url="http://127.0.0.1:8001", sketches=[GuideSketch(TOUR, {"#save": TARGET})], now=now)

    return run


def test_the_demonstration_is_live_and_has_two_weeks_of_numbers(database, plant):
    plant()
    with database.reading() as session:
        guide = session.scalars(select(Guide)).one()
        assert publication_statuses(session, [guide]) == {guide.id: "live"}
        assert guide.document.steps[1].target["page"] == "http://127.0.0.1:8001/boats"
        assert session.scalar(select(func.count(Count.day.distinct()))) == 14
        assert session.scalar(select(func.max(Count.day))) == NOW.date() - timedelta(days=1)
        found = funnel(session, Selection(guide, Period.last(15, NOW.date())))
        assert session.scalars(select(Site)).one().tag_seen_at == NOW - timedelta(days=1)
        active = session.scalars(select(ActiveVisitors.total).where(ActiveVisitors.day == NOW.date().replace(day=1))).one()
    assert 0.5 * found.started < active <= found.started, "whoever saw a guide was there in that month, once each"
    reached = [rung.total for rung in found.rungs]
    assert found.started == reached[0] > reached[1] > reached[2] == found.completed > 0
    assert found.started == found.completed + found.dismissed + found.left_page + found.target_missing


def test_a_second_run_adds_nothing_but_a_new_link(database, plant):
    first, again = plant(), plant(NOW + timedelta(days=1))
    assert first.site_key == again.site_key
    with database.reading() as session:
        for table in (Member, Site, Guide, Publication):
            assert session.scalar(select(func.count()).select_from(table)) == 1
        assert session.scalar(select(func.count()).select_from(SiteAttribute)) == 3
        assert session.scalars(select(Segment.name)).all() == ["Second visit or later"]
        assert SignInLink.find(session, first.secret, NOW) is None
        assert SignInLink.find(session, again.secret, NOW).member.email == again.email


def test_an_owner_with_a_password_gets_no_link(database, plant):
    plant()
    with database.writing() as session:
        session.scalars(select(Member)).one().set_password(PASSWORD)
    assert plant().secret == ""
