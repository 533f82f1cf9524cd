"""Every address of the product, with each of its methods, asked by those to whom it must not answer. Made from the list of
addresses: a new one is in here by being there.
"""

from dataclasses import replace

import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.guide import GuideDocument
from models.site import Site
from tests.support.databases import all_but_the_log, everything
from tests.support.people import NOW, tour
from tests.support.watching import harbour_on_wire
from tests.web.belongings import MARK, Address, addresses, belongings, parameters
from web.routes import EDITOR, PLAYER

pytestmark = [pytest.mark.serving, pytest.mark.long]

PUBLIC = {
    "sign_in": "the form for whoever is not signed in yet",
    "sign_in_code": "answers to whoever gave the right password in this browser, and sends others to do so",
    "sign_in_provider": "leads to the provider, for whoever is not signed in yet",
    "organisation_search": "looks at domains, not at accounts",
    "organisation_door": "the providers of the organisation of its link",
    "join_requests": "answers the same whoever asks for whom",
    "sign_in_answer": "opened by what a provider says, to the browser that was sent there",
    "sign_in_passkey": "the answer of a passkey, for whoever is not signed in yet",
    "sign_in_passkey_challenge": "a random challenge, for whoever is not signed in yet",
    "session": "ends the session of the browser that asks, if it has one",
    "forgotten_password": "answers the same whoever is asked about",
    "address_change": "opened by the secret in its address",
    "acceptance": "opened by the secret in its address",
    "set_up": "opened by the secret in its address",
    "password": "opened by the secret in its address",
    "snapshot_asset": "opened by the signature in its address: the frame that asks has no cookie",
    "unsubscription": "opened by the signature in its address (RFC 8058)",
    "shared_review": "opened by the signature in its address, until it is over or ended",
    "shared_comments": "opened by the signature in its address, until it is over or ended",
    "shared_preview": "opened by the signature in its address, until it is over or ended",
    "shared_step": "opened by the signature in its address, until it is over or ended",
    "right": "opened by the signed secret in its address, once",
    "erasure": "opened by the secret in its address, and names nobody",
    "privacy": "what is stored by this Cairn, for everybody who wants to know",
    "privacy_json": "the same for programs",
    "privacy_policies": "what the operator says about data, for everybody",
    "privacy_policy": "the same in an earlier version",
    "gallery": "examples alone, and only in development",
    "healthz": "says that the process is up",
    "readyz": "says that it can serve",
    "security_contact": "whom to tell of a weakness, where the operator says it",
    "metrics": "answers to the networks that the operator named, and to nobody else",
}
"""Addresses that answer to anyone, and why."""

THERE = {"sign_in_provider", "sign_in_answer", "metrics", "security_contact"}
"""What stands at these depends on a provider (`tests/web/test_sign_in_answers.py`) or on a setting."""

OF_EVERYBODY = {"policy_acknowledgement"}
"""Whoever is signed in says there that they read the policy."""

OF_OPERATORS = {"operator", "founding_links", "organisation_quotas", "organisation_suspension", "operator_policies"}
OF_OPERATORS |= {"legal_holds", "organisation_hold", "member_hold"}
"""There is nothing at these for anybody else, also without a parameter."""

OPEN = {
    "player_schema": "a document for everybody",
    "player_types": "a document for everybody",
    "player_guides": "what is live on the site of the key",
    "player_script": "what is live on the site of the key",
    "player_part": "a part of the player, the same for all sites",
    "player_events": "counts for the site of the key, as long as the guide is one of its own",
}
"""Addresses of visitors that answer under another site's key, and why."""

PARTIAL = {"hx-request": "true", "hx-request-type": "partial"}


@pytest.fixture
def names(database, app, client, alice):
    with harbour_on_wire() as harbour:
        yield belongings(client, alice, harbour, app.state.instance.settings.secret_key)


@pytest.fixture
def hers(names, database, charlie):
    """The same names with Charlie's own site and guide in front: what lies below them is still Alice's."""
    with database.writing() as session:
        guide = tour(session, charlie)
        steps = tuple(replace(step, id=f"hers-{step.id}") for step in guide.document.steps)
        guide.edit(GuideDocument(steps), "Other steps", session.merge(charlie.member), NOW)
        return {**names, "site_id": charlie.site.id, "guide_id": guide.id, "key": charlie.site.key}


def ask(client, address: Address, **headers: str):
    content = {"content": b"", "headers": {**headers, "content-type": "application/x-www-form-urlencoded"}}
    return client.ask(address.method, address.path, **(content if address.method != "GET" else {"headers": headers}))


def wrong(client, asked, is_right, **headers: str) -> list[str]:
    answers = [(address, ask(client, address, **headers)) for address in asked]
    assert answers
    return [f"{address}: {answer.status} {answer.where}" for address, answer in answers if not is_right(answer)]


