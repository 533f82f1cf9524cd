"""What a role does not allow is refused, and what it allows is not: every address, method and role, in one's own organisation
and in another one. Made from the list of addresses: one that `tests/web/rights.py` does not name is a failure.
"""

from itertools import pairwise, product

import pytest
from starlette.routing import Route

from models.account import Member, Role
from models.account.role import MAY
from models.account.site_role import GIVEN_ON_SITES, SiteRole
from tests.support.client import Client
from tests.support.databases import all_but_the_log
from tests.support.people import NOW, Person
from tests.support.watching import harbour_on_wire
from tests.web.belongings import MARK, addresses, belongings, parameters
from tests.web.offers import offers, route_of
from tests.web.rights import LOWEST, refusal
from tests.web.test_routes import PUBLIC
from web.routes import EDITOR

ROLES = list(Role)
FORM = {"content-type": "application/x-www-form-urlencoded", "hx-request": "true", "hx-request-type": "partial"}
OF_EVERYBODY = {"policy_acknowledgement"}
"""What is filled in there is nobody's own."""
LAST = {"site_deletion", "guide_deletion", "member_ownership"}
"""After that there is nothing any more to ask for, or whoever asks is no owner."""

pytestmark = [pytest.mark.one_engine, pytest.mark.serving]


@pytest.fixture
def asked(app, client, alice):
    """Every address that is not public, filled with what is Alice's. What takes something away comes last."""
    with harbour_on_wire() as harbour:
        names = belongings(client, alice, harbour, app.state.instance.settings.secret_key)
        routes = [route for route in EDITOR if isinstance(route, Route) and route.name not in PUBLIC]
        found = addresses(routes, names)
        yield sorted(found, key=lambda one: (one.route.name in LAST, one.method == "DELETE", -len(one.path)))


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


@pytest.mark.long
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


@pytest.mark.long
def test_what_a_role_allows_is_not_refused(asked, people_of, alice):
    browsers = people_of(alice.organisation, alice.site)
    refused = []
    for one in asked:
        who = LOWEST[one.route.name, one.method]
        got = status(browsers[Role.VIEWER if who == "person" else Role(who)], one)
        if got == 403 or got >= 500:
            refused.append(f"{who}: {one}: {got}")
    assert refused == []


@pytest.mark.long
def test_no_role_in_another_organisation_finds_anything_or_changes_it(asked, people_of, charlie, database):
    browsers = people_of(charlie.organisation, charlie.site)
    before = all_but_the_log(database)
    filled = [one for one in asked if one.is_filled and one.route.name not in OF_EVERYBODY]
    answers = [(role, one, status(browsers[role], one)) for one in filled for role in ROLES]
    assert len(answers) > 400
    assert [f"{role}: {one}: {got}" for role, one, got in answers if got not in {403, 404}] == []
    owners = {one.route.name for role, one, got in answers if role is Role.OWNER and got != 404}
    assert owners == set()
    assert all_but_the_log(database) == before


@pytest.fixture
def pairs_of(app, database):
    """A browser for each pair of a role in that organisation and one on its site; further sites with that role on them."""

    def of(organisation, site, pairs, *others):
        browsers = {}
        with database.writing() as session:
            for role, on_site in pairs:
                member = Member(email=f"{role}-{on_site}@{site.id}.example", name=f"{role} {on_site}".title(), created_at=NOW)
                place = session.merge(organisation).admit(member, Role(role), NOW)
                session.add_all([member, place])
                given = [one for one in (site.id, *others) if on_site]
                place.site_roles = [SiteRole(site_id=one, role=on_site) for one in given]
                browsers[role, on_site] = member
        return {pair: Client(app).sign_in(Person(member, organisation, site)) for pair, member in browsers.items()}

    return of


def refused(one, pair):
    return refusal(one.route.name, one.method, parameters(one.route), *pair)


