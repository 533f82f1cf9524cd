"""A small Cairn and four browsers: Alice owns, Bob reviews, Charlie is a stranger with a site himself."""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from starlette.testclient import TestClient

from models.account import Member, MemberSession
from models.guide import Button, Guide, GuideDocument, Step
from models.site import Site
from models.support.settings import Settings
from tests.support.kept_rows import KeptRows
from tests.support.markup import parsed
from tests.support.people import settle
from web.app import create_app

NOW = datetime.now(UTC)
PART = {"hx-request": "true", "hx-request-type": "partial"}
PASSWORD = "four walks before noon"


@dataclass(frozen=True)
class Settled:
    """What a desk begins with: its rows, the ids of some of them, and the secrets of its members' sessions."""

    site: int
    other_site: int
    guide: int
    secrets: list[str]
    rows: KeptRows


_settled: dict[tuple[object, ...], Settled] = {}
"""By database and settings. Each process settles once and puts the same rows into every other database."""


class Desk:
    """`alice`, `bob`, `charlie` and `nobody` are browsers; `site` and `guide` are Alice's."""

    def __init__(self, database, folder, **environ):
        settings = {"CAIRN_BASE_URL": "http://cairn.test", "CAIRN_SECRET_KEY": "k" * 32, **environ}
        self.database = database
        self.app = create_app(Settings.read({**settings, "CAIRN_DATABASE_URL": database.url}, folder), self.database)
        self.nobody = self.browser()
        named = database.engine.dialect.name, *sorted(settings.items())
        if named in _settled:
            _settled[named].rows.put(database)
        else:
            _settled[named] = self._settle()
        settled = _settled[named]
        self.site, self.other_site, self.guide = settled.site, settled.other_site, settled.guide
        self.alice, self.bob, self.charlie = (self._with_cookie(secret) for secret in settled.secrets)

    def _settle(self):
        people = settle(self.database, ("Harbour", "Other"))
        self.site = people.alice.site.id
        with self.database.writing() as session:
            members = [session.merge(one.member) for one in (people.alice, people.bob, people.charlie)]
            members[0].password_hash = _hash()
            session.get_one(Site, self.site).name = "Harbour"
            secrets = [MemberSession.start(session, member, NOW) for member in members]
            guide = self.add_guide(session, "Welcome").id
        return Settled(self.site, people.charlie.site.id, guide, secrets, KeptRows.of(self.database))

    def add_guide(self, session, name):
        step = replace(Step.new("modal", "https://app.harbour.example/"), title="Hello", body="<p>Hi.</p>")
        step = replace(step, buttons=(Button("Done", action={"type": "finish"}),))
        alice = self.member(session, "alice")
        return Guide.create(session, session.get_one(Site, self.site), name, "tour", GuideDocument((step,)), alice, NOW)

    def browser(self, session=None, member=None):
        return self._with_cookie(MemberSession.start(session, member, NOW) if member is not None else None)

    def _with_cookie(self, secret):
        browser = TestClient(self.app, base_url=self.app.state.instance.settings.base_url, follow_redirects=False)
        if secret is not None:
            browser.cookies.set("cairn_session", secret)
        return browser

    @contextmanager
    def writing(self):
        with self.database.writing() as session:
            yield session

    def member(self, session, name):
        return Member.by_email(session, f"{name}@harbour.example")

    def find_guide(self, guide_id):
        with self.database.reading() as session:
            return session.get(Guide, guide_id)


@cache
def _hash():
    member = Member(email="alice@harbour.example", name="Alice")
    member.set_password(PASSWORD)
    return member.password_hash


def read(answer, status=200):
    """The page, parsed, once its status, its ids and its title are in order."""
    assert answer.status_code == status, answer.text
    page = parsed(answer.text)
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    return page
