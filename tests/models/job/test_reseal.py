"""From a database as the release before left it: what it sealed is sealed for what it is bound to now."""

import pytest

from migrations import upgrade
from models.integration.news_channel import NewsChannel
from models.job.reseal import Resealed, reseal
from models.site.watch_schedule import Watch
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer, Unsealable
from tests.support.first_envelope import OldDatabase, first_envelope

KEY = b"k" * 40
SEALER = Sealer(KEY)
WATCH = {"site_id": 1, "organisation_id": 1, "rhythm": "nightly", "hour": 3, "renders": True, "sign_in_kind": "cookie"}


@pytest.fixture
def old(databases):
    with databases.fresh(migrated=False) as database:
        yield OldDatabase(database)


def test_promise_m5_what_the_release_before_sealed_is_sealed_anew_once(old):
    old.put("watches", **WATCH, sign_in=first_envelope(KEY, "the cookie", "watch:1"))
    addresses = {"slack_url": "https://slack.example/x", "webhook_url": "https://ci.example/y", "webhook_secret": "whsec_z"}
    sealed = {name: first_envelope(KEY, value, f"channel:1:{name}") for name, value in addresses.items()}
    old.put("channels", organisation_id=1, **sealed)
    upgrade(old.database)
    assert reseal(old.database, SEALER) == Resealed(secrets=4)
    with old.database.reading() as session:
        watch, channel = session.get_one(Watch, 1), NewsChannel.of(session, 1)
    assert watch.sign_in.startswith("v2.")
    assert SEALER.open(watch.sign_in, watch.binding) == "the cookie"
    assert {name: channel.read(SEALER, name) for name in addresses} == addresses
    with pytest.raises(Unsealable):
        SEALER.open(watch.sign_in, Binding.of(SealedKind.SIGN_IN, organisation=1, site=1, origin="https://thief.example"))
    assert reseal(old.database, SEALER) == Resealed()
    with old.database.reading() as session:
        assert session.get_one(Watch, 1).sign_in == watch.sign_in


def test_what_was_sealed_under_another_key_stays_and_is_counted(old):
    envelope = first_envelope(b"z" * 40, "the cookie", "watch:1")
    old.put("watches", **WATCH, sign_in=envelope)
    upgrade(old.database)
    assert reseal(old.database, SEALER) == Resealed(unopened=1)
    with old.database.reading() as session:
        watch = session.get_one(Watch, 1)
    assert watch.sign_in == envelope
    with pytest.raises(Unsealable, match="Enter it again"):
        SEALER.open(watch.sign_in, watch.binding)
