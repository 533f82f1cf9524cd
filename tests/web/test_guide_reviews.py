from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.review import Review
from tests.support.people import tour


@pytest.fixture
def guide(database, alice) -> int:
    with database.writing() as session:
        return tour(session, alice).id


def test_a_day_that_is_over_or_none_is_refused_and_stays_in_the_form(client, alice, guide, database):
    there, yesterday = f"/guides/{guide}/reviews", str((datetime.now(UTC) - timedelta(days=1)).date())
    for day, sentence in ((yesterday, "That day is over"), ("soon", "Write the day as")):
        refused = client.sign_in(alice).post(there, {"message": "Look", "due_on": day})
        assert refused.status == 422
        assert sentence in refused.words("[role=alert]")
        assert (refused.html.select_one("#field-due")["value"], refused.words("#field-message")) == (day, "Look")
    with database.reading() as session:
        assert session.scalars(select(Review)).all() == []
