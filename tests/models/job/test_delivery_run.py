"""From a check to what members, Slack and a webhook get of it, over real SMTP and HTTP on loopback."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account import Organisation
from models.guide import Guide
from models.integration.delivery import DEAD, MOST_TOGETHER, PAUSES, SENT, SLACK, WAITING, Delivery
from models.integration.link_letter import put_link_letter
from models.integration.news_channel import NewsChannel, NewsChoice
from models.integration.webhook import new_signing_secret
from models.site import Site
from tests.models.job.postroom import BASE, SEALER, deliveries, delivering, look, unsubscribe
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


def test_a_webhook_is_signed_over_id_time_and_body(night, database, alice):
    secret = new_signing_secret()
    said: list[bytes] = []
    with wire(lambda _: lambda _path: answer(b"", "204 No Content")) as hook:
        with database.writing() as session:
            channel = NewsChannel.of(session, alice.organisation.id)
            channel.put(SEALER, "webhook_url", hook.url("/hook"))
            channel.put(SEALER, "webhook_secret", secret)
            session.add(channel)
        look(night)
        assert delivering(night, "", hook.place).run() == 1
        said.append(hook.asked[0].encode("latin-1"))
    head, _, body = said[0].partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    (row,) = deliveries(database)
    sent = json.dumps(row.body, ensure_ascii=False, separators=(",", ":")).encode()
    assert sent.startswith(body)
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + sent
    key = base64.b64decode(secret.removeprefix("whsec_"))
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()}"
    assert row.body["type"] == "findings.changed"
    assert row.body["data"]["opened"][0]["verdict"] == "missing"


def test_slack_is_told_in_its_own_words_and_nothing_can_be_smuggled_in(night, database, alice):
    with wire(lambda _: lambda _path: answer(b"ok")) as slack:
        with database.writing() as session:
            channel = NewsChannel.of(session, alice.organisation.id)
            channel.put(SEALER, "slack_url", slack.url("/services/x"))
            session.add(channel)
            session.scalars(select(Guide)).one().name = "Boats <!channel>"
        look(night)
        assert delivering(night, "", slack.place).run() == 1
    assert "Boats &lt;!channel&gt;" in deliveries(database)[0].body["text"]


def test_what_fails_is_tried_again_later_and_in_the_end_says_why(night, database, alice):
    with wire(lambda _: lambda _path: answer(b"", "500 No")) as hook:
        with database.writing() as session:
            channel = NewsChannel.of(session, alice.organisation.id)
            channel.put(SEALER, "slack_url", hook.url("/x"))
            session.add(channel)
        look(night)
        for pause in PAUSES:
            assert delivering(night, "", hook.place).run() == 0
            (row,) = deliveries(database)
            assert (row.state, row.next_at) == (WAITING, night.now + pause)
            assert delivering(night, "", hook.place).run() == 0
            night.now += pause
        delivering(night, "", hook.place).run()
        assert len(hook.asked) == len(PAUSES) + 1
    (row,) = deliveries(database)
    assert (row.state, row.problem) == (DEAD, "The receiver answered 500.")


def test_an_address_inside_the_house_is_never_reached(night, database, alice):
    with database.writing() as session:
        channel = NewsChannel.of(session, alice.organisation.id)
        channel.put(SEALER, "slack_url", "http://127.0.0.1:8099/x")
        session.add(channel)
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
            channel = NewsChannel.of(session, site.organisation_id)
            channel.put(SEALER, "slack_url", slack.url("/services/x"))
            session.add(channel)
            for number in range(MOST_TOGETHER + 3):
                Delivery.put(session, site.organisation_id, SLACK, f"key-{number}", {"text": str(number)}, night.now)
        assert delivering(night, "", slack.place).run() == MOST_TOGETHER + 3
        assert delivering(night, "", slack.place).run() == 0
        assert len(slack.asked) == MOST_TOGETHER + 3


def test_a_webhook_at_a_place_of_another_organisation_is_not_reached(night, database, alice, charlie):
    with wire(lambda _: lambda _path: answer(b"", "204 No Content")) as hook:
        with database.writing() as session:
            channel = NewsChannel.of(session, alice.organisation.id)
            channel.put(SEALER, "webhook_url", hook.url("/hook"))
            session.add(channel)
            key, other = (session.get_one(Organisation, one.organisation.id).key for one in (alice, charlie))
        look(night)
        assert delivering(night, "", f"{hook.place}@{other}").run() == 0
        assert hook.asked == []
        (row,) = deliveries(database)
        assert "only public addresses are fetched" in row.problem
        night.now += PAUSES[0]
        assert delivering(night, "", f"{hook.place}@{key}").run() == 1
