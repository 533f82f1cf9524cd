"""Canaries: what visitors are made of, looked for wherever a Cairn could keep or say it, with real servers and a real browser."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.backup.age_envelope import BackupKey
from models.backup.kept_keys import keep
from models.event.event_count import Count
from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.guide import Button, Guide, GuideDocument, Step
from models.job.due_erasures import follow_up
from models.release.promote import renew
from models.release.publish import publish
from models.site import Site
from models.site.identified_mode import IdentifiedMode, IdentifiedModeTerms
from models.support.storage import Storage
from models.support.storage_url import folder_url
from models.support.subject_key import SubjectKey
from tests.attacks.canary import ATTRIBUTE, CANARIES, CLUSTER, MAIL, PERSON, command, kept, traces, watched
from tests.sites.serving import serve_app
from tests.support.databases import KEY
from tests.support.people import settle
from web.harbour import create_harbour

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def chromium(request):
    """By another name than that of walks, which run on one engine: here the database is what is looked into."""
    return request.getfixturevalue("browser")


@pytest.fixture
def town(database, tmp_path):
    """A site with a guide, live on a product of its own; yields what begins a server and where the product is."""
    alice = settle(database).alice
    with database.writing() as session:
        step = replace(
            Step.new("modal", "http://127.0.0.1/"), title="Hello", buttons=(Button("Done", action={"type": "finish"}),)
        )
        rules = {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/"}]}}
        site, document = session.merge(alice.site), GuideDocument((step,), rules)
        guide = Guide.create(session, site, "Hello", "tour", document, session.merge(alice.member), NOW)
        publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
    folder = tmp_path / "cairn"
    folder.mkdir()

    @contextmanager
    def begin():
        with (
            watched(database, folder) as server,
            serve_app(create_harbour(f"{server.base}/player/v1/{alice.site.key}.js")) as harbour,
        ):
            with database.writing() as session:
                session.get_one(Site, alice.site.id).address = f"{harbour}/"
            yield server, harbour

    return begin, database, folder, alice


def turn_on(database, alice):
    with database.writing() as session:
        site, by = session.get_one(Site, alice.site.id), session.merge(alice.member)
        IdentifiedModeTerms("To help customers who got stuck.", "contract", ("email", "level")).turn_on(session, site, NOW)
        renew(session, site, "Turned identified mode on", by=by, now=NOW)
        return site.key


def test_promise_1_2_and_3_by_default_nothing_of_a_visitor_is_in_any_file_log_backup_metric_or_request(town, chromium, told):
    begin, database, folder, _ = town
    with begin() as (server, harbour):
        server.visit(chromium, harbour)
        places = {"requests": "\n".join(server.sent).encode(), "metrics": server.metrics().encode()}
        command(database, folder, "backup", f"{folder}/backups")
    with database.reading() as session:
        assert session.scalars(select(Count).where(Count.figure == "started")).all(), "the visit was counted"
    places |= kept(database, folder)
    assert any(name.startswith("opened cairn-2") for name in places), "the backup is among them"
    assert traces(places, ["Hello"]), "what is there is found"
    told(
        f"canaries by default ({database.engine.dialect.name})", "-", "-", f"{len(places)} places, none of {len(CANARIES)} words"
    )
    assert traces(places, CANARIES) == []


def test_promise_6_and_m2_after_an_erasure_nothing_of_an_identified_visitor_is_left_anywhere(town, chromium, told):
    begin, database, folder, alice = town
    key = turn_on(database, alice)
    with begin() as (server, harbour):
        server.visit(chromium, harbour)
        places = {"requests": "\n".join(server.sent).replace(MAIL, "").replace(ATTRIBUTE, "").encode()}
        places["metrics"] = server.metrics().encode()
        command(database, folder, "backup", f"{folder}/backups")
        with database.reading() as session:
            visitor = session.scalars(select(IdentifiedVisitor)).one()
            sealed = [one.sealed_value for one in session.scalars(select(VisitorAttribute))]
            secret = session.get_one(SubjectKey, visitor.subject).sealed
            assert len(sealed) == 2
        before = kept(database, folder)
        assert traces(before, CANARIES) == [], "sealed, under a keyed pseudonym"
        assert traces(before, [visitor.pseudonym]), "the pseudonym is there, and is found"
        command(database, folder, "privacy", "erase", PERSON, "--site", key, "--now")
        storage = Storage(folder_url(folder / "backups"))
        follow_up(database, lambda: keep(database, storage, BackupKey.of(KEY)), NOW)
        after = places | {name: content for name, content in kept(database, folder).items() if "cairn-2" not in name}
        rows = {name: content for name, content in after.items() if not name.startswith(CLUSTER)}
        assert traces(rows, [*CANARIES, visitor.pseudonym, *sealed, secret]) == [], "not in free pages or the journal either"
        log = {name: content for name, content in after.items() if name.startswith(f"{CLUSTER}pg_wal")}
        assert traces(after, CANARIES) == [], "and on PostgreSQL's disk only what is sealed,"
        assert (traces(log, sealed) != []) is bool(log), "which its log has until it writes over it"
        command(database, folder, "backup", f"{folder}/backups")
        newest = max(name for name in kept(database, folder) if name.startswith("opened cairn-2"))
        assert traces({newest: kept(database, folder)[newest]}, [*CANARIES, visitor.pseudonym, *sealed, secret]) == []
    older = min(name for name in before if name.startswith("opened cairn-2"))
    told("canaries after an erasure", "-", "-", f"none of {len(CANARIES) + 4} in {len(after)} places")
    assert traces({older: before[older]}, sealed), "the older backup has the envelopes,"
    keys = kept(database, folder)["opened cairn-keys.age"]
    assert visitor.subject.encode() not in keys.partition(b'"visitors"')[0], "and no key opens them any more"
    with database.reading() as session:
        assert session.scalars(select(IdentifiedMode)).one().site_id == alice.site.id
        assert session.get_one(Guide, 1).site_id == alice.site.id
