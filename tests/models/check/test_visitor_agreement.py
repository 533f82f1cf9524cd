"""Checks and visitors: red only where no source says the opposite."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.account.review_policy import Policy
from models.check.accept_repair import take_back
from models.check.finding import OPEN, REPAIRED, RESOLVED, Finding
from models.check.visitor_agreement import meetings
from models.event.event_batch import Event
from models.event.event_count import add_events
from models.guide import Guide
from models.site import Site
from tests.models.support.wire import answer
from tests.support.watching import RENAMED, WITHOUT


@pytest.fixture
def count(night, database):
    """Visitors' browsers report something of the first step, that many times."""

    def counted(figure, times):
        with database.writing() as session:
            guide, site = session.scalars(select(Guide)).one(), session.get_one(Site, night.site_id)
            event = Event(figure, guide.key, "a" * 64, "s1", unique=True, locale="", device="")
            add_events(session, site.key, "production", [event] * times, night.now)

    return counted


def meeting(database):
    with database.reading() as session:
        (finding,) = session.scalars(select(Finding).where(Finding.state != RESOLVED))
        return meetings(session, [finding])[finding.id]


def test_visitors_who_miss_it_too_confirm_the_check(night, harbour, database, count):
    count("reached", 50)
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    count("target_missing", 12)
    met = meeting(database)
    assert (met.missed, met.disagrees) == (12, False)
    assert "12 of 12" in met.sentence


def test_who_missed_it_on_the_day_it_broke_counts_as_having_met_it(night, harbour, database, count):
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.now += timedelta(days=1)
    count("target_missing", 3)
    night.now -= timedelta(days=1)
    night.check()
    assert meeting(database).missed == 3


def test_visitors_who_are_still_shown_it_put_the_check_in_doubt(night, harbour, database, count):
    count("reached", 50)
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    assert not meeting(database).disagrees
    count("reached", 14)
    met = meeting(database)
    assert met.disagrees
    assert "shown this step 14 times" in met.sentence


def test_visitors_alone_open_a_finding_in_doubt_that_closes_when_they_find_it_again(night, database, count):
    night.check()
    night.now += timedelta(days=1)
    count("reached", 10)
    count("target_missing", 9)
    night.now -= timedelta(days=1)
    night.check()
    (finding,) = night.findings()
    assert (finding.source, finding.state, finding.is_weak) == ("visitors", OPEN, True)
    assert "9 of 19" in finding.reason
    assert meeting(database).disagrees
    night.now += timedelta(days=3)
    night.check()
    assert night.findings()[0].state == RESOLVED


@pytest.mark.parametrize(("reached", "missed"), [(100, 9), (0, 4)])
def test_a_few_slow_pages_are_no_alarm(night, count, reached, missed):
    night.now += timedelta(days=1)
    count("reached", reached)
    count("target_missing", missed)
    night.now -= timedelta(days=1)
    night.check()
    assert night.findings() == []


def test_a_policy_takes_over_sure_repairs_and_says_so(night, harbour, database, alice):
    night.check()
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, reviews_required=False, accept_above=50))
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    (finding,) = night.findings()
    assert (finding.state, finding.accepted_by_id) == (REPAIRED, None)
    with database.reading() as session:
        draft = session.scalars(select(Guide)).one().document.step("s1").target
        assert draft == finding.accepted
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.act, entry.member_id) == ("repair.accepted_by_policy", None)


def test_a_policy_keeps_its_hands_off_what_is_less_sure(night, harbour, database, alice):
    night.check()
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, reviews_required=False, accept_above=100))
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    assert night.findings()[0].state == OPEN


def test_a_repair_taken_back_is_not_taken_over_again_by_itself(night, harbour, database, alice):
    night.check()
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, reviews_required=False, accept_above=50))
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    with database.writing() as session:
        take_back(session, session.scalars(select(Finding)).one(), session.merge(alice.member), night.now)
    night.check()
    assert night.findings()[0].state == OPEN
