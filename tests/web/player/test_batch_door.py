"""A batch as the player sends it goes ahead of everything else, and is answered as it would be on the usual way."""

import asyncio
import json

import pytest
from sqlalchemy.exc import OperationalError

from models.event import TooBusy
from models.event.event_batch import LARGEST
from tests.web.player.batches import ORIGIN, batch, counted, put_live, rejected, send

USUAL = "?environment=production"
"""Says what goes without saying, and is no plain address for it."""


class Never:
    """A pace at which nothing may happen any more."""

    def allows(self, _name, _now):
        return False


@pytest.fixture
def live(database, alice, client):
    live = put_live(database, alice)
    assert send(client, live[0], batch(live, "started")).status == 202, "from now on its site is at hand"
    return live


def plain(live, *figures, **members):
    """As the player writes it."""
    whole = json.loads(batch(live, *figures))
    named = {"schema": 1, "id": "a" * 20, "url": f"{ORIGIN}/", "environment": "production"}
    return json.dumps({**named, "events": whole["events"], **members}, separators=(",", ":")).encode()


def answered(client, live, body, query, **headers):
    """Everything about an answer but its name."""
    answer = send(client, live[0], body, query, **headers)
    return answer.status, answer.text, {name: value for name, value in answer.headers.items() if name != "x-request-id"}


def reaches(app, monkeypatch):
    """What goes the usual way from now on, by what it was let in with."""
    found, usual = [], app.middleware_stack._app

    async def watched(scope, receive, send):
        found.append(scope["path"])
        await usual(scope, receive, send)

    monkeypatch.setattr(app.middleware_stack, "_app", watched)
    return found


@pytest.mark.one_engine
def test_a_plain_batch_is_counted_before_anything_else_looks_at_it(app, client, database, live, monkeypatch):
    usual = reaches(app, monkeypatch)
    for _ in range(2):
        assert send(client, live[0], plain(live, "started", "reached")).status == 202
    assert counted(database) == 3, "one of them was sent twice"
    assert send(client, live[0], batch(live, "started"), origin=ORIGIN, content_type="text/plain;charset=UTF-8").status == 202
    assert counted(database) == 4
    assert usual == []
    client.get(f"/player/v1/{live[0]}/guides.json")
    assert len(usual) == 1


ODD = {
    "plain": {},
    "cut off": {"end": -1},
    "a figure that is none": {"figure": "bought"},
    "a step that is none": {"members": {"step": "made-up"}},
    "not live there": {"environment": "staging"},
    "another origin": {"origin": "https://attacker.example"},
    "no origin": {"origin": ""},
    "another kind": {"content_type": "application/x-www-form-urlencoded"},
    "too large": {"more": b" " * LARGEST},
    "another name": {"host": "attacker.example"},
    "no length": {"content_length": "many"},
}


@pytest.mark.one_engine
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_whatever_is_sent_is_answered_as_on_the_usual_way(client, live, odd):
    figure, end = odd.get("figure", "started"), odd.get("end")
    whole = json.loads(plain(live, figure, environment=odd.get("environment", "production")))
    whole["events"][0] |= odd.get("members", {})
    body = json.dumps(whole, separators=(",", ":")).encode()[:end] + odd.get("more", b"")
    headers = {name: odd[name] for name in ("origin", "content_type", "host", "content_length") if name in odd}
    query = USUAL if "environment" not in odd else "?"
    assert answered(client, live, body, "", **headers) == answered(client, live, body, query, **headers)


@pytest.mark.one_engine
@pytest.mark.parametrize("pace", ["clients", "events"])
def test_who_sends_too_much_waits(app, client, database, live, pace):
    app.state.paces[pace] = Never()
    found = answered(client, live, plain(live, "started"), "")
    assert found == answered(client, live, plain(live, "started"), USUAL)
    assert (found[0], found[2]["retry-after"], counted(database)) == (429, "2", 1)


@pytest.mark.one_engine
@pytest.mark.parametrize("problem", [TooBusy("full"), OperationalError("", {}, Exception("gone"))])
def test_what_could_not_be_written_is_refused_to_be_sent_again(app, client, live, monkeypatch, problem):
    def failing(_batch):
        done = asyncio.get_running_loop().create_future()
        done.set_exception(problem)
        return done

    monkeypatch.setattr(app.state.ledger, "counted", failing)
    found = answered(client, live, plain(live, "started"), "")
    assert found == answered(client, live, plain(live, "started"), USUAL)
    assert (found[0], found[2]["retry-after"]) == (503, "2")


@pytest.mark.one_engine
def test_what_is_not_counted_adds_to_its_number_once(app, client, database, live):
    whole = json.loads(plain(live, "started", "reached"))
    whole["events"][1]["step"] = "made-up"
    assert send(client, live[0], json.dumps(whole, separators=(",", ":")).encode()).status == 202
    assert (counted(database), rejected(app, database)) == (2, {"step": 1})
