"""What people, programs and visitors are told while the database can't, and that everything works again afterwards by itself."""

import json
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import func, make_url, select

from models.guide import Guide
from models.release.publish import publish
from models.release.wire_format import NAME
from tests.models.support.test_write_refusal import refuse
from tests.support.people import NOW, tour
from tests.web.api.program import program
from tests.web.player.batches import batch, counted, put_live, send

NEW_GUIDE = {"kind": "tour", "address": "https://app.acme.example/", "name": "Typed for an hour"}
NEW_SITE = {"name": "Second", "address": "https://second.acme.example/"}


@contextmanager
def away(database):
    """Nobody gets a connection to PostgreSQL's database, and those that were there are gone: to an application it is stopped."""
    url = make_url(database.url).set(drivername="postgresql")
    owners = url.set(username="postgres", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(owners, autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{url.database}" ALLOW_CONNECTIONS false')
        ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        server.execute(ended, (url.database,))
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{url.database}" ALLOW_CONNECTIONS true')


@contextmanager
def locked(database):
    """Somebody else writes to SQLite's file, and nobody waits for long."""
    with database.writing() as session:
        session.connection()
        yield


@pytest.fixture
def trouble(database, monkeypatch):
    """What makes a database useless for changes, and the sentence that is said then."""
    if database.engine.dialect.name == "postgresql":
        return away, "The database does not answer at present."
    monkeypatch.setattr("models.support.database.LOCK_PATIENCE", 0.05)
    database.engine.dispose()
    return locked, "The database is busy with something else."


def guides(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Guide))


def test_whoever_types_keeps_it_and_reads_why_and_saves_it_afterwards(client, database, alice, trouble):
    refuse, sentence = trouble
    client.sign_in(alice)
    form = {**NEW_GUIDE, "site": alice.site.id}
    with refuse(database):
        part = client.post("/guides", form, hx_request_type="partial")
        page = client.post("/guides", form)
    assert (part.status, part.headers["retry-after"]) == (page.status, page.headers["retry-after"]) == (503, "5")
    (place,) = part.html.select("hx-partial")
    assert place["hx-target"] == "#notices", "the screen stays as it is"
    assert sentence in part.words()
    assert "what you typed is still on this page" in part.words().lower()
    assert sentence in page.words("main")
    assert page.html.title.text.startswith("Not at present")
    assert guides(database) == 0, "nothing is half written"
    assert client.post("/guides", form).status == 303
    assert guides(database) == 1


def test_a_program_is_told_when_to_come_back_and_what_it_asked_for_is_not_done(client, database, alice, trouble):
    refuse, sentence = trouble
    caller = program(client, alice)
    with refuse(database):
        answer = caller.post("/sites", NEW_SITE)
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json["code"], answer.json["detail"].startswith(sentence)) == ("busy", True)
    assert caller.post("/sites", NEW_SITE).status == 201


def test_visitors_get_what_was_live_and_their_events_are_counted_once_they_are_sent_again(client, database, alice, trouble):
    refuse, sentence = trouble
    live = put_live(database, alice)
    shown = client.get(f"/player/v1/{live[0]}.js").text
    sent = batch(live, "started", id="a" * 20)
    with refuse(database):
        answer = send(client, live[0], sent)
        assert (answer.status, answer.headers["retry-after"]) == (503, "2")
        assert answer.text.startswith(sentence)
        assert client.get(f"/player/v1/{live[0]}.js").text == shown
    for _ in range(2):  # the second one's answer was lost
        assert send(client, live[0], sent).status == 202
    assert counted(database) == 1


@pytest.fixture
def large(database, alice):
    """A site of which a guide is too large to travel with the release."""
    with database.writing() as session:
        guide, member = tour(session, alice, "Long story"), session.merge(alice.member)
        step = replace(guide.document.steps[0], body=f"<p>{'A long story. ' * 900}</p>")
        guide.edit(guide.document.with_step(step), "Longer", member, NOW)
        publish(session, guide, seen="", by=member, now=NOW)
    return f"/player/v1/{alice.site.key}"


@pytest.mark.serving
@pytest.mark.one_engine
def test_all_that_is_live_is_served_without_the_database_also_what_nobody_asked_for_before(
    client, database, large, alice, monkeypatch
):
    monkeypatch.setattr("models.release.release_shelf.LOOK_EVERY", 0.0)
    client.sign_in(alice)
    script = client.get(f"{large}.js").text
    before = client.get(f"{large}/guides.json")
    (guide,) = json.loads(before.text)["guides"]
    name, version = before.headers["etag"].strip('"').partition("-")[0], guide["version"]
    with away(database):
        assert client.get(f"{large}.js").text == script
        assert client.get(f"{large}/guides.json").text == before.text
        assert client.get(f"{large}/releases/{name}.json").text == before.text
        assert "A long story" in client.get(f"{large}/content/{guide['content_hash']}.json").text
        assert "A long story" in client.get(f"{large}/content/{version[:NAME]}.json").text
        assert client.get(f"{large}/content/{'a' * 64}.json").status == 503, "it may be there"
        assert client.get("/healthz").status == 200
        assert client.get("/readyz").status == 503
        assert client.get("/guides").status == 503
    assert client.get("/readyz").status == 200
    assert client.get("/guides").status == 200
    assert client.get(f"{large}/content/{'a' * 64}.json").status == 404


def test_whoever_asks_whether_it_can_serve_hears_that_nothing_can_be_written(client, app):
    refuse(app.state.instance.database)
    answer = client.get("/readyz")
    assert (answer.status, "takes no changes" in answer.text) == (200, True)
