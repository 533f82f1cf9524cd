"""Identified visitors who are erased: by themselves when it is due, by the night, and all of them when identified mode ends."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.account import Member
from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.event.person_pseudonym import subject_of
from models.event.visitor_engagement import Engagement
from models.integration.delivery import Delivery
from models.job.due_erasures import follow_up
from models.job.due_visitor_erasures import erase_due_visitors, warn_of_visitors
from models.job.organisation_purge import clear_away
from models.job.visitor_purge import purge_visitors
from models.privacy.erasure import ErasureRefused
from models.privacy.mode_change import change_mode, turn_off
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import find_visitor, object_to, restrict
from models.schema import metadata
from models.site.identified_mode import IdentifiedMode, IdentifiedModeTerms
from models.support.subject_key import SubjectKey
from tests.models.event.identified import MARK, TERMS, engaged, in_identified_mode
from tests.support.databases import everything
from tests.support.people import NOW, tour

BASE = "https://cairn.example"


@pytest.fixture
def met(database, alice):
    """A site in identified mode, and two people who engaged with its guide."""
    with database.writing() as session:
        guide, site = tour(session, alice), session.merge(alice.site)
        in_identified_mode(session, site, NOW)
        for person in (MARK, "ben"):
            engaged(session, site, guide, NOW, person)
        return guide.id


def person(session, alice, name=MARK):
    site = session.merge(alice.site)
    return find_visitor(session, IdentifiedMode.of(session, site), subject_of(site, name))


def visitor_keys(session):
    return session.scalar(select(func.count()).where(SubjectKey.subject.startswith("visitor:")))


def number(session, kind):
    return session.scalar(select(func.count()).select_from(kind))


def test_promise_m2_the_erasure_of_a_visitor_is_due_within_seven_working_days_runs_by_itself_and_counts(database, alice, met):
    with database.writing() as session:
        asked, secret = VisitorErasure.ask(session, person(session, alice), "", NOW)
        assert asked.due_at == datetime(2026, 12, 3, tzinfo=UTC), "a Tuesday, and seven working days later a Thursday"
        with pytest.raises(ErasureRefused):
            VisitorErasure.ask(session, person(session, alice), "", NOW)
        due, pseudonym = asked.due_at, person(session, alice).pseudonym
    assert erase_due_visitors(database, due - timedelta(seconds=1)) == 0
    assert erase_due_visitors(database, due) == 1
    assert erase_due_visitors(database, due) == 0
    with database.reading() as session:
        assert person(session, alice) is None
        assert person(session, alice, "ben") is not None
        receipt = VisitorErasure.by_receipt(session, secret)
        assert receipt.rows == {"subject_keys": 1, "visitor_attributes": 2, "engagements": 3, "identified_visitors": 1}
        assert visitor_keys(session) == 1
    assert pseudonym not in str(everything(database))
    kept = []
    follow_up(database, lambda: kept.append("told"), due)
    assert kept == ["told"]
    with database.reading() as session:
        receipt = VisitorErasure.by_receipt(session, secret)
        assert receipt.kept_at == receipt.cleared_at == due


def test_promise_m2_the_fifth_day_warns_the_owners_and_admins_once(database, alice, met):
    with database.writing() as session:
        VisitorErasure.ask(session, person(session, alice), "", NOW)
    fifth = datetime(2026, 12, 1, tzinfo=UTC)
    assert warn_of_visitors(database, BASE, fifth - timedelta(seconds=1)) == 0
    assert warn_of_visitors(database, BASE, fifth) == 1
    assert warn_of_visitors(database, BASE, fifth) == 0
    with database.reading() as session:
        letters = session.scalars(select(Delivery)).all()
        assert {one.body["to"] for one in letters} == {alice.email}
        assert "03 December 2026" in letters[0].body["text"]


def test_an_erasure_that_was_cancelled_does_not_happen(database, alice, met):
    with database.writing() as session:
        VisitorErasure.ask(session, person(session, alice), "", NOW)
        assert VisitorErasure.cancel(session, person(session, alice))
        assert not VisitorErasure.cancel(session, person(session, alice))
    assert erase_due_visitors(database, NOW + timedelta(days=30)) == 0
    with database.reading() as session:
        assert not person(session, alice).rests


def test_promise_m3_what_identified_visitors_did_goes_when_its_days_are_over_and_they_with_the_last_of_it(database, alice, met):
    with database.writing() as session:
        guide = tour(session, alice)
        engaged(session, session.merge(alice.site), guide, NOW + timedelta(days=20), "ben")
        engaged(session, session.merge(alice.site), guide, NOW, "kept")
        engaged(session, session.merge(alice.site), guide, NOW, "objected")
        restrict(person(session, alice, "kept"), NOW)
        object_to(person(session, alice, "objected"), NOW)
    month = timedelta(days=30)
    assert purge_visitors(database, month, NOW + month) == {}
    gone = purge_visitors(database, month, NOW + timedelta(days=31))
    assert gone == {"engagements": 9, "subject_keys": 1, "visitor_attributes": 2, "identified_visitors": 1}
    with database.reading() as session:
        assert person(session, alice) is None
        assert person(session, alice, "ben") is not None
        assert number(session, Engagement) == 6, "what is restricted, and what is younger"
        assert person(session, alice, "objected") is not None, "else nobody would know that they did"


def test_promise_6_turning_it_off_erases_everybody_and_what_is_not_listed_any_more_goes_at_once(database, alice, met):
    with database.writing() as session:
        site, by = session.merge(alice.site), session.merge(alice.member)
        assert change_mode(session, site, TERMS, by=by, now=NOW) == "", "the same terms"
        fewer = IdentifiedModeTerms(TERMS.purpose, TERMS.legal_basis, ("plan",))
        assert "Attributes: plan." in change_mode(session, site, fewer, by=by, now=NOW)
        assert set(session.scalars(select(VisitorAttribute.name))) == {"plan"}
        VisitorErasure.ask(session, person(session, alice), "", NOW)
    with database.writing() as session:
        erased = turn_off(session, session.merge(alice.site), by=session.merge(alice.member), now=NOW)
        assert erased.people == 2
        assert turn_off(session, session.merge(alice.site), by=session.merge(alice.member), now=NOW) is None
    with database.reading() as session:
        for kind in (IdentifiedMode, IdentifiedVisitor, VisitorAttribute, Engagement):
            assert number(session, kind) == 0
        assert session.scalars(select(SubjectKey.subject).where(SubjectKey.subject.startswith("visitor"))).all() == []
    assert erase_due_visitors(database, NOW + timedelta(days=30)) == 0, "what waited is done with"


def test_an_organisation_that_is_gone_leaves_no_key_of_its_visitors(database, alice, met):
    with database.writing() as session:
        session.merge(alice.organisation).deleted_at = NOW - timedelta(days=31)
    (receipt,) = clear_away(database, metadata, NOW)
    assert receipt.rows["identified_visitors"] == 2
    with database.reading() as session:
        assert session.scalars(select(SubjectKey.subject).where(SubjectKey.subject.startswith("visitor"))).all() == []
        assert session.get(Member, alice.member.id) is not None
