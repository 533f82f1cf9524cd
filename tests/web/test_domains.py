"""Domains of an organisation, from what is said to what a name server shows, and who joins by one."""

import logging
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account import Membership
from models.account.audit_log import AuditEntry
from models.account.invitation import Invitation
from models.account.openid import domain_record
from models.account.openid.organisation_domain import OrganisationDomain
from models.account.openid.organisation_provider import OrganisationProvider
from models.integration.delivery import Delivery
from models.support.settings import BadSetting, Settings
from tests.support.client import Client
from tests.support.name_server import name_server
from tests.support.people import NOW
from web.app import create_app

PART = {"hx_request": "true", "hx_request_type": "partial"}
DOMAINS, POLICY = "/organisation/domains", "/organisation/domain-policy"


@pytest.fixture
def records():
    return {}


@pytest.fixture
def client(database, records, tmp_path, charlie):
    with name_server(records) as (host, port):
        named = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_DNS_SERVER": f"{host}:{port}"}
        named["CAIRN_VERIFIED_DOMAINS"] = f"borealis.example@{charlie.organisation.key}"
        with Client(create_app(Settings.read(named, tmp_path), database)) as client:
            yield client


def add(client, name):
    """Its address in the settings, and the record that would show it."""
    answer = client.post(DOMAINS, {"domain": name}, **PART)
    assert answer.status == 200, answer.text
    line = next(one for one in answer.html.select("#domain-panel li") if name.lower().strip(".") in one.get_text())
    return line.select_one("[hx-delete]")["hx-delete"], line.select("code")[1].get_text()


def test_a_domain_is_the_organisations_once_its_own_record_says_so(client, alice, charlie, records, database, monkeypatch):
    monkeypatch.setattr(domain_record, "SECONDS", 1.0)
    client.sign_in(alice)
    for name in ("acme", "10.0.0.1", "acme .example", "a@b@c", "", "a" * 200 + ".example", "-.example"):
        refused = client.post(DOMAINS, {"domain": name}, **PART)
        assert (refused.status, refused.html.select_one("#field-domain")["value"]) == (422, name.strip()), name
    here, record = add(client, "Acme.Example.")
    assert "in the list already" in client.post(DOMAINS, {"domain": "@acme.example"}, **PART).words("#problem-domain")

    def said():
        answer = client.post(f"{here}/verification", **PART)
        return "" if answer.status == 200 else answer.words("#domain-panel [role=alert]")

    assert "There is no TXT record at _cairn.acme.example." in said()
    records["_cairn.acme.example"] = ["cairn=another"]
    assert "says cairn=another, not" in said()
    records["_cairn.acme.example"] = None
    assert "did not answer" in said()
    records["_cairn.acme.example"] = ["v=spf1 -all", record]
    assert said() == ""

    client.sign_in(charlie)
    here, record = add(client, "acme.example")
    records["_cairn.acme.example"].append(record)
    assert "Another organisation here showed before" in said()
    client.sign_in(alice)
    here, record = add(client, "borealis.example")
    records["_cairn.borealis.example"] = [record]
    assert "Another organisation here showed before" in said(), "the operator's word comes first"
    assert client.delete(here, **PART).status == 200
    with database.reading() as session:
        kept = {(one.organisation_id, one.held) for one in session.scalars(select(OrganisationDomain))}
        assert kept == {(alice.organisation.id, "acme.example"), (charlie.organisation.id, None)}
        acts = [entry.act for entry in AuditEntry.newest(session, alice.organisation.id)]
    assert acts == ["domain.removed", "domain.added", "domain.verified", "domain.added"]


