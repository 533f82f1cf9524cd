"""Batches of events, over HTTP, on both databases: counted before they are answered, refused with a sentence."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from models.event import Sorted
from models.event.event_batch import LARGEST
from models.event.event_count import Count
from models.event.rejected_count import RejectedCount
from models.guide import Guide
from models.release.publish import publish
from models.site import Site
from tests.support.people import NOW, tour

SENTENCES = [
    (b"", "not JSON"),
    (b"not json", "not JSON"),
    (b'{"schema": 1, "events": [}', "not JSON"),
    (b'{"schema": 1, "events": NaN}', "NaN is no number"),
    (b'{"schema": 1, "schema": 1, "events": []}', "names a key twice"),
    (b'{"schema": 2, "events": []}', "schema: must be 1"),
    (b'{"schema": 1, "events": {}}', "events: must be a list"),
    (b"[" * 2000, "nested more than"),
    (b"\xff\xfe", "not UTF-8"),
    (b'{"schema": 1, "events": [{"figure": "bought", "guide": "x", "version": ""}]}', "events[0].figure"),
    (json.dumps({"schema": 1, "events": [{}] * 201}).encode(), "at most 200"),
]


ORIGIN = "https://app.acme.example"


@pytest.fixture
def live(database, alice):
    """A site with a guide live; returns the site's key, the guide's key and its version."""
    with database.writing() as session:
        guide = tour(session, alice, "Greeting")
        release = publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        return alice.site.key, guide.key, release.guides()[0]["version"]


def batch(live, *figures, **members):
    _, guide, version = live
    events = [{"figure": figure, "guide": guide, "version": version, "step": "s1", "unique": True} for figure in figures]
    return json.dumps({"schema": 1, "environment": "production", "events": events, **members}).encode()


def send(client, key, body, query="", origin=ORIGIN, **headers):
    headers = {"content_type": "text/plain", **({"origin": origin} if origin else {}), **headers}
    return client.ask("POST", f"/player/v1/{key}/events{query}", content=body, headers=headers)


def counted(database):
    with database.reading() as session:
        return session.scalar(select(func.coalesce(func.sum(Count.total), 0)))


def rejected(app, database):
    """What was rejected of everything that was sent before, by reason."""
    app.state.ledger.count(Sorted(0, 0)).result(10)
    with database.reading() as session:
        return {row.reason: row.total for row in session.scalars(select(RejectedCount))}


def test_a_batch_is_in_the_database_when_it_is_answered(client, database, live):
    answer = send(client, live[0], batch(live, "started", "reached", "started"))
    assert (answer.status, answer.text) == (202, "")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in answer.headers
    assert counted(database) == 3
    with database.reading() as session:
        started = session.scalars(select(Count).where(Count.figure == "started")).one()
        assert (started.total, started.uniques, started.environment) == (2, 2, "production")


def test_a_page_on_another_origin_may_send_and_nothing_else(client, live):
    answer = client.ask("OPTIONS", f"/player/v1/{live[0]}/events", headers={"origin": "https://app.acme.example"})
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "POST"
    assert "access-control-allow-credentials" not in answer.headers
    assert client.get(f"/player/v1/{live[0]}/events").status == 405


@pytest.mark.parametrize(("body", "sentence"), SENTENCES)
def test_a_batch_that_cannot_be_read_says_why_and_counts_nothing(client, database, live, body, sentence):
    answer = send(client, live[0], body)
    assert answer.status == 400
    assert answer.text.startswith("Nothing was counted: ")
    assert sentence in answer.text
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert counted(database) == 0


def test_one_bad_event_leaves_the_good_ones_uncounted_too(client, database, live):
    good = json.loads(batch(live, "started"))
    good["events"].append({**good["events"][0], "step": "<script>"})
    answer = send(client, live[0], json.dumps(good).encode())
    assert answer.status == 400
    assert "events[1].step" in answer.text
    assert counted(database) == 0


def test_a_batch_that_is_too_large_is_not_even_read(client, database, live):
    answer = send(client, live[0], b" " * (LARGEST + 1))
    assert answer.status == 413
    assert "65,536" in answer.text
    assert counted(database) == 0


def test_a_batch_of_another_kind_is_refused(client, live):
    assert send(client, live[0], batch(live, "started"), content_type="application/x-www-form-urlencoded").status == 415
    assert send(client, live[0], batch(live, "started"), content_type="application/json").status == 202


@pytest.mark.parametrize(("query", "members"), [("?environment=staging", {}), ("", {"environment": "staging"})])
def test_the_address_or_the_batch_says_the_environment(client, database, alice, live, query, members):
    assert send(client, live[0], batch(live, "started", **members), query).status == 202
    assert counted(database) == 0, "it is not live on staging"
    put_on_staging(database, alice)
    assert send(client, live[0], batch(live, "started", **members), query).status == 202
    assert send(client, live[0], batch(live, "started"), "?environment=moon").status == 400
    with database.reading() as session:
        assert [count.environment for count in session.scalars(select(Count))] == ["staging"]


def put_on_staging(database, alice):
    with database.writing() as session:
        guide = session.scalars(select(Guide)).one()
        publish(session, guide, seen="", by=session.merge(alice.member), now=NOW, environment="staging")


def test_nobody_counts_for_a_guide_of_another_site(app, client, charlie, database, live):
    assert send(client, charlie.site.key, batch(live, "started"), origin="https://app.borealis.example").status == 202
    assert send(client, "nosuchsite", batch(live, "started")).status == 404
    assert counted(database) == 0
    assert rejected(app, database) == {"version": 1}


MADE_UP = [
    ({"version": "f" * 64}, "version"),
    ({"guide": "made-up"}, "version"),
    ({"step": "made-up"}, "step"),
    ({"figure": "reached", "step": ""}, "step"),
    ({"locale": "tlh"}, "language"),
]


@pytest.mark.parametrize(("members", "reason"), MADE_UP)
def test_what_was_never_published_adds_to_one_number_and_the_rest_counts(app, client, database, live, members, reason):
    sent = json.loads(batch(live, "started", "reached"))
    sent["events"] += [{**sent["events"][0], **members}] * 3
    answer = send(client, live[0], json.dumps(sent).encode())
    assert (answer.status, answer.text) == (202, "")
    assert counted(database) == 2
    assert rejected(app, database) == {reason: 3}
    for _ in range(5):
        assert send(client, live[0], json.dumps({**sent, "events": sent["events"][2:]}).encode()).status == 202
    assert counted(database) == 2
    assert rejected(app, database) == {reason: 18}


@pytest.mark.parametrize(
    "origin", ["https://attacker.example", "https://app.acme.example.attacker.example", "null", "", "nonsense://"]
)
def test_what_no_page_of_the_site_sent_is_refused_and_adds_to_that_number(app, client, database, live, origin):
    answer = send(client, live[0], batch(live, "started"), origin=origin)
    assert answer.status == 403
    assert answer.text.startswith("Nothing was counted: ")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert counted(database) == 0
    assert rejected(app, database) == {"origin": 1}


def test_pages_on_the_sites_staging_hosts_may_send(client, database, alice, live):
    with database.writing() as session:
        session.get_one(Site, alice.site.id).staging_hosts = [".stage.acme.example", "localhost:3000"]
    for origin in ("https://a.stage.acme.example", "http://localhost:3000"):
        assert send(client, live[0], batch(live, "started"), origin=origin).status == 202
    assert send(client, live[0], batch(live, "started"), origin="http://localhost:3001").status == 403
    assert counted(database) == 2


def test_a_batch_whose_answer_was_lost_counts_once_when_it_is_sent_again(client, database, live):
    for _ in range(3):
        assert send(client, live[0], batch(live, "started", "reached", id="k3J9mZ0qLw7Tn2Xb")).status == 202
    assert counted(database) == 2
    assert send(client, live[0], batch(live, "started", id="another0one1here")).status == 202
    assert counted(database) == 3


def test_yesterdays_script_which_names_no_batch_is_still_counted(client, database, live):
    for _ in range(2):
        assert send(client, live[0], batch(live, "started")).status == 202
    assert counted(database) == 2


def test_what_another_process_has_just_published_is_counted_at_once(client, database, alice, live):
    assert send(client, live[0], batch(live, "started")).status == 202
    with database.writing() as session:
        guide, by = session.scalars(select(Guide)).one(), session.merge(alice.member)
        guide.edit(guide.document.changed("s1", lambda step: replace(step, title="Anew")), "Changed the title", by, NOW)
        release = publish(session, guide, seen=live[2], by=by, now=NOW)
    newer = (live[0], live[1], release.guides()[0]["version"])
    assert send(client, live[0], batch(newer, "started")).status == 202
    assert counted(database) == 2


def test_one_client_that_sends_without_end_waits_before_its_site_has_to(client, database, live):
    answers = [send(client, live[0], batch(live, *["started"] * 100)) for _ in range(45)]
    statuses = [answer.status for answer in answers]
    assert set(statuses) == {202, 429}
    assert statuses[:20] == [202] * 20
    assert counted(database) < 4_000
    assert answers[-1].headers["retry-after"] == "2"


def test_a_site_that_sends_without_end_is_asked_to_wait(app, client, live):
    app.state._state.setdefault("paces", {})["events"] = Never()
    answer = send(client, live[0], batch(live, "started"))
    assert answer.status == 429
    assert answer.headers["retry-after"] == "2"


class Never:
    """A pace at which nothing may happen any more."""

    def allows(self, _name, _now):
        return False
