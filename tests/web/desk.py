"""A small Cairn and four browsers: Alice owns, Bob reviews, Charlie is a stranger with a site himself."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from starlette.testclient import TestClient

from models.account import Member, MemberSession
from models.guide import Button, Guide, GuideDocument, Step
from models.site import Site
from models.support.settings import Settings
from tests.support.beginning import begin
from tests.support.databases import KEY
from tests.support.markup import parsed
from tests.support.people import settle
from web.app import create_app

NOW = datetime.now(UTC)
PART = {"hx-request": "true", "hx-request-type": "partial"}
PASSWORD = "four walks before noon"


class Desk:
    """`alice`, `bob`, `charlie` and `nobody` are browsers; `site` and `guide` are Alice's."""

    def __init__(self, database, folder, **environ):
        settings = {"CAIRN_BASE_URL": "http://cairn.test", "CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": KEY.decode()}
        self.database = database
        self.app = create_app(Settings.read({**settings, **environ}, folder), self.database)
        begun = begin(database, "desk", self._begin)
        self.site, self.other_site, self.guide = begun["site"], begun["other_site"], begun["guide"]
        self.nobody = self.browser()
        self.alice, self.bob, self.charlie = (self._known(begun["sessions"][name]) for name in ("alice", "bob", "charlie"))

    def _begin(self):
        people = settle(self.database, ("Harbour", "Other"))
        self.site = people.alice.site.id
        with self.writing() as session:
            alice, bob, charlie = (session.merge(one.member) for one in (people.alice, people.bob, people.charlie))
            alice.password_hash = _hash()
            session.get_one(Site, self.site).name = "Harbour"
            members = {"alice": alice, "bob": bob, "charlie": charlie}
            sessions = {name: MemberSession.start(session, member, NOW) for name, member in members.items()}
            guide = self.add_guide(session, "Welcome").id
        return {"site": self.site, "other_site": people.charlie.site.id, "guide": guide, "sessions": sessions}

    def add_guide(self, session, name):
        step = replace(Step.new("modal", "https://app.harbour.example/"), title="Hello", body="<p>Hi.</p>")
        step = replace(step, buttons=(Button("Done", action={"type": "finish"}),))
        alice = self.member(session, "alice")
        return Guide.create(session, session.get_one(Site, self.site), name, "tour", GuideDocument((step,)), alice, NOW)

    def browser(self, session=None, member=None):
        return self._known(None if member is None else MemberSession.start(session, member, NOW))

    def _known(self, secret):
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
