"""An organisation's own provider, from the settings to whom it lets in."""

import re

import pytest
from sqlalchemy import select

from models.account import Member, MemberSession, Membership, Organisation, Role
from models.account.audit_log import AuditEntry
from models.account.openid.domain_policy import DomainPolicy
from models.account.openid.organisation_domain import OrganisationDomain
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.provider_identity import ProviderIdentity
from models.account.openid.told_identity import ToldIdentity
from tests.support.people import NOW, PASSWORD
from tests.support.provider import CLIENT, SECRET, SUBJECT

PART = {"hx_request": "true", "hx_request_type": "partial"}
PROVIDERS, REQUIREMENT = "/organisation/providers", "/organisation/provider-requirement"


@pytest.fixture
def client(harbour_login):
    return harbour_login


@pytest.fixture
def form(provider):
    return {"name": "Acme login", "issuer": provider.issuer, "client_id": CLIENT, "client_secret": SECRET}


@pytest.fixture
def added(client, alice, form):
    """Acme's own provider; yields the key by which addresses name it."""
    client.sign_in(alice)
    answer = client.post(PROVIDERS, form, **PART)
    assert answer.status == 200, answer.text
    client.forget()
    return re.search(rf"{alice.organisation.key}-\d+", answer.text)[0]


def connect(database, person, provider, subject=SUBJECT):
    with database.writing() as session:
        ProviderIdentity.connect(session, session.merge(person.member), ToldIdentity(provider.issuer, subject), NOW)


def sign_in(client, provider, key, subject=SUBJECT):
    provider.claims = {**provider.claims, "sub": subject}
    return client.get(provider.sign_in(client.get(f"/sign-in/with/{key}").where))


def acts(database, person):
    with database.reading() as session:
        return [entry.act for entry in AuditEntry.newest(session, person.organisation.id)]


def test_who_manages_adds_changes_tries_and_removes_a_provider(client, alice, bob, provider, form, database):
    client.sign_in(bob)
    assert {client.get(PROVIDERS).status, client.post(PROVIDERS, form, **PART).status} == {403}
    client.sign_in(alice)
    refused = client.post(PROVIDERS, {**form, "name": "", "issuer": f"{provider.issuer}/other", "client_id": "c" * 501}, **PART)
    assert refused.status == 422
    assert {one["name"] for one in refused.html.select("[aria-invalid]")} == {"name", "client_id"}
    assert refused.html.select_one("#provider-0-issuer")["value"] == f"{provider.issuer}/other"
    for issuer, sentence in {
        f"{provider.issuer}/other": "status 404",
        "https://127.0.0.1": "only public addresses",
        "login.acme.example": "must look like https://",
        f"{provider.issuer}/": "calls itself",
    }.items():
        refused = client.post(PROVIDERS, {**form, "issuer": issuer}, **PART)
        assert (refused.status, sentence in refused.words("#provider-0-issuer-problem")) == (422, True), issuer

    assert "Acme login" in client.post(PROVIDERS, form, **PART).words("#provider-panel")
    with database.reading() as session:
        kept = session.scalars(select(OrganisationProvider)).one()
        assert SECRET not in kept.client_secret
        assert kept.opened(client._app.state.instance.sealer).client_secret == SECRET
    here = f"{PROVIDERS}/{kept.id}"
    url = client.post(f"{here}/trial", **PART).headers["hx-redirect"]
    tried = client.get(provider.sign_in(url))
    assert (tried.status, "alice@acme.example confirmed" in tried.words("#provider-trial")) == (200, True)
    assert "There is an account for alice@acme.example already" in tried.words("#provider-trial")

    moved = {**form, "issuer": provider.issuer.replace("127.0.0.1", "localhost"), "client_secret": ""}
    assert "Type the secret again" in client.put(here, moved, **PART).text
    assert client.put(here, {**form, "name": "Acme sign-in", "client_secret": ""}, **PART).status == 200
    with database.reading() as session:
        assert session.get_one(OrganisationProvider, kept.id).opened(client._app.state.instance.sealer).client_secret == SECRET
    assert client.delete(here, **PART).status == 200
    assert client.get(f"/sign-in/with/{kept.key}").status == 404
    assert acts(database, alice)[:4] == ["provider.removed", "provider.changed", "provider.tried", "provider.added"]


def test_an_organisations_provider_opens_that_organisation_and_nothing_else(client, added, alice, charlie, provider, database):
    """Whoever runs the provider of Acme could say anything of anybody: it must not open what Alice has elsewhere."""
    with database.writing() as session:
        session.add(session.merge(charlie.organisation).admit(session.merge(alice.member), Role.OWNER, NOW))
    connect(database, alice, provider)
    assert sign_in(client, provider, added).status == 303
    assert client.get("/members").status == 200
    other = {"organisation": str(charlie.organisation.id)}
    assert "opens that one only" in client.post("/current-organisation", other, **PART).text
    assert client.post("/organisations", {"name": "Third"}).status == 403
    assert "provider" not in client.get("/account").html.select_one("#identity-list").get_text().lower().replace("connects a", "")
    with database.reading() as session:
        here = MemberSession.find(session, client.cookie, NOW)
        assert (here.is_bound, here.organisation_id) == (True, alice.organisation.id)
    client.forget()
    assert sign_in(client, provider, "instance").status == 303
    assert client.post("/current-organisation", other).where == "/", "the operator's provider opens all of hers"


