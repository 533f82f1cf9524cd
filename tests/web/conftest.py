from datetime import UTC, datetime

import pytest

from models.support.settings import Settings
from tests.models.support.wire import answer
from tests.support.author_desk import AuthorDesk
from tests.support.client import Client
from tests.support.damaged_site import settled
from tests.support.provider import CLIENT, SECRET, provider_on_wire
from tests.support.watching import RENAMED, Night, watched
from tests.web.api.program import make_key
from tests.web.desk import Desk
from web.app import create_app


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


@pytest.fixture(scope="session")
def _provider():
    with provider_on_wire() as provider:
        yield provider


@pytest.fixture
def provider(_provider):
    """One on loopback, which tells the truth until a test makes it lie."""
    _provider.tell_the_truth()
    return _provider


@pytest.fixture
def harbour_login(database, provider, tmp_path):
    """A browser of a Cairn whose operator set that provider, as *Harbour login*."""
    named = {"CAIRN_OIDC_ISSUER": provider.issuer, "CAIRN_OIDC_CLIENT_ID": CLIENT, "CAIRN_OIDC_CLIENT_SECRET": SECRET}
    named |= {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_OIDC_NAME": "Harbour login"}
    allowed = provider.issuer.removeprefix("http://")
    with Client(create_app(Settings.read({**named, "CAIRN_FETCH_ALLOW": allowed}, tmp_path), database)) as client:
        yield client


@pytest.fixture
def author_desk(database, alice, tmp_path):
    """A site of everything, and an author with a key who may ask any address."""
    with settled(database, alice) as (harbour, _, guide, _):
        environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_FETCH_ALLOW": harbour.wire.place}
        with Client(create_app(Settings.read(environ, tmp_path), database)) as client:
            key = make_key(client, alice)
            yield AuthorDesk(client.sign_in(alice), database, alice, harbour.wire.url("/boats"), guide, key=key)


@pytest.fixture
def night(database, alice, harbour) -> Night:
    night = watched(database, alice, harbour)
    night.now = datetime.now(UTC)
    night.check()
    return night


@pytest.fixture
def moved(night, harbour) -> int:
    """The id of a finding whose element moved."""
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    return night.findings()[0].id
