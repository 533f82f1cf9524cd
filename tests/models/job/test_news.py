"""From a check to what members, Slack and a webhook get of it, over real SMTP and HTTP on loopback."""

import base64
import email
import hashlib
import hmac
import json
import socket
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from models.guide import Guide
from models.integration.delivery import DEAD, MOST_TOGETHER, PAUSES, SENT, SLACK, WAITING, Delivery
from models.integration.mail import BadMailUrl, Letter, Postbox, compose
from models.integration.news_channel import Channel, NewsChoice
from models.integration.webhook import new_signing_secret
from models.job.delivery_run import Delivering
from models.job.due_checks import check_site, due, send_digests
from models.site import Site
from models.support.outbound import Outbound
from models.support.sealer import Sealer
from tests.models.support.wire import answer, wire
from tests.support.watching import WITHOUT, Night, guide_on, harbour_on_wire

SEALER = Sealer(b"k" * 40)
BASE = "https://cairn.example"


def unsubscribe(organisation: int, member: int) -> str:
    return f"{BASE}/unsubscriptions/{organisation}.{member}"


class Mailbox:
    """An SMTP server's memory."""

    def __init__(self) -> None:
        self.letters: list[email.message.Message] = []

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - named by aiosmtpd
        self.letters.append(email.message_from_bytes(envelope.content))
        return "250 kept"


@pytest.fixture
def mailbox():
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    box.url = f"smtp://127.0.0.1:{port}?from=cairn@cairn.example"
    yield box
    controller.stop()


@pytest.fixture
def night(database, alice):
    with harbour_on_wire() as harbour:
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
        night = Night(database, alice.site.id, harbour.wire.place)
        night.check()
        harbour.say["/boats"] = answer(WITHOUT.encode())
        yield night


def look(night) -> None:
    due(night.database, night.now)
    night.now += timedelta(days=2)
    handed_out = {site_id: check_id for site_id, check_id, _ in due(night.database, night.now)}
    check_site(night.means, night.site_id, handed_out[night.site_id], BASE, unsubscribe)


def delivering(night, url: str = "", *places: str) -> Delivering:
    postbox = Postbox.read(url) if url else None
    return Delivering(night.database, Outbound(places), SEALER, postbox, lambda: night.now)


def deliveries(database) -> list[Delivery]:
    with database.reading() as session:
        return list(session.scalars(select(Delivery).order_by(Delivery.id)))


def test_nothing_is_sent_to_anybody_who_did_not_ask(night, database):
    look(night)
    assert deliveries(database) == []


def test_a_member_who_asked_gets_a_letter_that_ends_with_one_click(night, database, alice, bob, mailbox):
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
    assert "Broke:\n- Boats: No selector finds it" in text
    assert f"{BASE}/inbox/1" in text
    assert delivering(night, mailbox.url).run() == 0
    look(night)
    assert delivering(night, mailbox.url).run() == 0, "the same news twice"


def test_a_webhook_is_signed_over_id_time_and_body(night, database, alice):
    secret = new_signing_secret()
    said: list[bytes] = []
    with wire(lambda _: lambda _path: answer(b"", "204 No Content")) as hook:
        with database.writing() as session:
            channel = Channel.of(session, alice.organisation.id)
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
            channel = Channel.of(session, alice.organisation.id)
            channel.put(SEALER, "slack_url", slack.url("/services/x"))
            session.add(channel)
            session.scalars(select(Guide)).one().name = "Boats <!channel>"
        look(night)
        assert delivering(night, "", slack.place).run() == 1
    assert "Boats &lt;!channel&gt;" in deliveries(database)[0].body["text"]


def test_what_fails_is_tried_again_later_and_in_the_end_says_why(night, database, alice):
    with wire(lambda _: lambda _path: answer(b"", "500 No")) as hook:
        with database.writing() as session:
            channel = Channel.of(session, alice.organisation.id)
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
        channel = Channel.of(session, alice.organisation.id)
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


@pytest.mark.parametrize("url", ["mail.example", "smtp://", "smtp://h:99999", "smtp://h?from=nobody", "http://h"])
def test_a_mail_url_that_can_not_work_names_itself(url):
    with pytest.raises(BadMailUrl, match="CAIRN_MAIL_URL"):
        Postbox.read(url)


def test_a_subject_can_not_bring_headers_of_its_own():
    message = compose(Letter("a@b.example", "One\nBcc: thief@x.example", "Text"), "cairn@cairn.example")
    assert message["Bcc"] is None
    assert message["Subject"] == "One Bcc: thief@x.example"


def test_old_deliveries_are_deleted(database, alice):
    now = datetime(2026, 11, 25, tzinfo=UTC)
    with database.writing() as session:
        for age in (1, 31):
            row = Delivery.put(session, alice.organisation.id, "slack", "k", {}, now - timedelta(days=age))
            row.went(now)
        session.flush()
        Delivery.purge(session, now)
    assert len(deliveries(database)) == 1


def test_more_deliveries_than_are_claimed_together_all_go_and_none_twice(night, database):
    with wire(lambda _: lambda _path: answer(b"ok")) as slack:
        with database.writing() as session:
            site = session.get_one(Site, night.site_id)
            channel = Channel.of(session, site.organisation_id)
            channel.put(SEALER, "slack_url", slack.url("/services/x"))
            session.add(channel)
            for number in range(MOST_TOGETHER + 3):
                Delivery.put(session, site.organisation_id, SLACK, f"key-{number}", {"text": str(number)}, night.now)
        assert delivering(night, "", slack.place).run() == MOST_TOGETHER + 3
        assert delivering(night, "", slack.place).run() == 0
        assert len(slack.asked) == MOST_TOGETHER + 3
