"""Which events count: those of the site's own pages, about what was published there, each once."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from models.event.event_count import Count
from models.guide import Guide
from models.release.publish import publish
from models.site import Site
from tests.support.people import NOW
from tests.web.player.batches import batch, counted, put_live, rejected, send


@pytest.fixture
def live(database, alice):
    return put_live(database, alice)


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
