"""Checks and visitors: red only where no source says the opposite."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from components.finding_row import finding_badge
from models.account.audit_log import AuditEntry
from models.account.review_policy import Policy
from models.check.accept_repair import take_back
from models.check.finding import OPEN, REPAIRED, RESOLVED, Finding
from models.check.visitor_agreement import agreements
from models.event import Sorted
from models.event.batch_record import record
from models.event.sorted_batch import Place
from models.event.target_report import NETWORKS
from models.guide import Guide
from models.site import Site
from tests.models.support.wire import answer
from tests.support.watching import PAGE, RENAMED, WITHOUT


@pytest.fixture
def count(night, database):
    """Visitors' browsers report something of the first step, that many times."""

    def counted(figure, times, networks=1):
        with database.writing() as session:
            guide, site = session.scalars(select(Guide)).one(), session.get_one(Site, night.site_id)
            place = Place(guide.id, "production", figure, "a" * 64, "s1", "", "")
            missed = {(guide.id, "s1")} if figure == "target_missing" else set()
            batches = [Sorted(site.id, site.organisation_id, missed=missed, network=f"10.0.{n}.0/24") for n in range(networks)]
            batches[0].sums = {place: (times, times)}
            record(session, batches, night.now)

    return counted


def agreement(database):
    with database.reading() as session:
        (finding,) = session.scalars(select(Finding).where(Finding.state != RESOLVED))
        return agreements(session, [finding])[finding.id]


def test_visitors_who_miss_it_too_confirm_the_check(night, harbour, database, count):
    count("reached", 50)
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    count("target_missing", 12)
    both = agreement(database)
    assert (both.missed, both.disagrees) == (12, False)
    assert "12 of 12" in both.sentence


def test_who_missed_it_on_the_day_it_broke_counts_as_having_met_it(night, harbour, database, count):
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.now += timedelta(days=1)
    count("target_missing", 3)
    night.now -= timedelta(days=1)
    night.check()
    assert agreement(database).missed == 3


def test_visitors_who_are_still_shown_it_put_the_check_in_doubt(night, harbour, database, count):
    count("reached", 50)
    night.check()
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    assert not agreement(database).disagrees
    count("reached", 14)
    both = agreement(database)
    assert both.disagrees
    assert "shown this step 14 times" in both.sentence


@pytest.fixture
def hidden(harbour):
    """A page that no check can see the target on."""
    harbour.say["/boats"] = answer(b"", "503 Service Unavailable")


def visitors_report(night, count, reached, missed, networks):
    """Within the hour before the next check."""
    night.now += timedelta(days=1)
    count("reached", reached)
    count("target_missing", missed, networks)
    night.now -= timedelta(days=1)


def test_made_up_reports_open_nothing_where_a_check_sees_the_target(night, count):
    night.check()
    visitors_report(night, count, 0, 500, 2 * NETWORKS)
    night.check()
    assert night.findings() == []


def test_nor_do_they_from_few_networks_where_none_can_see_it(night, count, hidden):
    visitors_report(night, count, 0, 500, NETWORKS - 1)
    night.check()
    assert night.findings() == []


def test_reports_from_many_networks_show_as_unsure_where_no_check_can_see_the_page(night, database, count, hidden):
    visitors_report(night, count, 10, 9, NETWORKS)
    night.check()
    (finding,) = night.findings()
    assert (finding.source, finding.state, finding.is_weak) == ("visitors", OPEN, True)
    assert finding.reason == "Checks can't see the page; 9 of 19 visitors' browsers miss it."
    both = agreement(database)
    assert (both.missed, both.disagrees) == (9, False)
    assert finding_badge(finding, both, night.now) == ("warn", "Unsure, reported by visitors")
    night.now += timedelta(days=3)
    night.check()
    assert night.findings()[0].state == RESOLVED


@pytest.mark.parametrize(("page", "source", "state"), [(PAGE, "visitors", RESOLVED), (WITHOUT, "check", OPEN)])
def test_a_check_that_sees_the_page_again_decides(night, harbour, count, hidden, page, source, state):
    visitors_report(night, count, 0, 9, NETWORKS)
    night.check()
    visitors_report(night, count, 0, 9, NETWORKS)
    harbour.say["/boats"] = answer(page.encode())
    night.check()
    (finding,) = night.findings()
    assert (finding.source, finding.state) == (source, state)


@pytest.mark.parametrize(("reached", "missed"), [(100, 9), (0, 4)])
def test_a_few_slow_pages_are_no_alarm(night, count, hidden, reached, missed):
    visitors_report(night, count, reached, missed, NETWORKS)
    night.check()
    assert night.findings() == []


def test_a_policy_takes_over_sure_repairs_and_says_so(night, harbour, database, alice):
    night.check()
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, accept_above=50))
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    (finding,) = night.findings()
    assert (finding.state, finding.accepted_by_id) == (REPAIRED, None)
    with database.reading() as session:
        draft = session.scalars(select(Guide)).one().document.step("s1").target
        assert draft == finding.accepted
        entry = session.scalars(select(AuditEntry).where(AuditEntry.act.startswith("repair."))).one()
        assert (entry.act, entry.member_id) == ("repair.accepted_by_policy", None)


def test_a_policy_keeps_its_hands_off_what_is_less_sure(night, harbour, database, alice):
    night.check()
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, accept_above=100))
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    assert night.findings()[0].state == OPEN


def test_a_repair_taken_back_is_not_taken_over_again_by_itself(night, harbour, database, alice):
    night.check()
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, accept_above=50))
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    with database.writing() as session:
        take_back(session, session.scalars(select(Finding)).one(), session.merge(alice.member), night.now)
    night.check()
    assert night.findings()[0].state == OPEN
