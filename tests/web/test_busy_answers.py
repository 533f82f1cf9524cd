"""What people, programs and visitors are told while more is asked than gets done in time."""

import json

import pytest
from anyio import Event

from tests.web.desk import PART
from tests.web.player.batches import batch, counted, put_live, send
from web.kit.thread_line import MOST_WAITING

PROBES = ("/healthz", "/readyz")


@pytest.fixture
def busy(app, client):
    """Everybody who may be let in at once is, and as many wait as may."""
    line = app.state.instance.capacity.editor
    while line._bound.begin():
        pass
    line._waiting.extend(Event() for _ in range(MOST_WAITING))
    return client


@pytest.mark.one_engine
def test_a_page_says_so_and_offers_to_try_again(busy, alice):
    answer = busy.sign_in(alice).get("/guides")
    assert (answer.status, answer.headers["retry-after"]) == (503, "2")
    assert "more to do at present than it gets done" in answer.words("main")
    assert answer.html.select_one("main a")["href"] == ""
    assert not answer.html.select("script")
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "style-src 'self'" in answer.headers["content-security-policy"]
    assert "no-store" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.one_engine
def test_a_form_was_not_sent_and_a_part_leaves_the_screen_as_it_was(busy, alice):
    member, form = busy.sign_in(alice), {"name": "Tour", "kind": "tour"}
    sent = member.post("/guides", form)
    assert (sent.status, sent.headers["retry-after"]) == (503, "2")
    assert "Nothing was changed" in sent.words("main")
    assert not sent.html.select("main a")
    for typed in (member.post("/guides", form, **PART), member.get("/guides", **PART)):
        assert (typed.status, typed.headers["retry-after"]) == (503, "2")
        assert typed.html.select_one("hx-partial")["hx-target"] == "#notices"
    assert "what you typed is still on this page" in member.post("/guides", form, **PART).text


@pytest.mark.one_engine
def test_a_program_reads_it_as_a_problem(busy):
    answer = busy.get("/api/v1/sites")
    assert (answer.status, answer.headers["retry-after"]) == (503, "2")
    assert answer.headers["content-type"] == "application/problem+json"
    assert json.loads(answer.text)["code"] == "busy"


def test_visitors_are_served_and_counted_and_probes_answered_all_the_same(busy, database, alice):
    live = put_live(database, alice)
    assert busy.get(f"/player/v1/{live[0]}.js").status == 200
    assert send(busy, live[0], batch(live, "started")).status == 202
    assert counted(database) == 1
    assert [busy.get(path).status for path in PROBES] == [200, 200]


@pytest.mark.one_engine
def test_events_are_refused_before_they_are_read_while_releases_are_served(app, client, database, alice):
    live = put_live(database, alice)
    assert send(client, live[0], batch(live, "started")).status == 202
    bound = app.state.ledger._queue._bound
    while bound.begin():
        pass
    refused = send(client, live[0], b"not even read")
    assert (refused.status, refused.headers["retry-after"]) == (503, "2")
    assert refused.headers["access-control-allow-origin"] == "*"
    assert refused.headers["x-content-type-options"] == "nosniff"
    assert refused.headers["content-type"].startswith("text/plain")
    assert client.get(f"/player/v1/{live[0]}/guides.json").status == 200
    bound.end(0.0)
    assert send(client, live[0], batch(live, "started")).status == 202
    assert counted(database) == 2


@pytest.mark.one_engine
def test_the_line_is_free_again_when_those_in_it_are_done(app, client, alice):
    member, line = client.sign_in(alice), app.state.instance.capacity.editor
    for _ in range(3 * 40):
        assert member.get("/guides").status == 200
    assert line._bound._underway == 0
