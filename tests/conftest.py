"""What every test may ask for: a database on both engines, three people, the application, a live server, a browser."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette

from models.account import password_hash
from models.support.database import Database
from models.support.settings import Settings
from tests.support.beginning import begin
from tests.support.chromium import launched
from tests.support.client import Client
from tests.support.databases import PostgresServer, SqliteFiles, start_postgres
from tests.support.live import listening, served
from tests.support.people import People, Person, settle
from tests.support.policy_violations import PolicyViolations
from tests.support.watching import Harbour, harbour_on_wire
from web.app import create_app

ENGINES = ("sqlite", "postgresql")
TESTS = Path(__file__).parent
ATTACKS = TESTS / "attacks"
BY_TURNS = {TESTS / "web", TESTS / "models"}
SCREENS = (TESTS / "browser", TESTS / "picker")


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Real argon2id at its least cost: a hundred comparisons at the usual one take longer than the limits under test last."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(password_hash, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    yield from start_postgres()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that touches a database runs on both engines.

    A walk in Chromium takes seconds and meets the database through the same requests as the faster tests: it runs on one engine,
    which its name decides, so that both are walked on and a walk stays on its own until it is renamed. So does what is marked
    `one_engine`, but for what is `serving`, too: that is PostgreSQL's. What asks by HTTP (tests/web) and the models are marked
    `second_engine` on the engine that their name does not decide: so each of them runs on one in `make test`, as many on either.
    """
    if "databases" not in metafunc.fixturenames:
        return
    has = metafunc.definition.get_closest_marker
    named = "postgresql" if has("serving") else ENGINES[zlib.crc32(metafunc.definition.nodeid.encode()) % len(ENGINES)]
    if "browser" in metafunc.fixturenames or has("browser") or has("one_engine"):
        chosen = [named]
    elif not BY_TURNS.isdisjoint(metafunc.definition.path.parents):
        chosen = [one if one == named else pytest.param(one, marks=pytest.mark.second_engine) for one in ENGINES]
    else:
        chosen = list(ENGINES)
    metafunc.parametrize("databases", chosen, indirect=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for Chromium is a walk in Chromium, marked or not: `make check` leaves it out. So is what lies with the
    attacks an attack, and a walk through the screens a long one, unless it proves a promise or goes through all of them.
    """
    for item in items:
        if item.path.parent == ATTACKS:
            item.add_marker("attack")
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if item.path.parent in SCREENS and item.get_closest_marker("browser") and not is_short(item):
            item.add_marker("long")


def is_short(item: pytest.Item) -> bool:
    return item.name.startswith("test_promise_") or item.get_closest_marker("thin_thread") is not None


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> SqliteFiles | PostgresServer:
    """Where databases come from, once for each engine."""
    return request.getfixturevalue("sqlite_files" if request.param == "sqlite" else "postgres")


@pytest.fixture
def database(databases: SqliteFiles | PostgresServer, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated, empty database; the test runs on SQLite and on PostgreSQL, a walk in Chromium on one of them. One that is
    marked `serving` meets PostgreSQL in the role that serves, which owns no table.
    """
    with databases.fresh(serving=request.node.get_closest_marker("serving") is not None) as database:
        yield database


@pytest.fixture
def people(database: Database) -> People:
    return begin(database, "people", lambda: settle(database))


@pytest.fixture
def alice(people: People) -> Person:
    """Owns Acme."""
    return people.alice


@pytest.fixture
def bob(people: People) -> Person:
    """Reviews at Acme."""
    return people.bob


@pytest.fixture
def charlie(people: People) -> Person:
    """Owns another organisation; nothing of Acme is hers."""
    return people.charlie


@pytest.fixture
def app(database: Database, tmp_path: Path) -> Starlette:
    return create_app(_settings(database, tmp_path, 8000), database)


@pytest.fixture
def client(app: Starlette) -> Iterator[Client]:
    """A stranger's browser; `client.sign_in(alice)` makes it Alice's."""
    with Client(app) as client:
        yield client


@dataclass(frozen=True)
class LiveServer:
    url: str
    app: Starlette


@pytest.fixture
def live_server(database: Database, tmp_path: Path) -> Iterator[LiveServer]:
    """Cairn on a free port, over real HTTP."""
    with listening() as (listener, port):
        app = create_app(_settings(database, tmp_path, port), database)
        with served(app, listener):
            yield LiveServer(f"http://127.0.0.1:{port}", app)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(autouse=True)
def policy_violations(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Whatever a walk in Chromium does, the editor's pages keep to their own policy."""
    browser = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    if not isinstance(browser, Browser):
        yield []
        return
    with PolicyViolations(browser) as violations:
        yield violations.heard
    assert violations.heard == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of its own: no cookie or storage of another test."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _settings(database: Database, var: Path, port: int) -> Settings:
    named = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_ORGANISATIONS": "open"}
    return Settings.read({**named, "PORT": str(port)}, var)


@pytest.fixture
def harbour() -> Iterator[Harbour]:
    """A site of pages that a test changes as it likes."""
    with harbour_on_wire() as harbour:
        yield harbour
