"""What a role does not allow is refused, and what it allows is not: every address, method and role, in one's own organisation
and in another one. Made from the list of addresses: one that `tests/web/rights.py` does not name is a failure.
"""

from itertools import pairwise

import pytest
from starlette.routing import Route

from models.account import Member, Role
from models.account.role import MAY
from tests.support.client import Client
from tests.support.databases import all_but_the_log
from tests.support.people import NOW, Person
from tests.support.watching import harbour_on_wire
from tests.web.belongings import addresses, belongings
from tests.web.rights import LOWEST
from tests.web.test_routes import PUBLIC
from web.routes import EDITOR

ROLES = list(Role)
FORM = {"content-type": "application/x-www-form-urlencoded", "hx-request": "true", "hx-request-type": "partial"}
HANDED_OVER = "member_ownership"
"""Whoever asks for that as an owner is none afterwards."""

pytestmark = pytest.mark.one_engine


@pytest.fixture
def asked(app, client, alice):
    """Every address that is not public, filled with what is Alice's. What takes something away comes last."""
    with harbour_on_wire() as harbour:
        names = belongings(client, alice, harbour, app.state.instance.settings.secret_key)
        routes = [route for route in EDITOR if isinstance(route, Route) and route.name not in PUBLIC]
        found = addresses(routes, names)
        yield sorted(found, key=lambda one: (one.route.name == HANDED_OVER, one.method == "DELETE", -len(one.path)))


@pytest.fixture
def people_of(app, database):
    """A browser for each role in that organisation."""

    def of(organisation, site):
        with database.writing() as session:
            members = {role: Member(email=f"{role}@{site.id}.example", name=role.title(), created_at=NOW) for role in Role}
            for role, member in members.items():
                session.add_all([member, session.merge(organisation).admit(member, role, NOW)])
        return {role: Client(app).sign_in(Person(member, organisation, site)) for role, member in members.items()}

    return of


def status(browser, address):
    body = {"content": b"", "headers": FORM} if address.method != "GET" else {}
    return browser.ask(address.method, address.path, **body).status


def test_roles_are_nested():
    assert all(set(MAY[above]) > set(MAY[below]) for above, below in pairwise(ROLES))


def test_the_table_names_every_address_with_each_method_and_nothing_else(asked):
    assert {(one.route.name, one.method) for one in asked} == set(LOWEST)


def test_what_a_role_does_not_allow_is_refused_and_changes_nothing(asked, people_of, alice, database):
    browsers = people_of(alice.organisation, alice.site)
    before = all_but_the_log(database)
    answers = []
    for one in asked:
        who = LOWEST[one.route.name, one.method]
        below = ROLES[ROLES.index(Role(who)) + 1 :] if who != "person" else []
        answers += [(role, one, status(browsers[role], one)) for role in below]
    assert len(answers) > 150
    assert [f"{role}: {one}: {got}" for role, one, got in answers if got != 403] == []
    assert all_but_the_log(database) == before


def test_what_a_role_allows_is_not_refused(asked, people_of, alice):
    browsers = people_of(alice.organisation, alice.site)
    refused = []
    for one in asked:
        who = LOWEST[one.route.name, one.method]
        got = status(browsers[Role.VIEWER if who == "person" else Role(who)], one)
        if got == 403 or got >= 500:
            refused.append(f"{who}: {one}: {got}")
    assert refused == []


def test_no_role_in_another_organisation_finds_anything_or_changes_it(asked, people_of, charlie, database):
    browsers = people_of(charlie.organisation, charlie.site)
    before = all_but_the_log(database)
    filled = [one for one in asked if one.is_filled]
    answers = [(role, one, status(browsers[role], one)) for one in filled for role in ROLES]
    assert len(answers) > 400
    assert [f"{role}: {one}: {got}" for role, one, got in answers if got not in {403, 404}] == []
    owners = {one.route.name for role, one, got in answers if role is Role.OWNER and got != 404}
    assert owners == set()
    assert all_but_the_log(database) == before
