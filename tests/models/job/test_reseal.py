"""From a database as the release before left it: what it sealed is sealed for what it is bound to now."""

import hashlib
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from migrations import upgrade
from models.integration.former_channel import FormerChannel
from models.integration.news_channel import NewsChannel
from models.job.reseal import Resealed, reseal
from models.page.blob import Blob
from models.page.page_visit import PageVisit
from models.page.snapshot_archive import PageSnapshot
from models.site.watch_schedule import Watch
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer, Unsealable
from tests.support.at_rest import at_rest
from tests.support.first_envelope import OldDatabase, first_envelope

KEY = b"k" * 32
NOW = datetime(2026, 12, 1, tzinfo=UTC)
SEALER = Sealer(KEY)
WATCH = {"site_id": 1, "organisation_id": 1, "rhythm": "nightly", "hour": 3, "renders": True, "sign_in_kind": "cookie"}


@pytest.fixture
def old(databases):
    with databases.fresh(migrated=False) as database:
        database.sealer = SEALER
        yield OldDatabase(database)


def test_promise_m5_what_the_release_before_sealed_is_sealed_anew_once(old):
    old.put("watches", **WATCH, sign_in=first_envelope(KEY, "the cookie", "watch:1"))
    addresses = {"slack_url": "https://slack.example/x", "webhook_url": "https://ci.example/y", "webhook_secret": "whsec_z"}
    sealed = {name: first_envelope(KEY, value, f"channel:1:{name}") for name, value in addresses.items()}
    old.put("channels", organisation_id=1, **sealed)
    upgrade(old.database)
    assert reseal(old.database, NOW) == Resealed(secrets=4)
    with old.database.reading() as session:
        watch, former = session.get_one(Watch, 1), session.get_one(FormerChannel, 1)
        slack, hook = NewsChannel.all_of(session, 1)[::-1]
        assert (slack.destination["url"], hook.destination["url"]) == (addresses["slack_url"], addresses["webhook_url"])
        assert (slack.destination["secret"], hook.destination["secret"]) == ("", "whsec_z")
        assert {one.categories for one in (slack, hook)} == {("review", "finding")}
        assert former.slack_url + former.webhook_url + former.webhook_secret == ""
    assert watch.sign_in.startswith("v2.")
    assert SEALER.open(watch.sign_in, watch.binding) == "the cookie"
    with pytest.raises(Unsealable):
        SEALER.open(watch.sign_in, Binding.of(SealedKind.SIGN_IN, organisation=1, site=1, origin="https://thief.example"))
    assert reseal(old.database, NOW) == Resealed()
    with old.database.reading() as session:
        assert session.get_one(Watch, 1).sign_in == watch.sign_in


HTML = b"<!doctype html><title>Berths</title><p>Three berths of the Heron are free"
VISIT = {"url": "https://app.acme.example/", "final_url": "https://app.acme.example/"}


def keep_page(old, site_id: int, body: bytes = HTML) -> str:
    """A page of the site as the release before kept it, once as it came and once as it is shown."""
    name = hashlib.sha256(body).hexdigest()
    common = {"organisation_id": 1, "site_id": site_id, **VISIT, "source_hash": name}
    old.put("page_visits", url_hash=f"{site_id:064}", etag="", last_modified="", visited_at=old.now, **common)
    old.put("page_snapshots", title="Berths", shown_hash=name, warning="", fetched_at=old.now, **common)
    return name


def put_bytes(old, body: bytes = HTML) -> None:
    name = hashlib.sha256(body).hexdigest()
    old.put("blobs", organisation_id=1, hash=name, media_type="text/html", encoding="", body=body)


def second_site(old) -> None:
    site = {"name": "Open", "address": "https://open.acme.example/", "key": "second", "zone": "UTC", "budget": 1}
    old.put("sites", id=2, organisation_id=1, created_at=old.now, staging_hosts=[], **site)


@pytest.mark.parametrize("shared", [False, True], ids=["its own", "shown by an open site, too"])
def test_promise_m5_a_page_kept_open_from_behind_a_sign_in_is_sealed(old, shared):
    old.put("watches", **WATCH, sign_in=first_envelope(KEY, "the cookie", "watch:1"))
    put_bytes(old)
    keep_page(old, 1)
    second_site(old)
    if shared:
        keep_page(old, 2)
    upgrade(old.database)
    assert reseal(old.database, NOW) == Resealed(secrets=1, pages=1)
    with old.database.reading() as session:
        blobs = session.scalars(select(Blob)).all()
        assert sorted(blob.is_sealed for blob in blobs) == ([False, True] if shared else [True])
        snapshot = session.scalars(select(PageSnapshot).where(PageSnapshot.site_id == 1)).one()
        visit = session.scalars(select(PageVisit).where(PageVisit.site_id == 1)).one()
        assert (snapshot.source(session, SEALER), snapshot.shown(session, SEALER)) == (HTML.decode(), HTML)
        assert (snapshot.title, visit.source_hash) == ("", snapshot.source_hash)
    assert (b"Heron" in at_rest(old.database)) is shared
    assert reseal(old.database, NOW) == Resealed()


def test_a_page_of_a_site_without_a_sign_in_stays_as_it_is(old):
    put_bytes(old)
    name = keep_page(old, 1)
    upgrade(old.database)
    assert reseal(old.database, NOW) == Resealed()
    with old.database.reading() as session:
        snapshot = session.scalars(select(PageSnapshot)).one()
        assert (snapshot.source_hash, snapshot.title) == (name, "Berths")
        assert snapshot.source(session, SEALER) == HTML.decode()


def test_what_was_sealed_under_another_key_stays_and_is_counted(old):
    envelope = first_envelope(b"z" * 40, "the cookie", "watch:1")
    old.put("watches", **WATCH, sign_in=envelope)
    upgrade(old.database)
    assert reseal(old.database, NOW) == Resealed(unopened=1)
    with old.database.reading() as session:
        watch = session.get_one(Watch, 1)
    assert watch.sign_in == envelope
    with pytest.raises(Unsealable, match="Enter it again"):
        SEALER.open(watch.sign_in, watch.binding)
