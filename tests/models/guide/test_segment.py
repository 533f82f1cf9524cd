from dataclasses import replace

import pytest

from models.guide import Draft, Guide, NotPublishable, compile_guide
from models.guide.current_draft import CurrentDraft
from models.guide.publication_status import CHANGED, LIVE, publication_statuses
from models.guide.rules import Group
from models.guide.segment import BadSegment, Segment
from models.release.publish import publish
from models.support.json_reader import Reader
from tests.support.people import NOW, tour


def group(value):
    return Group.read(Reader.of({"match": "all", "conditions": [{"subject": "visits", "operator": "at_least", "value": value}]}))


@pytest.fixture
def session(database):
    with database.writing() as session:
        yield session


@pytest.fixture
def site(session, alice):
    return session.merge(alice.site)


@pytest.fixture
def member(session, alice):
    return session.merge(alice.member)


@pytest.fixture
def second(session, site, member):
    return Segment.create(session, site, "Second visit", group(2), member, NOW)


def guide_for(session, alice, member, *keys) -> Guide:
    guide = tour(session, alice)
    guide.edit(guide.document.with_rules({"segments": list(keys)}), "Rules", member, NOW)
    return guide


def test_a_guide_is_compiled_with_the_conditions_of_its_segment(session, alice, member, second):
    guide = guide_for(session, alice, member, second.key)
    assert compile_guide(guide)["rules"] == {"segment": group(2).to_json()}
    assert second.used_by(session) == [guide]


def test_a_changed_segment_reaches_visitors_when_its_guide_is_published_again(session, alice, member, second):
    guide = guide_for(session, alice, member, second.key)
    publish(session, guide, seen="", by=member, now=NOW)
    assert publication_statuses(session, [guide]) == {guide.id: LIVE}
    second.change(session, "Third visit", group(3), member, NOW)
    session.flush()
    assert publication_statuses(session, [guide]) == {guide.id: CHANGED}


def test_a_guide_for_a_segment_that_is_gone_cannot_go_live_and_says_why(session, alice, member):
    guide = guide_for(session, alice, member, "s-gone")
    with pytest.raises(NotPublishable, match="for a segment that was removed"):
        compile_guide(guide)


def test_rules_that_cannot_be_read_keep_a_guide_from_going_live(session, alice):
    guide = tour(session, alice)
    broken = {"pages": {"include": [{"part": "path", "operator": "regex", "value": "(a+)+$"}]}}
    draft = session.get_one(Draft, (guide.id, guide.draft_number))
    draft.document = guide.document.with_rules(broken).to_json()  # as an earlier Cairn kept it
    CurrentDraft.look_again(session)
    with pytest.raises(NotPublishable, match="for ever"):
        compile_guide(guide)


def test_a_segment_of_another_site_is_none_of_this_one(session, alice, charlie, member, second):
    theirs = Segment.create(session, session.merge(charlie.site), "Second visit", group(9), session.merge(charlie.member), NOW)
    assert list(Segment.library(session, second.site_id)) == [second.key]
    assert Segment.find(session, session.merge(alice.site), theirs.id) is None
    with pytest.raises(NotPublishable, match="for a segment that was removed"):
        compile_guide(guide_for(session, alice, member, theirs.key))


def test_names_are_there_and_used_once(session, site, member, second):
    with pytest.raises(BadSegment, match="Give the segment a name"):
        Segment.create(session, site, "", group(1), member, NOW)
    with pytest.raises(BadSegment, match="called Second visit already"):
        Segment.create(session, site, "Second visit", group(1), member, NOW)
    second.change(session, "Second visit", group(4), member, NOW)
    assert second.group == group(4)


def test_a_guide_that_is_asked_for_says_where_it_begins(session, alice, member):
    guide = tour(session, alice)
    pages = {"include": [{"part": "path", "operator": "equals", "value": "/"}]}
    assert "start" not in compile_guide(guide)
    guide.edit(guide.document.with_rules({"pages": pages, "trigger": {"type": "link"}}), "Rules", member, NOW)
    assert compile_guide(guide)["start"] == "/"
    guide.edit(guide.document.with_rules({"trigger": {"type": "link"}}), "Rules again", member, NOW)
    assert "start" not in compile_guide(guide), "it may begin anywhere"


@pytest.mark.parametrize(
    ("address", "start"),
    [("/boats?sort=name#list", "/boats?sort=name"), ("/#/boats", "/#/boats"), ("//other.example/", "//other.example/")],
)
def test_it_begins_on_a_page_of_a_single_page_application_as_well(session, alice, member, address, start):
    guide = tour(session, alice)
    step = replace(guide.document.steps[0], page=f"https://app.acme.example{address}")
    pages = {"include": [{"part": "path", "operator": "starts_with", "value": "/"}]}
    guide.edit(guide.document.with_step(step).with_rules({"pages": pages, "trigger": {"type": "link"}}), "Rules", member, NOW)
    assert compile_guide(guide)["start"] == start
