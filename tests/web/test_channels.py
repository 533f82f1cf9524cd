import pytest

from models.integration.channel_change import ChannelChange
from models.integration.delivery import Delivery
from models.integration.news_channel import NewsChannel
from models.support.sealer import Unsealable
from tests.models.job.postroom import channel

PART = {"hx_request": "true", "hx_request_type": "partial"}
SLACK = {"kind": "slack", "url": "https://hooks.slack.example/T0/s3cret", "review": "1"}
HOOK = {"kind": "webhook", "url": "https://ci.acme.example/hook/s3cret", "name": "CI", "release": "1", "members": "1"}


def channels(database, who):
    with database.reading() as session:
        return NewsChannel.all_of(session, who.organisation.id)


def test_promise_m5_addresses_of_channels_are_sealed_and_shown_by_their_host_only(client, alice, database):
    made = client.sign_in(alice).post("/channels", SLACK, **PART)
    assert "hooks.slack.example/…" in made.words("#channel-list")
    made = client.post("/channels", HOOK, **PART)
    assert made.words("#channel-secret").startswith("whsec_")
    one = channels(database, alice)[0]
    pages = [client.get("/channels"), client.get(f"/channels/{one.id}"), client.get("/inbox/settings")]
    assert all("s3cret" not in page.text and "whsec_" not in page.text for page in [*pages])
    assert "s3cret" not in made.text
    assert one.destination["url"] == HOOK["url"]
    assert "s3cret" not in one.sealed_destination
    assert [(it.name, it.categories) for it in channels(database, alice)] == [
        ("CI", ("release", "members")),
        ("hooks.slack.example", ("review",)),
    ]


def test_promise_m8_each_channel_says_what_it_sends_before_it_is_added(client, alice):
    words = client.sign_in(alice).get("/channels").words("#channel-form")
    for said in ("Sends: The guide's key and name", "No name and no address", "Sums only: nothing about one visitor"):
        assert said in words
    assert "News goes nowhere besides mail" in client.get("/inbox/settings").words("main")


@pytest.mark.one_engine
def test_what_can_not_be_a_channel_is_refused_by_field_and_kept_in_it(client, alice, charlie, database):
    typed = {"kind": "slack", "url": "http://hooks.slack.example/x", "name": "Team", "site": str(charlie.site.id), "review": "1"}
    refused = client.sign_in(alice).post("/channels", typed, **PART)
    assert refused.status == 422
    assert "https://" in refused.words("#channel-url-problem")
    assert "no such site" in refused.words("#channel-site-problem")
    assert refused.html.select_one('[name="url"]')["value"] == typed["url"]
    assert refused.html.select_one('[value="slack"]').has_attr("checked")
    assert refused.html.select_one('[name="review"]').has_attr("checked")
    refused = client.post("/channels", {"kind": "webhook", "url": "https://x.example/"}, **PART)
    assert "at least one" in refused.words("#channel-categories-problem")
    only = {"kind": "webhook", "url": "https://x.example/", "site": str(alice.site.id), "members": "1"}
    assert "whole organisation" in client.post("/channels", only, **PART).words("#channel-categories-problem")
    assert channels(database, alice) == []


def test_promise_m5_a_webhooks_secret_holds_for_its_address_only(client, alice, database):
    client.sign_in(alice).post("/channels", HOOK, **PART)
    before = channels(database, alice)[0]
    address = f"/channels/{before.id}"
    moved = client.put(address, {**HOOK, "url": "https://elsewhere.example/hook"}, **PART)
    assert "is no longer used" in moved.words("#channel-form")
    with database.writing() as session:
        (now,) = NewsChannel.all_of(session, alice.organisation.id)
        assert now.destination["secret"] not in {"", before.destination["secret"]}
        other = channel(session, alice.organisation.id, "webhook", "https://other.example/")
        session.flush()
        session.get_one(NewsChannel, other).sealed_destination = before.sealed_destination
    with database.reading() as session, pytest.raises(Unsealable):
        _ = session.get_one(NewsChannel, other).destination
    kept = client.put(address, {**HOOK, "url": "", "name": "Renamed"}, **PART)
    assert "whsec_" not in kept.text
    assert "Saved" in kept.words("#channel-form")


@pytest.mark.one_engine
def test_a_channel_is_tried_looked_at_replayed_rotated_and_removed(client, alice, database):
    client.sign_in(alice).post("/channels", HOOK, **PART)
    (one,) = channels(database, alice)
    address = f"/channels/{one.id}"
    log = client.post(f"{address}/trial", {}, **PART)
    assert "channel.trial" in log.words("#delivery-log")
    assert '"type": "channel.trial"' in log.words("pre")
    with database.writing() as session:
        session.get_one(Delivery, 1).died("The receiver answered 500.", alice.member.created_at, 500)
    page = client.get(f"{address}?state=dead")
    assert "answered 500" in page.words("#delivery-log")
    assert "1 not taken" in client.get("/channels").words("#channel-list")
    assert "Waiting" in client.post(f"{address}/replays", {"delivery": "1"}, **PART).words("#delivery-log")
    assert "signed with the previous secret" in client.post(f"{address}/secret", {}, **PART).words("#channel-form")
    gone = client.ask("DELETE", address, headers=PART)
    assert gone.headers["hx-redirect"] == "/channels"
    assert channels(database, alice) == []


@pytest.mark.one_engine
def test_one_that_ended_is_turned_on_again(client, alice, database):
    client.sign_in(alice).post("/channels", SLACK, **PART)
    with database.writing() as session:
        NewsChannel.all_of(session, alice.organisation.id)[0].end("The receiver answered 410 Gone.", alice.member.created_at)
    (one,) = channels(database, alice)
    address = f"/channels/{one.id}"
    assert "410 Gone" in client.get(address).words("#channel-form")
    assert client.post(f"{address}/trial", {}, **PART).status == 409
    assert client.post(f"{address}/secret", {}, **PART).status == 409
    assert "410" not in client.put(address, {**SLACK, "url": "", "on": "1"}, **PART).words("#channel-form")


def test_deliveries_of_another_organisation_are_not_replayed(client, alice, charlie, database):
    with database.writing() as session:
        theirs = channel(session, charlie.organisation.id, "webhook", "https://c.example/")
        changing = ChannelChange(session, charlie.organisation.id, None, session.merge(charlie.member), alice.member.created_at)
        changing.try_out(session.get_one(NewsChannel, theirs))
        mine = channel(session, alice.organisation.id, "webhook", "https://a.example/")
        number = session.query(Delivery.id).scalar()
        session.get_one(Delivery, number).died("No.", alice.member.created_at)
    client.sign_in(alice).post(f"/channels/{mine}/replays", {"delivery": str(number)}, **PART)
    assert client.post(f"/channels/{theirs}/replays", {}, **PART).status == 404
    with database.reading() as session:
        assert session.get_one(Delivery, number).state == "dead"
