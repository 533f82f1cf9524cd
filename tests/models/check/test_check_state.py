from datetime import timedelta

import pytest

from models.check.check import SILENT, Check
from models.check.check_state import check_states
from models.site import Site
from models.site.watch_schedule import Watch
from tests.support.people import settle
from tests.support.watching import NIGHT


@pytest.fixture
def said(database):
    """What is said of Alice's site after something was done to it."""
    alice = settle(database, ("Harbour", "Other")).alice

    def say(change, now=NIGHT):
        with database.writing() as session:
            site = session.get_one(Site, alice.site.id)
            change(session, site)
            session.flush()
            (one,) = check_states(session, site.organisation_id, now)
            return one.is_running, one.is_due, one.check and (one.check.pages, one.check.planned)

    return say


def begun(session, site):
    check = Check.begin(session, site, None, NIGHT)
    check.pages, check.planned = 2, 4


def due(session, site):
    watch = Watch.of(session, site)
    watch.plan_now(NIGHT)
    session.add(watch)


def test_a_site_that_nobody_checked_stands_still(said):
    assert said(lambda _session, _site: None) == (False, False, None)


def test_a_check_that_is_asked_for_is_due_and_one_that_began_says_how_far_it_is(said):
    assert said(due) == (False, True, None)
    assert said(begun) == (True, True, (2, 4))


def test_a_check_that_went_silent_is_not_under_way(said):
    assert said(begun, NIGHT + SILENT + timedelta(seconds=1)) == (False, False, (2, 4))


def test_what_is_under_way_comes_first_and_hidden_sites_do_not_come(database):
    people = settle(database, ("Harbour", "Other"))
    with database.writing() as session:
        first = session.get_one(Site, people.alice.site.id)
        second = Site.create(session, session.merge(people.alice.organisation), "Shop", "https://shop.example/", NIGHT)
        Check.begin(session, second, None, NIGHT).finish(session, "", NIGHT)
        Check.begin(session, first, None, NIGHT)
        session.flush()
        names = [one.site for one in check_states(session, first.organisation_id, NIGHT)]
        assert names == [first.name, "Shop"]
        assert [one.site for one in check_states(session, first.organisation_id, NIGHT, [first.id])] == ["Shop"]
        assert check_states(session, people.charlie.organisation.id, NIGHT)[0].check is None
