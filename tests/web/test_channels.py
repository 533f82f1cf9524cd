import pytest

from models.integration.news_channel import NewsChannel
from models.support.sealer import Unsealable

PART = {"hx_request": "true", "hx_request_type": "partial"}


def test_promise_m5_addresses_of_channels_are_sealed_and_shown_by_their_host_only(client, alice, database, app):
    form = {"slack_url": "https://hooks.slack.example/T0/s3cret", "webhook_url": "https://ci.acme.example/hook/s3cret"}
    saved = client.sign_in(alice).put("/channel", form, **PART)
    words = saved.words("#channel-form")
    assert "hooks.slack.example/…" in words
    assert "whsec_" in words
    assert "s3cret" not in saved.text
    page = client.get("/inbox/settings")
    assert "whsec_" not in page.text
    with database.reading() as session:
        channel = NewsChannel.of(session, alice.organisation.id)
        assert "s3cret" not in channel.slack_url
        assert channel.read(app.state.instance.sealer, "slack_url") == form["slack_url"]
    client.put("/channel", {"off_slack_url": "1"}, **PART)
    with database.reading() as session:
        assert NewsChannel.of(session, alice.organisation.id).slack_url == ""


def test_an_address_that_can_not_be_used_is_refused_and_kept_in_the_field(client, alice):
    refused = client.sign_in(alice).put("/channel", {"slack_url": "http://hooks.slack.example/x"}, **PART)
    assert refused.status == 422
    assert "https://" in refused.words("#problem-slack_url")
    assert refused.html.select_one('[name="slack_url"]')["value"] == "http://hooks.slack.example/x"


def test_promise_m5_a_webhooks_secret_holds_for_its_address_only(client, alice, database, app):
    sealer = app.state.instance.sealer
    client.sign_in(alice).put("/channel", {"webhook_url": "https://ci.acme.example/hook"}, **PART)
    with database.reading() as session:
        first = NewsChannel.of(session, alice.organisation.id)
        secret = first.read(sealer, "webhook_secret")
    moved = client.put("/channel", {"webhook_url": "https://elsewhere.example/hook"}, **PART)
    assert "no longer signs anything" in moved.words("#channel-form")
    with database.writing() as session:
        channel = NewsChannel.of(session, alice.organisation.id)
        assert channel.read(sealer, "webhook_secret") not in {"", secret}
        channel.webhook_secret = first.webhook_secret
        with pytest.raises(Unsealable):
            channel.read(sealer, "webhook_secret")
    client.put("/channel", {"off_webhook_url": "1"}, **PART)
    with database.reading() as session:
        assert NewsChannel.of(session, alice.organisation.id).webhook_secret == ""
