"""Webhooks over real HTTP on loopback, verified as a receiver does it: by the reference library of Standard Webhooks."""

from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import WebhookVerificationError

from models.integration.channel_change import ChannelChange
from models.integration.delivery import DEAD, LONG_PAUSES, SENT, WAITING
from models.integration.news_channel import BOTH_SECRETS_FOR, NewsChannel
from models.integration.webhook import new_signing_secret
from models.job import channel_post
from models.job.delivery_run import DeliveryRun
from models.support.outbound import AllowList, Limits, WaysOut
from tests.models.job.postroom import SEALER, channel, deliveries
from tests.support.receiver import receiving

pytestmark = pytest.mark.serving
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


class Post:
    """An outbox whose clock goes as it is told."""

    def __init__(self, database, alice):
        self.database, self.alice, self.now = database, alice, datetime.now(UTC)

    def add(self, url, secret=""):
        with self.database.writing() as session:
            return channel(session, self.alice.organisation.id, "webhook", url, secret=secret or new_signing_secret())

    def change(self, channel_id, does):
        with self.database.writing() as session:
            by = session.merge(self.alice.member)
            changing = ChannelChange(session, self.alice.organisation.id, AllowList(), by, self.now)
            return does(changing, session.get_one(NewsChannel, channel_id))

    def tell(self, channel_id):
        self.change(channel_id, ChannelChange.try_out)

    def run(self, *receivers):
        places = [one.place for one in receivers]
        return DeliveryRun(self.database, WaysOut(AllowList(places)), SEALER, None, lambda: self.now).run()

    def rows(self):
        return [(one.state, one.answered) for one in deliveries(self.database)]


@pytest.fixture
def post(database, alice):
    return Post(database, alice)


def test_a_webhook_is_verified_by_the_reference_library(post):
    secret = new_signing_secret()
    with receiving() as hook:
        post.tell(post.add(hook.url, secret))
        assert post.run(hook) == 1
    (taken,) = hook.taken
    told = taken.verified(secret)
    assert (told["type"], told["data"]) == ("channel.trial", {"channel": "A webhook"})
    assert taken.headers["webhook-id"] == deliveries(post.database)[0].key
    with pytest.raises(WebhookVerificationError):
        type(taken)(taken.headers, taken.body.replace(b"trial", b"other")).verified(secret)
    with pytest.raises(WebhookVerificationError):
        taken.verified(new_signing_secret())


def test_the_secret_before_a_rotation_signs_for_a_day_more_and_then_no_longer(post):
    first = new_signing_secret()
    with receiving() as hook:
        one = post.add(hook.url, first)
        second = post.change(one, ChannelChange.rotate)
        for _ in range(2):
            post.tell(one)
            assert post.run(hook) == 1
            post.now += BOTH_SECRETS_FOR
    both, alone = hook.taken
    assert both.verified(first) == both.verified(second)
    assert [len(one.headers["webhook-signature"].split()) for one in hook.taken] == [2, 1]
    assert first != second
    assert alone.headers["webhook-id"] != both.headers["webhook-id"]


@pytest.mark.one_engine
def test_a_receiver_that_answers_500_for_a_day_gets_everything_afterwards(post):
    with receiving(status=500) as hook:
        one, began = post.add(hook.url), post.now
        for hour in range(24):
            if hour < 3:
                post.tell(one)
            assert post.run(hook) == 0
            post.now += HOUR
        assert post.rows() == [(WAITING, 500)] * 3
        hook.status = 204
        while post.now < began + 2.5 * DAY:
            post.run(hook)
            post.now += HOUR
    assert post.rows() == [(SENT, 204)] * 3


@pytest.mark.one_engine
def test_what_is_dead_is_sent_again_under_the_same_id(post):
    with receiving(status=500) as hook:
        one = post.add(hook.url)
        post.tell(one)
        for pause in (*LONG_PAUSES, HOUR):
            post.run(hook)
            post.now += pause
        (dead,) = deliveries(post.database)
        assert (dead.state, dead.problem) == (DEAD, "The receiver answered 500.")
        hook.status = 204
        assert post.run(hook) == 0
        assert post.change(one, ChannelChange.replay) == 1
        assert post.change(one, ChannelChange.replay) == 0
        assert post.run(hook) == 1
        assert {taken.headers["webhook-id"] for taken in hook.taken} == {dead.key}


def test_410_gone_ends_a_channel_at_once(post):
    with receiving(status=410) as hook:
        one = post.add(hook.url)
        post.tell(one)
        post.tell(one)
        assert post.run(hook) == 0
        assert len(hook.taken) == 1
    assert post.rows() == [(DEAD, 410), (DEAD, None)]
    acme = post.alice.organisation.id
    with post.database.reading() as session:
        assert "410" in session.get_one(NewsChannel, one).ended_because
        assert NewsChannel.wanting(session, acme, "release", None) == []
    post.change(one, ChannelChange.reopen)
    with post.database.reading() as session:
        assert len(NewsChannel.wanting(session, acme, "release", None)) == 1


@pytest.mark.one_engine
def test_a_redirect_to_a_private_address_is_not_followed(post):
    with receiving() as inside, receiving(status=307, headers={"location": inside.url}) as hook:
        post.tell(post.add(hook.url))
        assert post.run(hook, inside) == 0
        assert len(hook.taken) == 1
        assert inside.taken == []
    assert "follow no redirect" in deliveries(post.database)[0].problem


@pytest.mark.one_engine
def test_a_receiver_that_hangs_is_asked_once_a_run_and_keeps_nobody_waiting(post, monkeypatch):
    monkeypatch.setattr(channel_post, "LIMITS", Limits(seconds=0.3, size=1024))
    with receiving(hangs=True) as slow, receiving() as hook:
        hanging, other = post.add(slow.url), post.add(hook.url)
        for _ in range(3):
            post.tell(hanging)
        post.tell(other)
        assert post.run(slow, hook) == 1
        assert len(slow.taken) == 1
        assert sorted(one.attempts for one in deliveries(post.database)) == [0, 0, 1, 1]
        slow.hangs = False
        slow.let_go.set()
        post.now += timedelta(minutes=6)
        assert post.run(slow, hook) == 3


@pytest.mark.one_engine
def test_one_that_asks_for_patience_is_left_alone_for_as_long(post):
    with receiving(status=429, headers={"retry-after": "7200"}) as hook:
        post.tell(post.add(hook.url))
        post.run(hook)
    (row,) = deliveries(post.database)
    assert row.next_at == post.now + timedelta(hours=2)


@pytest.mark.one_engine
def test_a_channel_that_was_removed_gets_nothing_that_waited(post):
    with receiving() as hook:
        one = post.add(hook.url)
        post.tell(one)
        post.change(one, ChannelChange.remove)
        assert post.run(hook) == 0
        assert hook.taken == []
    assert deliveries(post.database)[0].problem == channel_post.TURNED_OFF
