from models.integration.news_channel import NewsChannel
from tests.web.api.program import program

SLACK, HOOK = "https://hooks.slack.example/T0/s3cret", "https://ci.acme.example/hook/s3cret"


def test_a_program_puts_channels_and_reads_their_hosts_only(client, alice, database, app):
    asks = program(client, alice)
    assert asks.get("/channel").json == {"slack_host": "", "webhook_host": "", "webhook_secret": ""}
    put = asks.patch("/channel", {"slack_url": SLACK, "webhook_url": HOOK}).json
    assert (put["slack_host"], put["webhook_host"]) == ("hooks.slack.example", "ci.acme.example")
    assert put["webhook_secret"].startswith("whsec_")
    assert asks.get("/channel").json == {**put, "webhook_secret": ""}
    assert asks.patch("/channel", {"slack_url": ""}).json == {**put, "slack_host": "", "webhook_secret": ""}
    with database.writing() as session:
        channel = NewsChannel.of(session, alice.organisation.id)
        assert channel.read(app.state.instance.sealer, "webhook_secret") == put["webhook_secret"]
        channel.webhook_url = "never sealed by anybody"
    assert asks.get("/channel").json["webhook_host"] is None
    assert asks.patch("/channel", {"webhook_url": HOOK}).json["webhook_secret"] != put["webhook_secret"]


def test_addresses_that_can_not_be_used_are_refused_together(client, alice):
    asks = program(client, alice)
    refused = asks.patch("/channel", {"slack_url": "http://hooks.slack.example/x", "webhook_url": "nowhere at all"})
    assert (refused.status, set(refused.faults)) == (422, {"slack_url", "webhook_url"})
    assert asks.get("/channel").json["slack_host"] == ""
    assert program(client, alice, "write").patch("/channel", {"slack_url": ""}).json["code"] == "scope"
