"""From a check to what members, Slack and a webhook get of it, over real SMTP and HTTP on loopback."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account import Organisation
from models.guide import Guide
from models.integration.delivery import DEAD, LONG_PAUSES, MOST_TOGETHER, SENT, SLACK, WAITING, Delivery
from models.integration.link_letter import put_link_letter
from models.integration.news_channel import NewsChoice
from models.site import Site
from tests.models.job.postroom import BASE, channel, deliveries, delivering, look, unsubscribe
from tests.models.support.wire import answer, wire
from tests.support.at_rest import at_rest

pytestmark = pytest.mark.serving


def test_promise_m7_a_member_who_asked_gets_a_letter_that_ends_with_one_click(night, database, alice, bob, mailbox):
    with database.writing() as session:
        NewsChoice.choose(session, alice.organisation.id, bob.member.id, "at_once")
    look(night)
    assert delivering(night, mailbox.url).run() == 1
    (letter,) = mailbox.letters
    assert letter["To"] == bob.email
    assert letter["From"] == "cairn@cairn.example"
    assert letter["List-Unsubscribe"] == f"<{unsubscribe(alice.organisation.id, bob.member.id)}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text = letter.get_payload(decode=True).decode().replace("\r\n", "\n")
    assert "Missing or unsure:\n- Boats: No selector finds it" in text
    assert f"{BASE}/inbox/1" in text
    assert delivering(night, mailbox.url).run() == 0
    look(night)
    assert delivering(night, mailbox.url).run() == 0, "the same news twice"


def test_a_letter_that_lets_somebody_in_goes_out_as_it_was_written_and_is_sealed_until_then(night, database, alice, mailbox):
    with database.writing() as session:
        put_link_letter(session, alice.organisation.id, "dora@acme.example", "Come in", f"{BASE}/join/s3cret", night.now)
    kept = at_rest(database)
    assert b"s3cret" not in kept
    assert b"dora@acme" not in kept
    assert delivering(night, mailbox.url).run() == 1
    (letter,) = mailbox.letters
    assert (letter["To"], letter["Subject"]) == ("dora@acme.example", "Come in")
    assert f"{BASE}/join/s3cret" in letter.get_payload(decode=True).decode()


def test_slack_is_told_in_its_own_words_and_nothing_can_be_smuggled_in(night, database, alice):
    with wire(lambda _: lambda _path: answer(b"ok")) as slack:
        with database.writing() as session:
            channel(session, alice.organisation.id, "slack", slack.url("/services/x"))
            session.scalars(select(Guide)).one().name = "Boats <!channel>"
        look(night)
        assert delivering(night, "", slack.place).run() == 1
    assert "Boats &lt;!channel&gt;" in deliveries(database)[0].body["text"]


def test_what_fails_is_tried_again_later_and_in_the_end_says_why(night, database, alice):
    with wire(lambda _: lambda _path: answer(b"", "500 No")) as hook:
        with database.writing() as session:
            channel(session, alice.organisation.id, "slack", hook.url("/x"))
        look(night)
        for pause in LONG_PAUSES:
            assert delivering(night, "", hook.place).run() == 0
            (row,) = deliveries(database)
            assert (row.state, row.next_at) == (WAITING, night.now + pause)
            assert delivering(night, "", hook.place).run() == 0
            night.now += pause
        delivering(night, "", hook.place).run()
        assert len(hook.asked) == len(LONG_PAUSES) + 1
    (row,) = deliveries(database)
    assert (row.state, row.problem) == (DEAD, "The receiver answered 500.")


def test_an_address_inside_the_house_is_never_reached(night, database, alice):
    with database.writing() as session:
        channel(session, alice.organisation.id, "slack", "http://127.0.0.1:8099/x")
    look(night)
    delivering(night).run()
    assert "127.0.0.1" in deliveries(database)[0].problem


def test_two_workers_do_not_send_the_same_letter(night, database, alice, bob, mailbox):
    with database.writing() as session:
        NewsChoice.choose(session, alice.organisation.id, bob.member.id, "at_once")
    look(night)
    with database.writing() as session:
        assert len(Delivery.claim(session, night.now)) == 1
    assert delivering(night, mailbox.url).run() == 0
    night.now += timedelta(minutes=6)
    assert delivering(night, mailbox.url).run() == 1
    assert deliveries(database)[0].state == SENT


def test_more_deliveries_than_are_claimed_together_all_go_and_none_twice(night, database):
    with wire(lambda _: lambda _path: answer(b"ok")) as slack:
        with database.writing() as session:
            site = session.get_one(Site, night.site_id)
            slack_id = channel(session, site.organisation_id, "slack", slack.url("/services/x"))
            for number in range(MOST_TOGETHER + 3):
                body = {"text": str(number)}
                Delivery.put(session, site.organisation_id, SLACK, f"key-{number}", body, night.now, channel_id=slack_id)
        assert delivering(night, "", slack.place).run() == MOST_TOGETHER + 3
        assert delivering(night, "", slack.place).run() == 0
        assert len(slack.asked) == MOST_TOGETHER + 3


def test_a_webhook_at_a_place_of_another_organisation_is_not_reached(night, database, alice, charlie):
    with wire(lambda _: lambda _path: answer(b"", "204 No Content")) as hook:
        with database.writing() as session:
            channel(session, alice.organisation.id, "webhook", hook.url("/hook"))
            key, other = (session.get_one(Organisation, one.organisation.id).key for one in (alice, charlie))
        look(night)
        assert delivering(night, "", f"{hook.place}@{other}").run() == 0
        assert hook.asked == []
        (row,) = deliveries(database)
        assert "only public addresses are fetched" in row.problem
        night.now += LONG_PAUSES[0]
        assert delivering(night, "", f"{hook.place}@{key}").run() == 1
