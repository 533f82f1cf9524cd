"""Whose browser is shown a guide that is live for nobody else: link, turns, and what ends it."""

from datetime import UTC, datetime, timedelta

import pytest

from models.account import Membership, Role
from models.guide.own_preview import LINK, find_own, start, take_turn
from models.guide.preview import Preview, PreviewOver
from tests.support.people import NOW, tour


@pytest.fixture
def began(database, alice):
    with database.writing() as session:
        return start(session, tour(session, alice, "Mine"), session.merge(alice.member), NOW).id


def turn(database, preview, number, after=timedelta()):
    with database.writing() as session:
        return take_turn(session, session.get_one(Preview, preview), number, NOW + after)


def refusal(database, preview, number, after=timedelta()):
    with database.writing() as session, pytest.raises(PreviewOver) as problem:
        take_turn(session, session.get_one(Preview, preview), number, NOW + after)
    with database.writing() as session:
        return str(problem.value)


def test_a_link_is_good_once_and_for_minutes(database, began):
    assert "too old" in refusal(database, began, LINK, timedelta(minutes=11))
    assert turn(database, began, LINK) == 1
    assert "opened already" in refusal(database, began, LINK)
    assert turn(database, began, 1) == 2


def test_an_answer_that_got_lost_ends_nothing_and_two_tabs_may_ask_at_once(database, began):
    turn(database, began, LINK)
    assert turn(database, began, 1) == turn(database, began, 1, timedelta(hours=1)) == 2
    assert turn(database, began, 2, timedelta(hours=2)) == 3
    assert turn(database, began, 1, timedelta(hours=2, seconds=30)) == 3
    assert turn(database, began, 3, timedelta(hours=3)) == 4


def test_a_token_that_comes_after_its_time_ends_it_for_everybody(database, began):
    for number in range(4):
        turn(database, began, number)
    with database.writing() as session:
        with pytest.raises(PreviewOver, match="two browsers"):
            take_turn(session, session.get_one(Preview, began), 1, NOW)
        session.flush()
    assert "ended" in refusal(database, began, 4)


def test_it_ends_by_itself_after_a_day(database, began):
    turn(database, began, LINK)
    assert turn(database, began, 1, timedelta(hours=23)) == 2
    assert "too old" in refusal(database, began, 2, timedelta(hours=25))


def suspended(session, alice, guide):
    session.get_one(Membership, (alice.organisation.id, alice.member.id)).suspended_at = NOW


def demoted(session, alice, guide):
    session.get_one(Membership, (alice.organisation.id, alice.member.id)).role = Role.REVIEWER


def archived(session, alice, guide):
    guide.archive(datetime.now(UTC))


@pytest.mark.parametrize("happens", [suspended, demoted, archived])
def test_it_is_over_when_its_author_may_no_longer_edit_the_guide_and_when_that_is_gone(database, alice, began, happens):
    turn(database, began, LINK)
    with database.writing() as session:
        happens(session, alice, session.get_one(Preview, began).guide)
    assert refusal(database, began, 1)


def test_a_new_one_of_the_same_guide_ends_the_one_before(database, alice, began):
    with database.writing() as session:
        guide = session.get_one(Preview, began).guide
        start(session, guide, session.merge(alice.member), NOW)
    assert "ended" in refusal(database, began, LINK)


def test_it_is_no_link_for_others_and_found_on_its_own_site_only(database, alice, charlie, began):
    with database.writing() as session:
        guide = session.get_one(Preview, began).guide
        assert Preview.find(session, guide.site.key, began, NOW) is None
        assert find_own(session, charlie.site.key, began) is None
        link = Preview.make(session, guide, session.merge(alice.member), NOW)
        assert find_own(session, guide.site.key, link.id) is None
        assert Preview.count_of(session, guide, NOW) == 2
