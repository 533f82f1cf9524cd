"""Alice owns, Bob reviews, Charlie is a stranger."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from models.account import Member, MemberSession, Organisation, Role
from models.guide import Button, Guide, GuideDocument, Step
from models.site import Site
from models.support.database import Database

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PASSWORD = "seven grey herons"
TARGET = {
    "format": 1,
    "page": "https://app.acme.example/",
    "selectors": ["#save"],
    "identity": {},
    "fingerprint": {},
    "grade": "good",
    "reason": "",
}


@dataclass(frozen=True)
class Person:
    """A member with a role in an organisation and that organisation's only site."""

    member: Member
    organisation: Organisation
    site: Site

    @property
    def email(self) -> str:
        return self.member.email


@dataclass(frozen=True)
class People:
    alice: Person
    bob: Person
    charlie: Person


def settle(database: Database, names: tuple[str, str] = ("Acme", "Borealis")) -> People:
    """Two organisations: Acme with Alice and Bob, Borealis with Charlie. Nobody has a password yet."""
    with database.writing() as session:
        acme, borealis = (_organisation(session, name) for name in names)
        alice = _person(session, "Alice", acme, Role.OWNER)
        bob = _person(session, "Bob", acme, Role.REVIEWER)
        charlie = _person(session, "Charlie", borealis, Role.OWNER)
    return People(alice, bob, charlie)


def sign_in_alice(database: Database) -> str:
    """Alice alone, who owns an organisation without a site; returns the secret of her session's cookie."""
    now = datetime.now(UTC)
    with database.writing() as session:
        alice = Member(email="alice@example.com", name="Alice", created_at=now)
        organisation = Organisation(name="Alice & Sons", created_at=now)
        session.add_all([alice, organisation, organisation.admit(alice, Role.OWNER)])
        session.flush()
        return MemberSession.start(session, alice, now)


def tour(session: Session, person: Person, name: str = "Welcome") -> Guide:
    """A guide of one step that could go live."""
    step = Step(
        id="s1",
        kind="tooltip",
        title="Save here",
        target=TARGET,
        page=TARGET["page"],
        buttons=(Button("Done", action={"type": "finish"}),),
    )
    member, site = session.merge(person.member), session.merge(person.site)
    return Guide.create(session, site, name, "tour", GuideDocument((step,)), member, NOW)


def _organisation(session: Session, name: str) -> tuple[Organisation, Site]:
    organisation = Organisation(name=name, created_at=NOW)
    session.add(organisation)
    session.flush()
    return organisation, Site.create(session, organisation, f"{name} app", f"https://app.{name.lower()}.example/", NOW)


def _person(session: Session, name: str, home: tuple[Organisation, Site], role: Role) -> Person:
    organisation, site = home
    member = Member(email=f"{name.lower()}@{organisation.name.lower()}.example", name=name, created_at=NOW)
    session.add_all([member, organisation.admit(member, role)])
    session.flush()
    return Person(member, organisation, site)