def test_people_of_a_domain_join_by_a_link_that_is_mailed_to_them(client, charlie, database, caplog):
    def ask(address):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "cairn.links"):
            answer = client.post("/join", {"email": address})
        found = re.search(r"/join/[\w-]{20,}", caplog.text)
        return answer.words("#join-request").replace(address, ""), found[0] if found else ""

    same, link = ask("dora@borealis.example")
    assert link == "", "no admin lets them"
    client.sign_in(charlie)
    assert client.put(POLICY, {"role": "owner", "by_mail": "1"}, **PART).status == 422
    assert client.put(POLICY, {"role": "reviewer", "by_mail": "1"}, **PART).status == 200
    client.forget()
    for address in ("dora@acme.example", charlie.email, "dora@borealis.example.evil.example"):
        assert ask(address) == (same, ""), address
    words, link = ask("Dora@Borealis.example")
    assert (words.replace("dora@borealis.example", ""), bool(link)) == (same, True)
    assert ask("dora@borealis.example") == (same, ""), "not again within minutes"
    joined = client.post(link, {"name": "Dora", "password": "seven grey herons over water"})
    assert (joined.status, joined.where) == (303, "/")
    client.forget()
    assert client.get(link).status == 410
    with database.reading() as session:
        places = {one.member.email: one.role for one in Membership.all_in(session, charlie.organisation.id)}
        assert places["dora@borealis.example"] == "reviewer"
        assert session.scalars(select(Delivery)).all() == []


@pytest.mark.one_engine
def test_strangers_who_ask_fill_nothing_and_lower_nobodys_invitation(client, charlie, database, monkeypatch):
    client.sign_in(charlie)
    client.put(POLICY, {"role": "viewer", "by_mail": "1"}, **PART)
    client.post("/invitations", {"email": "erik@borealis.example", "role": "author", "days": "7"}, **PART)
    monkeypatch.setattr("models.account.openid.domain_invitation.MOST_WAITING", 2)
    client.forget()
    for name in ("erik", "one", "two", "three"):
        client.post("/join", {"email": f"{name}@borealis.example"})
    with database.reading() as session:
        open_ones = {one.email.partition("@")[0]: one.role for one in Invitation.all_of(session, charlie.organisation.id)}
        days = {one.email.partition("@")[0]: one.expires_at - one.created_at for one in session.scalars(select(Invitation))}
    assert open_ones == {"erik": "author", "one": "viewer", "two": "viewer"}
    assert (days["erik"] > timedelta(days=6), days["one"]) == (True, timedelta(days=1))


@pytest.mark.one_engine
def test_an_organisations_providers_are_found_by_an_address_without_looking_at_accounts(client, charlie, database):
    def said(address):
        return client.post("/sign-in/organisation", {"email": address}).words("#problem-email").replace(address, "")

    assert "uses a provider for borealis.example" in said(charlie.email)
    assert said(charlie.email) == said("nobody@borealis.example")
    assert client.get(f"/sign-in/at/{charlie.organisation.key}").status == 404
    with database.writing() as session:
        session.add(_provider(charlie))
    for address in (charlie.email, "nobody@borealis.example"):
        assert client.post("/sign-in/organisation", {"email": address}).where == f"/sign-in/at/{charlie.organisation.key}"
    assert "Continue with Borealis login" in client.get(f"/sign-in/at/{charlie.organisation.key}").words("main")


def _provider(person):
    told = {"name": "Borealis login", "issuer": "https://login.example", "client_id": "c", "client_secret": ""}
    return OrganisationProvider(
        organisation_id=person.organisation.id, key=f"{person.organisation.key}-1", created_at=NOW, **told
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CAIRN_VERIFIED_DOMAINS", "example.com"),
        ("CAIRN_VERIFIED_DOMAINS", "example@abc"),
        ("CAIRN_VERIFIED_DOMAINS", "10.0.0.1@abc"),
        ("CAIRN_VERIFIED_DOMAINS", "example.com@abc, Example.com.@def"),
        ("CAIRN_DNS_SERVER", "ns.example.com"),
        ("CAIRN_DNS_SERVER", "192.0.2.53:dns"),
        ("CAIRN_DNS_SERVER", "192.0.2.53:70000"),
    ],
)
def test_a_bad_setting_about_domains_stops_the_start_and_names_itself(tmp_path, name, value):
    with pytest.raises(BadSetting, match=name):
        Settings.read({"CAIRN_SECRET_KEY": "k" * 32, name: value}, tmp_path)