def test_a_provider_of_an_organisation_lets_in_who_is_in_it(client, added, alice, bob, charlie, provider, database):
    for person, subject in ((bob, "bob"), (charlie, "charlie")):
        connect(database, person, provider, subject)
    assert "not any more, in the organisation" in sign_in(client, provider, added, "charlie").words("[role=alert]")
    with database.writing() as session:
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).suspended_at = NOW
    assert "not any more, in the organisation" in sign_in(client, provider, added, "bob").words("[role=alert]")
    refusals = [act for act in acts(database, alice) if act == "sign_in.refused"]
    assert len(refusals) == 2
    sign_in(client, provider, added, "bob")
    assert acts(database, alice).count("sign_in.refused") == 2, "the same once an hour"


def test_whoever_has_an_address_in_a_verified_domain_joins_when_an_admin_lets_them(client, added, alice, provider, database):
    def said():
        client.forget()
        answer = sign_in(client, provider, added, "zoe")
        return "" if answer.status == 303 else answer.words("[role=alert]")

    provider.claims = {"email": "zoe@acme.example", "name": "Zoë"}
    assert "no account for zoe@acme.example" in said()
    with database.writing() as session:
        domain = OrganisationDomain.add(session, alice.organisation.id, "acme.example", NOW)
        session.add(DomainPolicy(organisation_id=alice.organisation.id, role="author", by_provider=True, by_mail=False))
    assert "no account" in said(), "the domain is not verified"
    with database.writing() as session:
        session.merge(domain).verify(session, NOW)
        session.get_one(DomainPolicy, alice.organisation.id).by_provider = False
    assert "no account" in said(), "no admin lets them"
    with database.writing() as session:
        session.get_one(DomainPolicy, alice.organisation.id).by_provider = True
    for claims in ({"email_verified": False}, {"email_verified": None}, {"email": "zoe@acme.example.evil.example"}):
        provider.claims = {"email": "zoe@acme.example", **claims}
        assert said(), claims
    provider.claims = {"email": "zoe@acme.example", "name": "Zoë"}
    assert said() == ""
    assert client.get("/members").status == 200
    with database.reading() as session:
        zoe = Member.by_email(session, "zoe@acme.example")
        [place] = Membership.all_of(session, zoe.id)
        assert (zoe.name, zoe.password_hash, place.organisation_id, place.role) == ("Zoë", None, alice.organisation.id, "author")
    assert "member.joined" in acts(database, alice)


def test_where_a_provider_is_required_owners_alone_get_in_by_password(client, added, alice, bob, provider, database):
    with database.writing() as session:
        for person in (alice, bob):
            session.merge(person.member).set_password(PASSWORD)
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).role = Role.ADMIN.value
    connect(database, bob, provider)
    client.sign_in(bob)
    assert "Sign in through the provider yourself first" in client.put(REQUIREMENT, {"required": "1"}, **PART).text
    client.forget()
    sign_in(client, provider, added)
    assert client.put(REQUIREMENT, {"required": "1"}, **PART).status == 200
    assert client.get("/members").status == 200

    client.forget()
    typed = {"email": bob.email, "password": PASSWORD}
    assert client.post("/sign-in", typed).status == 303
    assert client.get("/members").where == "/organisations"
    wanted = client.post("/current-organisation", {"organisation": str(bob.organisation.id)})
    assert wanted.where == f"/sign-in/at/{bob.organisation.key}"
    assert "Continue with Acme login" in client.get(wanted.where).words("main")
    sign_in(client, provider, added)
    assert client.get("/members").status == 200

    client.forget()
    assert client.post("/sign-in", {"email": alice.email, "password": PASSWORD}).status == 303
    assert client.get("/members").status == 200, "the way back"
    assert acts(database, alice)[0] == "sign_in.way_back"
    kept = client.get(PROVIDERS).html.select_one("[hx-delete^='/organisation/providers/']")["hx-delete"]
    assert "Members have to sign in through this provider" in client.delete(kept, **PART).text
    assert client.put(REQUIREMENT, {}, **PART).status == 200
    assert acts(database, alice).count("provider.requirement") == 2


@pytest.mark.one_engine
def test_an_answer_of_one_provider_is_not_taken_for_anothers(client, added, alice, provider, database):
    """The same issuer for the instance and for Acme: the browser was sent by one, and comes back by the other's address."""
    connect(database, alice, provider)
    back = provider.sign_in(client.get(f"/sign-in/with/{added}").where)
    assert "another browser" in client.get(back.replace(added, "instance")).words("[role=alert]")
    with database.writing() as session:
        session.get_one(Organisation, alice.organisation.id).deleted_at = NOW
    assert client.get(back).status == 404