def test_what_is_listed_as_public_is_an_address():
    assert set(PUBLIC) <= {route.name for route in EDITOR}
    assert set(OPEN) <= {route.name for route in PLAYER}


def test_every_parameter_of_an_address_names_something(names):
    assert {name for route in [*EDITOR, *PLAYER] for name in parameters(route)} == {name.rpartition(".")[2] for name in names}


def test_the_owner_finds_everything(client, alice, names):
    """Else a stranger's 404 would say nothing."""
    client.sign_in(alice)
    shown = [
        one for one in addresses([*EDITOR, *PLAYER], names) if one.method == "GET" and one.route.name not in {"sign_in", *THERE}
    ]
    assert (
        wrong(client, shown, lambda answer: answer.status == 200 or (answer.status == 303 and "sign-in" not in answer.where))
        == []
    )
    assert MARK in client.get("/guides").text
    assert MARK in client.get("/sites").text


def test_promise_m4_a_stranger_finds_nothing_of_anybody_elses_and_changes_nothing(client, charlie, names, database):
    client.sign_in(charlie)
    before = all_but_the_log(database)
    asked = [one for one in addresses(EDITOR, names) if one.is_filled and one.route.name not in {*PUBLIC, *OF_EVERYBODY}]
    assert wrong(client, asked, lambda answer: answer.status == 404) == []
    assert all_but_the_log(database) == before
    with database.reading() as session:
        refused = select(AuditEntry.organisation_id).where(AuditEntry.act == "access.refused")
        assert set(session.scalars(refused)) == {charlie.organisation.id}, "in her own log, and in nobody else's"


def test_promise_m4_a_stranger_finds_nothing_of_anybody_elses_below_what_is_theirs(client, charlie, hers, database):
    client.sign_in(charlie)
    before = all_but_the_log(database)
    asked = [one for one in addresses(EDITOR, hers) if len(parameters(one.route)) > 1 and one.route.name not in PUBLIC]
    assert wrong(client, asked, lambda answer: answer.status == 404) == []
    assert all_but_the_log(database) == before


def test_promise_m4_what_everybody_has_shows_each_their_own(client, charlie, names, database):
    client.sign_in(charlie)
    before = everything(database)
    asked = [one for one in addresses(EDITOR, names) if not one.is_filled and one.route.name not in PUBLIC]
    closed, asked = [[one for one in asked if (one.route.name in OF_OPERATORS) is is_closed] for is_closed in (True, False)]
    assert wrong(client, asked, lambda answer: answer.status in {200, 201, 303, 422} and MARK not in answer.text) == []
    assert wrong(client, closed, lambda answer: answer.status == 404) == []
    after = everything(database)
    assert {table: rows - after[table] for table, rows in before.items() if rows - after[table]} == {}


@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "part"])
def test_promise_m4_nobody_gets_anything_before_signing_in(client, names, database, headers):
    client.forget()
    before = everything(database)
    asked = [one for one in addresses(EDITOR, names) if one.route.name not in PUBLIC]

    def is_sent_to_sign_in(answer) -> bool:
        if headers and answer.status == 401:  # a form that somebody typed into is not led away from
            return "You are no longer signed in." in answer.text
        if headers:
            return (answer.status, answer.headers.get("hx-redirect")) == (204, "/sign-in")
        return answer.status == 303 and answer.where.startswith("/sign-in?next=/")

    assert wrong(client, asked, is_sent_to_sign_in, **headers) == []
    assert everything(database) == before


def test_what_is_public_answers_without_signing_in(client, names):
    client.forget()
    shown = [one for one in addresses(EDITOR, names) if one.route.name in PUBLIC.keys() - THERE and one.method == "GET"]
    assert wrong(client, shown, lambda answer: answer.status == 200 or "#cairn-preview=" in answer.where) == []


def lasting(database):
    """Every row, without what any visitor's request may count: that the tag was seen, and that a batch was refused."""
    rows = everything(database)
    del rows["rejected_counts"]
    with database.reading() as session:
        rows["sites"] = {
            (site.id, site.organisation_id, site.name, site.address, site.key) for site in session.scalars(select(Site))
        }
    return rows


def test_promise_m4_a_sites_key_opens_nothing_of_another_site(client, hers, database):
    before = lasting(database)
    asked = list(addresses(PLAYER, hers))
    closed = [one for one in asked if one.route.name not in OPEN]
    assert wrong(client, closed, lambda answer: answer.status in {403, 404}) == []
    assert wrong(client, [one for one in asked if one.route.name in OPEN], lambda answer: MARK not in answer.text) == []
    assert lasting(database) == before