@pytest.mark.long
def test_what_a_role_on_the_site_does_not_allow_is_refused_whatever_the_one_in_the_organisation(asked, pairs_of, alice, database):
    browsers = pairs_of(alice.organisation, alice.site, list(product(ROLES, GIVEN_ON_SITES)))
    before = all_but_the_log(database)
    cells = [(pair, one, refused(one, pair)) for one in asked for pair in browsers if refused(one, pair)]
    assert len(cells) > 1200
    answers = [(pair, one, wanted, status(browsers[pair], one)) for pair, one, wanted in cells]
    assert [f"{pair}: {one}: {got}" for pair, one, wanted, got in answers if got != wanted] == []
    assert all_but_the_log(database) == before


@pytest.mark.long
def test_what_a_role_on_the_site_allows_can_be_done_by_who_has_it_there_alone(asked, pairs_of, alice):
    browsers = pairs_of(alice.organisation, alice.site, list(product([Role.VIEWER], GIVEN_ON_SITES)))
    done = [(one, by) for one in asked if (by := (Role.VIEWER, LOWEST[one.route.name, one.method])) in browsers]
    done = [(one, by) for one, by in done if one.method != "GET" and not refused(one, by)]
    assert len(done) > 70
    answers = [(one, by, status(browsers[by], one)) for one, by in done]
    assert [f"{by}: {one}: {got}" for one, by, got in answers if got == 403 or got >= 500] == []


@pytest.mark.long
def test_a_role_on_a_site_opens_nothing_of_another_organisation(asked, pairs_of, alice, charlie, database):
    """Not even one that should not be there: on the site of another organisation."""
    browsers = pairs_of(charlie.organisation, charlie.site, [(Role.VIEWER, "admin"), (Role.ADMIN, "admin")], alice.site.id)
    before = all_but_the_log(database)
    filled = [one for one in asked if one.is_filled and one.route.name not in OF_EVERYBODY]
    answers = [(pair, one, status(browsers[pair], one)) for one in filled for pair in browsers]
    assert [f"{pair}: {one}: {got}" for pair, one, got in answers if got not in {403, 404}] == []
    assert all_but_the_log(database) == before


@pytest.mark.long
def test_without_access_no_page_says_what_is_on_a_site(asked, pairs_of, alice):
    lists = [one for one in asked if one.method == "GET" and not one.is_filled]
    hidden, shown = pairs_of(alice.organisation, alice.site, [(Role.ADMIN, "none"), (Role.ADMIN, "viewer")]).values()
    said = [one for one in lists if MARK in shown.get(one.path).text]
    assert {one.route.name for one in said} >= {"audit", "guides", "inbox", "reviews", "sites"}
    keys = {
        **dict.fromkeys(["api_keys", "providers", "account"], MARK),
        "audit": f"{MARK}: read.",
        "audit_csv": f"{MARK}: read.",
        "inbox_settings": f"{MARK}: read.",
    }
    left = {one.route.name: hidden.get(one.path).text.replace(keys.get(one.route.name, "\0"), "") for one in said}
    assert [name for name, text in left.items() if MARK in text] == []


@pytest.mark.long
def test_pages_answer_to_all_who_may_look_and_offer_nothing_that_is_refused(asked, pairs_of, alice):
    pairs = [(Role.VIEWER, "author"), (Role.VIEWER, "admin"), (Role.ADMIN, "viewer"), (Role.AUTHOR, "reviewer")]
    wrong, offered = [], set()
    for pair, browser in pairs_of(alice.organisation, alice.site, [*pairs, (Role.OWNER, "none")]).items():
        for one in asked:
            if one.method != "GET" or refused(one, pair) or LOWEST[one.route.name, "GET"] == "person":
                continue
            answer = browser.get(one.path)
            wrong += [f"{pair}: {one}: {answer.status}"] if answer.status not in {200, 303} else []
            offered |= {(pair, one.path, *offer) for offer in offers(answer)}
    assert wrong == []
    assert len(offered) > 100
    assert sorted({offer[1:] for offer in offered if refusal(*route_of(*offer[2:]), *offer[0])}) == []
