from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from models.event.guide_day import GuideDay
from models.site.site import ENVIRONMENTS
from models.support.coded_text import CodedText
from tests.support.people import tour


@pytest.fixture
def days(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        session.flush()
        for environment in ENVIRONMENTS:
            place = {"organisation_id": guide.organisation_id, "guide_id": guide.id, "day": date(2026, 11, 30)}
            session.add(GuideDay(**place, environment=environment))
    return database


def test_a_text_is_kept_as_its_place_and_read_as_the_text_whichever_way_it_is_asked_for(days):
    with days.reading() as session:
        assert session.scalars(text("SELECT environment FROM guide_days ORDER BY environment")).all() == [0, 1]
        assert sorted(session.scalars(select(GuideDay.environment))) == list(ENVIRONMENTS)
        assert session.scalar(select(GuideDay.environment).where(GuideDay.environment == "staging")) == "staging"
        as_text = CodedText(*ENVIRONMENTS).text_of(GuideDay.environment)
        assert session.scalars(select(as_text).order_by(as_text)).all() == list(ENVIRONMENTS)
        assert session.scalar(select(GuideDay.environment).where(as_text == "staging")) == "staging"


def test_another_text_is_refused(days):
    with days.reading() as session, pytest.raises(StatementError):
        session.execute(select(GuideDay).where(GuideDay.environment == "moon"))
