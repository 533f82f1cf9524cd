import pytest

from models.integration.news_channel import NewsChannel
from tests.web.api.program import program

SLACK = {"kind": "slack", "url": "https://hooks.slack.example/T0/s3cret", "categories": ["review"]}
HOOK = {"kind": "webhook", "url": "https://ci.acme.example/hook/s3cret", "categories": ["release", "review"], "name": "CI"}


def test_a_program_adds_channels_and_reads_their_hosts_only(client, alice, database):
    asks = program(client, alice)
    assert asks.get("/channels").json == {"data": [], "next": None}
    slack, hook = asks.post("/channels", SLACK), asks.post("/channels", HOOK)
    assert (slack.status, slack.json["host"], slack.json["secret"]) == (201, "hooks.slack.example", "")
    assert (hook.json["host"], hook.json["name"], hook.json["categories"]) == ("ci.acme.example", "CI", ["review", "release"])
    assert hook.json["secret"].startswith("whsec_")
    listed = asks.get("/channels")
    assert "s3cret" not in str(listed.json) + str(slack.json)
    assert [one["secret"] for one in listed.json["data"]] == ["", ""]
    address = f"/channels/{hook.json['id']}"
    changed = asks.patch(address, {"categories": ["numbers"], "site_id": alice.site.id}).json
    assert (changed["categories"], changed["site_id"], changed["secret"]) == (["numbers"], alice.site.id, "")
    assert asks.patch(address, {"site_id": None}).json["site_id"] is None
    moved = asks.patch(address, {"url": "https://elsewhere.example/"}).json
    assert moved["secret"] not in {"", hook.json["secret"]}
    assert asks.ask("DELETE", address).status == 204
    assert asks.get(address).status == 404
    with database.writing() as session:
        NewsChannel.all_of(session, alice.organisation.id)[0].sealed_destination = "never sealed by anybody"
    assert asks.get("/channels").json["data"][0]["host"] is None


def test_an_address_that_can_not_be_used_is_refused_and_a_key_that_may_not_manage_too(client, alice):
    asks = program(client, alice)
    refused = asks.post("/channels", {**SLACK, "url": "http://hooks.slack.example/x", "site_id": 999})
    assert (refused.status, set(refused.faults)) == (422, {"url", "site_id"})
    assert asks.get("/channels").json["data"] == []
    assert program(client, alice, "write").post("/channels", SLACK).json["code"] == "scope"


@pytest.mark.one_engine
def test_a_program_rotates_a_secret_and_turns_an_ended_channel_on(client, alice, database):
    asks = program(client, alice)
    hook, slack = asks.post("/channels", HOOK).json, asks.post("/channels", SLACK).json
    rotated = asks.post(f"/channels/{hook['id']}/secret", None)
    assert (rotated.status, rotated.json["secret"] in {"", hook["secret"]}) == (201, False)
    assert rotated.json["former_until"]
    assert asks.post(f"/channels/{slack['id']}/secret", None).status == 409
    with database.writing() as session:
        session.get_one(NewsChannel, slack["id"]).end("Gone.", alice.member.created_at)
    assert asks.post(f"/channels/{slack['id']}/trial", None).status == 409
    assert asks.patch(f"/channels/{slack['id']}", {"on": True}).json["ended_because"] == ""
