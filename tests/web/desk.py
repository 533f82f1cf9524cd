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
from tests.support.markup import parsed
from tests.support.people import settle
from web.app import create_app

NOW = datetime.now(UTC)
PART = {"hx-request": "true", "hx-request-type": "partial"}
PASSWORD = "four walks before noon"


class Desk:
    """`alice`, `bob`, `charlie` and `nobody` are browsers; `site` and `guide` are Alice's."""

    def __init__(self, database, folder, **environ):
        settings = {"CAIRN_BASE_URL": "http://cairn.test", "CAIRN_DATABASE_URL": database.url, **environ}
        self.database = database
        self.app = create_app(Settings.read(settings, folder), self.database)
        self.nobody = self.browser()
        people = settle(database, ("Harbour", "Other"))
        self.site, self.other_site = people.alice.site.id, people.charlie.site.id
        with self.database.writing() as session:
            alice, bob, charlie = (session.merge(one.member) for one in (people.alice, people.bob, people.charlie))
            alice.password_hash = _hash()
            session.get_one(Site, self.site).name = "Harbour"
            self.alice, self.bob, self.charlie = (self.browser(session, member) for member in (alice, bob, charlie))
            self.guide = self.add_guide(session, "Welcome").id

    def add_guide(self, session, name):
        step = replace(Step.new("modal", "https://app.harbour.example/"), title="Hello", body="<p>Hi.</p>")
        step = replace(step, buttons=(Button("Done", action={"type": "finish"}),))
        alice = self.member(session, "alice")
        return Guide.create(session, session.get_one(Site, self.site), name, "tour", GuideDocument((step,)), alice, NOW)

    def browser(self, session=None, member=None):
        browser = TestClient(self.app, base_url=self.app.state.instance.settings.base_url, follow_redirects=False)
        if member is not None:
            browser.cookies.set("cairn_session", MemberSession.start(session, member, NOW))
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
