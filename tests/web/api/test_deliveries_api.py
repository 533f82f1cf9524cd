import pytest

from models.integration.delivery import Delivery
from tests.web.api.program import program

HOOK = {"kind": "webhook", "url": "https://ci.acme.example/hook", "categories": ["release"]}


@pytest.mark.one_engine
def test_a_program_tries_a_channel_reads_its_log_and_replays_what_is_dead(client, alice, database):
    asks = program(client, alice)
    address = f"/channels/{asks.post('/channels', HOOK).json['id']}"
    tried = asks.post(f"{address}/trial", None)
    assert (tried.status, tried.json["type"], tried.json["state"]) == (201, "channel.trial", "waiting")
    with database.writing() as session:
        session.get_one(Delivery, tried.json["id"]).died("The receiver answered 500.", alice.member.created_at, 500)
    (dead,) = asks.get(f"{address}/deliveries?state=dead").json["data"]
    assert (dead["answered"], dead["problem"], dead["sent"]["type"]) == (500, "The receiver answered 500.", "channel.trial")
    assert dead["message_id"] == tried.json["message_id"]
    assert asks.post(f"{address}/replays", {"delivery_id": 999}).status == 404
    assert asks.post(f"{address}/replays", {}).json == {"replayed": 1}
    assert asks.get(f"{address}/deliveries?state=dead").json["data"] == []
    assert asks.get(f"{address}/deliveries").json["data"][0]["state"] == "waiting"
