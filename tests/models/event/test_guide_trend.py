from datetime import date, timedelta

from models.event.guide_trend import ORDERS, GuideTrend, ordered, trends
from models.event.number_period import Period
from models.event.packed_count import PACKED, PackedCount
from models.guide.guide_search import GuideSearch
from tests.support.people import tour

TODAY = date(2026, 11, 30)
PERIOD = Period.last(3, TODAY)


def count(session, guide, day, started, completed, environment="production", figure=PACKED):
    row = PackedCount(guide_id=guide.id, environment=environment, day=day, figure=figure, version="v", step="")
    row.locale = row.device = ""
    row.organisation_id, row.total, row.uniques = guide.organisation_id, 0, 0
    if figure == PACKED:
        row.started, row.completed = started, completed
    else:
        row.total = started or completed
    session.add(row)


def test_a_trend_is_day_by_day_of_production_and_of_rows_of_earlier_cairns_too(database, alice):
    with database.writing() as session:
        guide, quiet = tour(session, alice), tour(session, alice, "Quiet")
        count(session, guide, TODAY, 4, 1)
        count(session, guide, TODAY - timedelta(1), 6, 0, figure="started")
        count(session, guide, TODAY - timedelta(1), 0, 3, figure="completed")
        count(session, guide, TODAY - timedelta(2), 90, 90, environment="staging")
        count(session, guide, TODAY - timedelta(3), 90, 90)
        session.flush()
        found = trends(session, guide.organisation_id, [guide.id, quiet.id], PERIOD)
        assert found == {guide.id: GuideTrend((0, 6, 4), 4)}
        assert (found[guide.id].in_all, found[guide.id].share) == (10, 0.4)
        assert trends(session, guide.organisation_id, [], PERIOD) == {}


def test_guides_are_ordered_by_their_names_and_figures(database, alice):
    with database.writing() as session:
        often, well, quiet = (tour(session, alice, name) for name in ("b often", "C well", "a quiet"))
        count(session, often, TODAY, 40, 10)
        count(session, well, TODAY, 10, 9)
        session.flush()
        search, names = GuideSearch(often.organisation_id), {}
        for order in ORDERS:
            query = ordered(search.query(), order, often.organisation_id, PERIOD)
            names[order] = [guide.name[0] for guide in session.scalars(query)]
        assert names["name"] == ["a", "b", "C"]
        assert names["started"] == ["b", "C", "a"]
        assert names["completion"] == ["C", "b", "a"]
        assert names["changed"] == [quiet.name[0], "C", "b"]
