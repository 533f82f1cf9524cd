"""Reminders of reviews, and reviews in the daily letter."""

from datetime import date, timedelta

import pytest

from models.account import Membership
from models.account.site_role import NO_ACCESS, SiteRole
from models.guide.approval import Approval
from models.integration.news_channel import NewsChoice
from models.job.due_checks import send_digests
from models.job.due_reviews import send_reminders
from models.review import Review, ReviewComment
from tests.models.job.postroom import BASE, channel, deliveries, unsubscribe
from tests.support.people import NOW, tour

DAY = timedelta(days=1)
DUE = date(2026, 11, 27)  # NOW is the 24th


@pytest.fixture
def review_id(database, people):
    """Alice wrote a guide and asks for its review; Bob reviews, and so does Charlie today."""
    with database.writing() as session:
        acme = people.alice.organisation.id
        session.add(Membership(organisation_id=acme, member_id=people.charlie.member.id, role="reviewer"))
        guide = tour(session, people.alice)
        return Review.ask(session, guide, "Look at the first step.", session.merge(people.alice.member), NOW, due_on=DUE).id


def choose(database, alice, mail, *people):
    with database.writing() as session:
        for one in people:
            NewsChoice.choose(session, alice.organisation.id, one.member.id, mail)


def letters(database):
    return [(row.body["to"], row.body["subject"]) for row in deliveries(database)]


def test_who_may_still_decide_is_reminded_once_on_the_day_before(database, people, alice, bob, charlie, review_id):
    choose(database, alice, "at_once", alice, bob, charlie)
    with database.writing() as session:
        channel(session, alice.organisation.id, "slack", "https://slack.example/x")
        review = session.get_one(Review, review_id)
        Approval.give(session, review.guide, review.version_hash, session.merge(charlie.member), NOW)
    assert send_reminders(database, BASE, unsubscribe, NOW + DAY) == 0
    assert send_reminders(database, BASE, unsubscribe, NOW + 2 * DAY) == 1
    assert send_reminders(database, BASE, unsubscribe, NOW + 3 * DAY) == 0
    letter, slack = deliveries(database)
    assert (letter.body["to"], letter.body["subject"]) == (bob.email, "Welcome: its review is due on 27 Nov 2026")
    assert f"{BASE}/reviews/{review_id}" in letter.body["text"]
    assert "its review is due" in slack.body["text"]


def test_one_that_was_asked_for_too_late_is_reminded_of_as_overdue(database, alice, bob, review_id):
    choose(database, alice, "at_once", bob)
    assert send_reminders(database, BASE, unsubscribe, NOW + 4 * DAY) == 1
    assert letters(database) == [(bob.email, "Welcome: its review was due on 27 Nov 2026")]


def test_what_is_decided_is_not_reminded_of_nor_who_asked_for_no_news_or_has_no_access_there(
    database, alice, bob, charlie, review_id
):
    choose(database, alice, "at_once", bob)
    with database.writing() as session:
        session.add(
            SiteRole(organisation_id=alice.organisation.id, member_id=bob.member.id, site_id=alice.site.id, role=NO_ACCESS)
        )
    assert send_reminders(database, BASE, unsubscribe, NOW + 3 * DAY) == 1
    assert letters(database) == []
    with database.writing() as session:
        review = session.get_one(Review, review_id)
        review.reminded_at = None
        review.decide(session, approves=False, by=session.merge(charlie.member), now=NOW)
    assert send_reminders(database, BASE, unsubscribe, NOW + 3 * DAY) == 0


def test_the_daily_letter_says_what_became_of_reviews_to_whom_they_are_there(database, alice, bob, charlie, review_id):
    choose(database, alice, "daily", bob, charlie)
    with database.writing() as session:
        session.add(
            SiteRole(organisation_id=alice.organisation.id, member_id=charlie.member.id, site_id=alice.site.id, role=NO_ACCESS)
        )
        review = session.get_one(Review, review_id)
        ReviewComment.say(session, review, "s1", "Is it called that?", session.merge(alice.member), NOW)
    days = []
    for hours in (12, 36, 60):
        send_digests(database, BASE, unsubscribe, NOW + timedelta(hours=hours))
        days.append([row.body["text"] for row in deliveries(database)][sum(map(len, days)) :])
        if hours == 36:
            with database.writing() as session:
                review = session.get_one(Review, review_id)
                review.decide(session, approves=True, by=session.merge(bob.member), now=NOW + timedelta(hours=40))
    (first,), second, (third,) = days
    assert (
        f"Welcome: waits for a review, asked for by Alice, due on 27 Nov 2026, 1 new comment. {BASE}/reviews/{review_id}" in first
    )
    assert second == []
    assert "Welcome: approved by Bob." in third
    assert {row.body["to"] for row in deliveries(database)} == {bob.email}
