"""A legal hold: what the clock would delete stays until it is lifted, and everybody concerned can read that."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.account import Member, Organisation
from models.account.audit_chain import KEPT_FOR, close_day
from models.account.audit_log import AuditEntry
from models.account.organisation import GRACE
from models.event.event_count import add_counts
from models.event.guide_day import GuideDay
from models.event.person_pseudonym import subject_of
from models.event.sorted_batch import Place, Sorted
from models.event.step_count import StepCount
from models.integration.delivery import Delivery
from models.job.due_erasures import ask_for_unused, erase_due, what_hinders
from models.job.due_visitor_erasures import erase_due_visitors
from models.job.organisation_purge import clear_away
from models.job.retention_purge import purge_retained
from models.job.visitor_purge import purge_visitors
from models.privacy.erasure import Erasure
from models.privacy.legal_hold import LONGEST_REASON, HoldRefused, find_to_hold, hold, lift, why_held
from models.privacy.mode_change import turn_off
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import find_visitor
from models.schema import metadata
from models.support.database import sealer_of
from models.support.retention_settings import RetentionSettings
from tests.models.event.identified import MARK, engaged, in_identified_mode
from tests.support.log_entries import entries
from tests.support.people import tour

NOW = datetime.now(UTC)
DAYS = RetentionSettings(usage=100, account=200)
CASE = "Case 4711"


def held(database, model, number, reason=CASE):
    with database.writing() as session:
        hold(session, session.get_one(model, number), reason, None, NOW)


def lifted(database, model, number):
    with database.writing() as session:
        assert lift(session, session.get_one(model, number), None, NOW)


def counted(session, guide):
    place = Place(guide.id, "production", "started", "v", "", "en", "desktop")
    add_counts(session, [Sorted(guide.site_id, guide.organisation_id, sums={place: (3, 2)})], (NOW - timedelta(days=400)).date())


def test_promise_m3_figures_of_an_organisation_under_hold_stay_and_go_with_the_night_after_it(database, alice, charlie):
    with database.writing() as session:
        for person in (alice, charlie):
            guide = tour(session, person)
            session.flush()
            counted(session, guide)
    held(database, Organisation, alice.organisation.id)
    assert purge_retained(database, metadata, DAYS, NOW) == {"guide_days": 1, "step_counts": 1}
    with database.reading() as session:
        for table in (StepCount, GuideDay):
            assert session.scalars(select(table.organisation_id)).all() == [alice.organisation.id]
    lifted(database, Organisation, alice.organisation.id)
    assert purge_retained(database, metadata, DAYS, NOW) == {"guide_days": 1, "step_counts": 1}


def test_a_deleted_organisation_under_hold_is_cleared_away_after_it(database, alice):
    with database.writing() as session:
        session.get_one(Organisation, alice.organisation.id).deleted_at = NOW - GRACE - timedelta(hours=1)
    held(database, Organisation, alice.organisation.id)
    assert clear_away(database, metadata, NOW) == []
    lifted(database, Organisation, alice.organisation.id)
    assert [one.key for one in clear_away(database, metadata, NOW)] == [alice.organisation.key]


@pytest.mark.parametrize("kind", ["member", "organisation"])
def test_promise_m2_an_erasure_waits_for_the_end_of_a_hold_and_says_so(database, bob, kind):
    model, number = (Member, bob.member.id) if kind == "member" else (Organisation, bob.organisation.id)
    with database.writing() as session:
        Erasure.ask(session, session.get_one(Member, bob.member.id), "", NOW)
    later = NOW + timedelta(days=30)
    held(database, model, number)
    assert erase_due(database, metadata, later) == 0
    with database.reading() as session:
        assert "under legal hold" in what_hinders(session, bob.member.id)
        assert (CASE in why_held(session, bob.member.id)) == (kind == "member")
    lifted(database, model, number)
    assert erase_due(database, metadata, later) == 1


def test_an_account_that_nobody_uses_is_not_asked_to_go_while_it_is_held(database, alice):
    with database.writing() as session:
        idle = Member(email="idle@x.example", name="Idle", created_at=NOW, seen_at=NOW - timedelta(days=900))
        session.add(idle)
        session.flush()
        number = idle.id
    held(database, Member, number)
    assert ask_for_unused(database, timedelta(days=200), "", NOW) == 0
    lifted(database, Member, number)
    assert ask_for_unused(database, timedelta(days=200), "", NOW) == 1


def test_the_audit_log_and_sent_letters_of_what_is_held_stay_readable(database, alice, charlie):
    old = NOW - KEPT_FOR - timedelta(days=62)
    with database.writing() as session:
        for person in (alice, charlie):
            AuditEntry.note(session, person.organisation.id, "site.added", "Long ago.", session.merge(person.member), old)
            letter = {"to": "x@x.example", "subject": "s", "text": "t", "sealed": ""}
            Delivery.put(session, person.organisation.id, "mail", f"old-{person.organisation.id}", letter, old)
        session.execute(Delivery.__table__.update().values(state="sent"))
    held(database, Organisation, alice.organisation.id)
    with database.writing() as session:
        assert close_day(session, sealer_of(session), NOW) == 1
        Delivery.purge(session, NOW)
    with database.reading() as session:
        assert session.scalars(select(Delivery.organisation_id)).all() == [alice.organisation.id]
        kept = select(AuditEntry).where(AuditEntry.act == "site.added", AuditEntry.there())
        assert [one.organisation_id for one in session.scalars(kept)] == [alice.organisation.id]


def test_it_is_noted_where_those_look_whom_it_is_about(database, alice, bob):
    held(database, Organisation, alice.organisation.id)
    held(database, Member, bob.member.id)
    lifted(database, Member, bob.member.id)
    said = entries(database, "organisation.held", "account.held", "account.released")
    assert [CASE in one for one in said] == [True, True, False]
    with database.reading() as session:
        assert session.get_one(Member, bob.member.id).held_because == ""
        assert session.scalar(select(func.count()).where(Organisation.held_at.is_not(None))) == 1


@pytest.mark.one_engine
@pytest.mark.parametrize("reason", ["", "  ", "x" * (LONGEST_REASON + 1)])
def test_a_hold_says_which_case_it_is_for(database, alice, reason):
    with database.writing() as session, pytest.raises(HoldRefused):
        hold(session, session.get_one(Organisation, alice.organisation.id), reason, None, NOW)


@pytest.mark.one_engine
def test_it_is_found_by_key_or_address(database, alice):
    with database.reading() as session:
        assert find_to_hold(session, alice.organisation.key).id == alice.organisation.id
        assert find_to_hold(session, alice.member.email).id == alice.member.id
        for nobody in ("", "nobody@x.example", "x" * 12):
            with pytest.raises(HoldRefused):
                find_to_hold(session, nobody)


def test_identified_visitors_of_an_organisation_under_hold_stay_and_go_after_it(database, alice):
    with database.writing() as session:
        guide, site = tour(session, alice), session.merge(alice.site)
        mode = in_identified_mode(session, site, NOW)
        for name in (MARK, "ben"):
            engaged(session, site, guide, NOW, name)
        VisitorErasure.ask(session, find_visitor(session, mode, subject_of(site, MARK)), "", NOW)
    held(database, Organisation, alice.organisation.id)
    later = NOW + timedelta(days=900)
    assert erase_due_visitors(database, later) == 0
    assert purge_visitors(database, timedelta(days=365), later) == {}
    with database.writing() as session, pytest.raises(HoldRefused):
        turn_off(session, session.merge(alice.site), by=session.merge(alice.member), now=NOW)
    lifted(database, Organisation, alice.organisation.id)
    assert erase_due_visitors(database, later) == 1
    assert purge_visitors(database, timedelta(days=365), later)["identified_visitors"] == 1
