"""What holds for every operation: who is let in, what is read at all, and that nothing is half done."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.account import Membership
from models.account.api_key import ApiKey
from models.guide import Guide
from models.site import Site
from tests.web.api.program import Program, guide_json, make_key, program

NEW_SITE = {"name": "Second", "address": "https://second.acme.example/"}


def count(client, model):
    with client.database.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_without_a_key_that_opens_something_nobody_gets_anything(client, alice):
    secret = make_key(client, alice)
    for given in ("", "Basic YWxpY2U6", "Bearer", "Bearer cairn_nobody", f"Bearer {secret}x", f"Token {secret}"):
        answer = client.ask("GET", "/api/v1/sites", headers={"authorization": given})
        assert (answer.status, answer.headers["www-authenticate"].split()[0]) == (401, "Bearer"), given
        assert json.loads(answer.text)["code"] == "unauthorized"
    client.sign_in(alice)
    assert client.get("/api/v1/sites").status == 401, "a cookie opens nothing here"


def test_an_expired_key_opens_nothing(client, alice):
    secret = make_key(client, alice, "read", days=1)
    assert Program(client, secret).get("/sites").status == 200
    with client.database.writing() as session:
        session.scalars(select(ApiKey)).one().expires_at = datetime.now(UTC) - timedelta(seconds=1)
    assert Program(client, secret).get("/sites").status == 401


def test_a_key_loses_what_the_role_of_its_maker_loses(client, alice):
    asks = program(client, alice)
    with client.database.writing() as session:
        session.get_one(Membership, (alice.organisation.id, alice.member.id)).role = "viewer"
    assert asks.get("/sites").status == 200
    refused = asks.post("/sites", NEW_SITE)
    assert (refused.status, refused.json["code"]) == (403, "role")


def test_the_day_of_its_last_use_is_noted(client, alice):
    program(client, alice).get("/sites")
    with client.database.reading() as session:
        assert session.scalars(select(ApiKey.used_on)).one() == str(datetime.now(UTC).date())


@pytest.mark.parametrize(
    ("body", "status", "path"),
    [
        (b"", 400, None),
        (b"{", 400, None),
        (b'{"name": "\xff"}', 400, None),
        (b'{"name": NaN}', 400, None),
        (b'{"name": 1e999}', 400, None),
        (b'{"name": ' + b"9" * 5000 + b"}", 400, None),
        (b'{"name": "a", "name": "b"}', 400, None),
        (b'{"name":' + b"[" * 100_000, 400, None),
        (b'{"name": "a\\u0000", "address": "https://a.example"}', 422, "name"),
        (b'{"name": "a\\ud800", "address": "https://a.example"}', 422, "name"),
        (b'["name"]', 422, ""),
        (b'{"name": 3, "address": "https://a.example"}', 422, "name"),
        (b'{"name": "   ", "address": "https://a.example"}', 422, "name"),
        (b'{"name": "a"}', 422, "address"),
        (b'{"name": "a", "address": "nowhere"}', 422, "address"),
        (b'{"name": "a", "address": "https://a.example", "colour": "red"}', 422, "colour"),
    ],
)
@pytest.mark.one_engine
def test_a_body_that_can_not_be_taken_is_refused_with_its_place(client, alice, body, status, path):
    answer = program(client, alice).post("/sites", body)
    assert answer.status == status, answer
    assert answer.headers["content-type"] == "application/problem+json"
    assert list(answer.faults) == ([] if path is None else [path])
    assert count(client, Site) == 2


@pytest.mark.one_engine
def test_what_is_no_json_by_its_name_and_what_is_too_large_is_not_read(client, alice):
    asks = program(client, alice)
    assert asks.post("/sites", NEW_SITE, content_type="text/plain").status == 415
    assert asks.post("/sites", b" " * 1_100_000).status == 413
    assert asks.get("/sites?limit=0").faults == {"limit": "out_of_range"}
    assert asks.get("/sites?limit=2&colour=red").faults == {"colour": "unknown"}
    assert asks.get("/sites?cursor=x").faults == {"cursor": "not_allowed"}
    assert asks.get("/sites/99999999999").status == 404
    assert asks.get("/sites/x").status == 404
    assert asks.get("/boats").json["code"] == "not_found"
    assert asks.delete("/sites").json["code"] == "method_not_allowed"


def test_a_request_under_an_idempotency_key_is_done_once(client, alice, bob):
    asks = program(client, alice)
    first, again = (asks.post("/sites", NEW_SITE, idempotency_key="deploy-1") for _ in range(2))
    assert (first.status, again.status) == (201, 201)
    assert first.json == again.json
    assert again.headers["location"] == first.headers["location"]
    assert count(client, Site) == 3
    other = asks.post("/sites", {**NEW_SITE, "name": "Third"}, idempotency_key="deploy-1")
    assert (other.status, other.json["code"]) == (422, "key_reused")
    assert program(client, alice).post("/sites", NEW_SITE, idempotency_key="deploy-1").json["id"] != first.json["id"]


def test_a_refused_request_may_be_sent_again_under_its_key(client, alice):
    asks = program(client, alice)
    refused = asks.post("/sites", {**NEW_SITE, "address": "nowhere"}, idempotency_key="deploy-1")
    assert refused.status == 422
    assert asks.post("/sites", NEW_SITE, idempotency_key="deploy-1").status == 201


@pytest.mark.one_engine
@pytest.mark.parametrize("key", ["", "x" * 201, "two words", "t\ta", "\u00e9"], ids=["empty", "long", "space", "tab", "letter"])
def test_an_idempotency_key_that_the_description_does_not_allow_is_refused_also_where_nothing_is_kept(client, alice, key):
    asks = program(client, alice)
    for path in ("/sites", "/sites?dry_run=true"):
        refused = asks.post(path, NEW_SITE, idempotency_key=key.encode("latin-1"))
        assert (refused.status, "200 characters" in refused.json["detail"]) == (400, True)
    assert count(client, Site) == 2
    assert asks.post("/sites", NEW_SITE, idempotency_key="x" * 200).status == 201


@pytest.mark.one_engine
def test_a_whole_number_is_one_however_it_is_written(client, alice):
    asks, path = program(client, alice), f"/sites/{alice.site.id}"
    assert asks.patch(path, b'{"tours_a_day": 3.0}').json["tours_a_day"] == 3
    for other in (b"3.5", b"1e300", b'"3"'):
        assert asks.patch(path, b'{"tours_a_day": %s}' % other).status == 422, other


def test_a_dry_run_does_everything_and_keeps_nothing(client, alice):
    asks = program(client, alice)
    tried = asks.post(f"/sites/{alice.site.id}/guides?dry_run=true", guide_json())
    assert (tried.status, tried.headers["cairn-dry-run"], tried.json["name"]) == (201, "true", "Welcome")
    assert asks.post(f"/sites/{alice.site.id}/guides?dry_run=true", guide_json(kind="boat")).status == 422
    assert count(client, Guide) == 0


@pytest.mark.one_engine
def test_who_asks_too_often_is_told_when_to_ask_again(client, app, alice):
    capacity = app.state.instance.capacity
    capacity.of_key.most = 3
    asks = program(client, alice)
    answers = [asks.get("/sites") for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["ratelimit-remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert program(client, alice).get("/sites").status == 200, "another key"
    capacity.of_network.most = 1
    assert program(client, alice).get("/sites").json["detail"].startswith("Your network")


@pytest.mark.one_engine
def test_a_network_that_tries_keys_is_told_to_wait(client, app):
    app.state.instance.capacity.of_wrong_keys.most = 2
    assert [Program(client, f"cairn_{n}").get("/sites").status for n in range(3)] == [401, 401, 429]


def test_lists_come_in_pages_that_leave_nothing_out(client, alice):
    asks = program(client, alice)
    for number in range(5):
        asks.post(f"/sites/{alice.site.id}/guides", guide_json(f"Guide {number}"))
    seen, cursor = [], ""
    while True:
        page = asks.get(f"/guides?limit=2&cursor={cursor}").json
        seen += [guide["name"] for guide in page["data"]]
        if page["next"] is None:
            break
        cursor = page["next"]
    assert seen == [f"Guide {number}" for number in range(5)]
