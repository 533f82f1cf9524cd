"""From a check to the news of it: who hears, and when."""

from datetime import timedelta

import pytest

from models.integration.news_channel import NewsChoice
from models.job.due_checks import send_digests
from tests.models.job.postroom import BASE, deliveries, look, unsubscribe

pytestmark = pytest.mark.serving


def test_promise_m8_nothing_is_sent_to_anybody_who_did_not_ask(night, database):
    look(night)
    assert deliveries(database) == []


def test_the_daily_letter_comes_once_and_only_when_there_is_something(night, database, alice, bob):
    with database.writing() as session:
        NewsChoice.choose(session, alice.organisation.id, bob.member.id, "daily")
    look(night)
    assert deliveries(database) == []
    send_digests(database, BASE, unsubscribe, night.now + timedelta(hours=3))
    assert [row.body["to"] for row in deliveries(database)] == [bob.email]
    send_digests(database, BASE, unsubscribe, night.now + timedelta(days=2))
    assert len(deliveries(database)) == 1


def test_a_charlie_gets_nothing_of_acme(night, database, charlie):
    with database.writing() as session:
        NewsChoice.choose(session, charlie.organisation.id, charlie.member.id, "at_once")
    look(night)
    assert deliveries(database) == []
