from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from models.event.guide_day import GuideDay
from models.event.packed_count import PACKED, PackedCount
from models.job import earlier_days
from models.job.earlier_days import roll_up_days
from tests.support.people import tour

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_days_are_rolled_up_some_at_a_time_the_oldest_first(database, alice, monkeypatch):
    monkeypatch.setattr(earlier_days, "MOST", 2)
    days = [NOW.date() - timedelta(days=ago) for ago in (9, 7, 4)]
    with database.writing() as session:
        guide = tour(session, alice)
        session.flush()
        place = {"guide_id": guide.id, "organisation_id": guide.organisation_id, "environment": "production", "figure": PACKED}
        where = {**place, "version": "v", "step": "", "locale": "", "device": "", "total": 5, "uniques": 0, "started": 5}
        session.execute(insert(PackedCount), [{**where, "day": day} for day in days])
    for at_once, there in ((2, days[:2]), (1, days), (0, days)):
        assert roll_up_days(database, NOW) == at_once
        with database.reading() as session:
            found = session.execute(select(GuideDay.day, GuideDay.started).order_by(GuideDay.day)).all()
        assert [tuple(one) for one in found] == [(day, 5) for day in there]
