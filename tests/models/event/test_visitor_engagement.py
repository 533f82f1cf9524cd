"""Who engaged, as it is written with the counts: only of sites in identified mode, and of nobody who must be left alone."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.event import Period, Selection
from models.event.counted_step import CountedStep
from models.event.engaged_people import EngagedPeople
from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.event.person_pseudonym import subject_of
from models.event.visitor_engagement import Engagement
from models.guide import Guide
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import find_visitor, object_to, restrict
from models.support.subject_key import SubjectKey
from tests.models.event.identified import MARK, engaged, in_identified_mode
from tests.support.databases import everything
from tests.support.people import NOW, tour

pytestmark = pytest.mark.serving


@pytest.fixture
def site(database, alice):
    """The site in identified mode, with a guide."""
    with database.writing() as session:
        guide = tour(session, alice)
        site = session.merge(alice.site)
        in_identified_mode(session, site, NOW)
        session.flush()
        return site.id, guide.id


def rows(session, kind):
    return session.scalars(select(kind)).all()


def meet(session, alice, guide_id, **more):
    guide = guide_of(session, guide_id)
    engaged(session, session.merge(alice.site), guide, more.pop("now", NOW), **more)


def guide_of(session, guide_id):
    return session.get_one(Guide, guide_id)


def test_promise_6_a_site_that_is_not_in_identified_mode_keeps_nothing_of_whom_a_batch_names(database, alice):
    with database.writing() as session:
        engaged(session, session.merge(alice.site), tour(session, alice), NOW)
    with database.reading() as session:
        assert session.scalar(select(func.sum(CountedStep.completed))) == 1, "it counts"
        assert rows(session, IdentifiedVisitor) == rows(session, Engagement) == []
    assert MARK not in str(everything(database))


def test_promise_6_a_keyed_pseudonym_sealed_attributes_and_what_they_did_are_kept(database, alice, site):
    with database.writing() as session:
        meet(session, alice, site[1], attributes={"plan": "harbour", "mail": MARK, "secret": "not listed"})
        meet(session, alice, site[1], attributes={"plan": "marina"}, figures=("started",))
    with database.reading() as session:
        (visitor,) = rows(session, IdentifiedVisitor)
        told = {name: one.value for name, one in VisitorAttribute.of(session, visitor).items()}
        assert told == {"plan": "marina", "mail": MARK}
        deeds = {(one.figure, one.step): one.total for one in rows(session, Engagement)}
        assert deeds == {("started", ""): 2, ("reached", "s1"): 1, ("completed", ""): 1}
        assert session.get(SubjectKey, visitor.subject) is not None
    kept = str(everything(database))
    assert not any(word in kept for word in (MARK, "marina", "not listed", "secret'"))


def test_of_who_is_left_alone_nothing_more_is_noted_and_everything_is_counted(database, alice, site):
    with database.writing() as session:
        mode = in_identified_mode(session, session.merge(alice.site), NOW)
        for name in ("restricted", "objected", "leaving"):
            meet(session, alice, site[1], person=name, figures=("started",))
        restrict(find_visitor_of(session, mode, alice, "restricted"), NOW)
        object_to(find_visitor_of(session, mode, alice, "objected"), NOW)
        VisitorErasure.ask(session, find_visitor_of(session, mode, alice, "leaving"), "", NOW)
    with database.writing() as session:
        for name in ("restricted", "objected", "leaving"):
            meet(session, alice, site[1], person=name)
    with database.reading() as session:
        assert {one.figure for one in rows(session, Engagement)} == {"started"}
        assert session.scalar(select(func.sum(CountedStep.started))) == 6


def find_visitor_of(session, mode, alice, person):
    return find_visitor(session, mode, subject_of(session.merge(alice.site), person))


def test_the_list_has_who_engaged_last_first_page_by_page_and_nobody_who_is_restricted(database, alice, site):
    with database.writing() as session:
        mode = in_identified_mode(session, session.merge(alice.site), NOW)
        for number in range(5):
            figures = ("started", "completed") if number % 2 else ("started", "dismissed")
            day, name = NOW - timedelta(days=number), f"p{number}"
            meet(session, alice, site[1], person=name, now=day, attributes={"plan": name}, figures=figures)
        restrict(find_visitor_of(session, mode, alice, "p2"), NOW)
    with database.reading() as session:
        chosen = Selection(guide_of(session, site[1]), Period.last(30, NOW.date()))
        everybody, seen, cursor = EngagedPeople(chosen), [], ""
        while True:
            page, cursor = everybody.page(session, 2, cursor)
            seen += [one.attributes["plan"] for one in page]
            if not cursor:
                break
        assert seen == ["p0", "p1", "p3", "p4"]
        assert everybody.number(session) == 4
        done, _ = EngagedPeople(chosen, "completed").page(session, 10)
        assert [one.attributes["plan"] for one in done] == ["p1", "p3"]
        lately = EngagedPeople(chosen.within(Period.last(2, NOW.date())))
        assert lately.number(session) == 2
        assert everybody.page(session, 10, "no cursor")[0]
