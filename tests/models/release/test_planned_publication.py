from datetime import timedelta

import pytest

from models.release.planned_publication import NotPlannable, PlannedPublication
from tests.support.appointments import LATER, SOON, acts, state, work
from tests.support.people import NOW


def test_a_plan_can_be_changed_and_cancelled_and_the_log_says_so(database, alice, guide_id, plan):
    plan()
    plan(goes_live_at=LATER, ends_at=None)
    assert work(database, SOON) == []
    with database.writing() as session:
        session.get_one(PlannedPublication, guide_id).cancel(session, session.merge(alice.member), NOW)
    assert work(database, LATER) == []
    assert acts(database) == ["publication.planned", "publication.plan_changed", "publication.plan_cancelled"]


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("moments", "sentence"),
    [
        ((None, None), "Say when"),
        ((NOW, None), "over"),
        ((SOON, SOON), "before it goes live"),
        ((None, NOW), "before it goes live"),
        ((SOON, NOW + timedelta(days=367)), "more than a year"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(database, plan, guide_id, moments, sentence):
    with pytest.raises(NotPlannable, match=sentence):
        plan(*moments)
    assert state(database, guide_id) is None
