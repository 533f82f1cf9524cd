"""Every operation, asked with every role of who made the key, in the organisation and on the site, and with its scope alone."""

from itertools import product

import pytest
from sqlalchemy import delete

from models.account import Member, Membership, Role
from models.account.api_key import SCOPES, ApiKey
from models.account.role import MAY
from models.account.site_role import GIVEN_ON_SITES, SiteRole
from models.site import Site
from tests.support.databases import all_but_the_log
from tests.support.people import NOW
from tests.web.api.program import Program
from tests.web.api.test_operations import body_of
from tests.web.belongings import MARK
from web.api.operations import OPERATIONS

OF_NO_SITE = {"channel_id", "member_id", "invitation_id"}
"""What an address of the API can name that belongs to no site."""

LISTS = ("/sites", "/guides", "/label-colours", "/reviews", "/findings", "/numbers", "/numbers/months", "/numbers/published")
"""What lists things of all sites."""

BESIDES = dict.fromkeys(
    ("PATCH /sites/{site_id}/content", "PATCH /sites/{site_id}", "POST /guides/{guide_id}/deletion"), "publish"
)
"""Operations that need one more scope than they say, for what reaches visitors."""

IN_ORDER = sorted(OPERATIONS, key=lambda one: (one.method == "DELETE", one.method != "GET", -len(one.path)))

pytestmark = [pytest.mark.one_engine, pytest.mark.serving, pytest.mark.long]


@pytest.fixture
def programs_of(client, app, database):
    """A program for each pair of a role in that organisation and one on those sites, with all scopes or only those; with a key
    for everything, or for the sites `only_at`.
    """
    app.state.instance.capacity.of_key.most = app.state.instance.capacity.of_network.most = 100_000

    def of(organisation, pairs, *sites, scopes=tuple(SCOPES), only_at=None):
        found = {}
        with database.writing() as session:
            for number, (role, on_site) in enumerate(pairs):
                member = Member(email=f"{number}-{'-'.join(scopes)}@{organisation.id}.example", name="Carol", created_at=NOW)
                place = session.merge(organisation).admit(member, Role(role), NOW)
                place.site_roles = [SiteRole(site_id=site, role=on_site) for site in sites if on_site]
                session.add_all([member, place])
                session.flush()
                key, secret = ApiKey.make(session, place, MARK, ["read"], None, NOW)
                key.scopes, key.sites = list(scopes), only_at
                found[role, on_site] = Program(client, secret)
        return found

    return of


def refusal(one, role, on_site):
    """With what status an operation is refused to a key with all scopes whose maker has these roles; 0 where it is not."""
    act = SCOPES[one.scope]
    if not set(one.parameters) - OF_NO_SITE:
        return 0 if act in MAY[role] else 403
    if role is not Role.OWNER and on_site == "none":
        return 404 if act in MAY[role] else 403
    return 0 if act in MAY[role if role is Role.OWNER else Role(on_site)] else 403


def ask(asks, one, owned):
    return asks.ask(one.method, one.path.format(**owned), body_of(one), if_match="*")


def test_an_operation_is_refused_to_each_role_that_does_not_allow_it(owned, programs_of, alice, database):
    programs = programs_of(alice.organisation, list(product(Role, GIVEN_ON_SITES)), alice.site.id)
    cells = [(pair, one, refusal(one, *pair)) for one in OPERATIONS for pair in programs if refusal(one, *pair)]
    assert len(cells) > 600
    before = all_but_the_log(database)
    answers = [(pair, one, wanted, ask(programs[pair], one, owned).status) for pair, one, wanted in cells]
    assert [f"{pair}: {one.address}: {got}" for pair, one, wanted, got in answers if got != wanted] == []
    assert {table for table, rows in all_but_the_log(database).items() if rows != before[table]} <= {"api_keys", "daily_uses"}


def test_an_operation_is_done_by_a_key_with_its_scope_alone_for_this_site_alone_and_made_by_the_lowest_role_there(
    owned, programs_of, alice, database
):
    lowest = {scope: next(role for role in reversed(Role) if act in MAY[role]) for scope, act in SCOPES.items()}
    refused = []
    for one in IN_ORDER:
        scopes = (one.scope, *filter(None, [BESIDES.get(one.address)]))
        on_site = max(scopes, key=lambda scope: len(MAY[lowest[scope]]))
        role = Role.VIEWER if set(one.parameters) - OF_NO_SITE else lowest[one.scope]
        only_at = [alice.site.id] if one.is_of_site else None
        named = (*scopes, one.address)
        asks = programs_of(alice.organisation, [(role, lowest[on_site])], alice.site.id, scopes=named, only_at=only_at)
        got = ask(next(iter(asks.values())), one, owned)
        with database.writing() as session:  # an organisation has a bounded number of keys
            session.execute(delete(ApiKey).where(ApiKey.name == MARK))
        refused += [f"{one.address}: {got}"] if got.status in {401, 403} or got.status >= 500 else []
    assert refused == []


def test_an_owners_key_for_another_site_finds_nothing_of_this_one_and_leaves_the_organisation_alone(
    owned, programs_of, alice, database
):
    with database.writing() as session:
        other = Site.create(session, session.merge(alice.organisation), "Bookshop", "https://books.acme.example/", NOW).id
    [asks] = programs_of(alice.organisation, [(Role.OWNER, "")], only_at=[other]).values()
    before, answers = all_but_the_log(database), [(one, ask(asks, one, owned)) for one in OPERATIONS]
    lists = [(one, said) for one, said in answers if one.across_sites]
    assert {(one.path, said.status) for one, said in lists} == {(path, 200) for path in LISTS}
    listed = [row for _, said in lists for row in said.json.get("data", ())]
    assert [row["name"] for row in listed if "month" not in row] == ["Bookshop"]
    assert not any(row["active_visitors"] + row["tours"] for row in listed if "month" in row)
    refused = [(one, said) for one, said in answers if not one.across_sites]
    codes = {True: (404, "not_found"), False: (403, "sites")}
    assert [one.address for one, said in refused if (said.status, said.json["code"]) != codes[one.is_of_site]] == []
    assert {table for table, rows in all_but_the_log(database).items() if rows != before[table]} <= {"api_keys", "daily_uses"}
    assert asks.patch(f"/sites/{other}", {"tours_a_day": 2}).status == 200


def test_a_role_on_a_site_opens_nothing_of_another_organisation(owned, programs_of, alice, charlie, database):
    """Not even one that should not be there: on the site of another organisation."""
    pairs = [(Role.VIEWER, "admin"), (Role.ADMIN, "admin")]
    programs = programs_of(charlie.organisation, pairs, charlie.site.id, alice.site.id)
    named, before = [one for one in OPERATIONS if one.parameters], all_but_the_log(database)
    answers = [(pair, one, ask(asks, one, owned).status) for one in named for pair, asks in programs.items()]
    assert [f"{pair}: {one.address}: {got}" for pair, one, got in answers if got not in {403, 404}] == []
    assert {table for table, rows in all_but_the_log(database).items() if rows != before[table]} <= {"api_keys", "daily_uses"}


def test_without_access_no_list_says_what_is_on_a_site(owned, programs_of, alice):
    lists = [one for one in OPERATIONS if one.method == "GET" and not one.parameters]
    hidden, shown = programs_of(alice.organisation, [(Role.ADMIN, "none"), (Role.ADMIN, "viewer")], alice.site.id).values()
    said = [one for one in lists if MARK in str(shown.get(one.path).json)]
    assert {one.path for one in said} >= {"/sites", "/guides", "/reviews", "/audit"}
    assert shown.get("/findings").json["data"]
    assert hidden.get("/findings").json["data"] == []
    assert [one.path for one in said if MARK in str(hidden.get(one.path).json).replace(f"{MARK}: read.", "")] == []


def test_a_key_keeps_the_roles_on_sites_of_who_left(client, programs_of, alice, database):
    asks = programs_of(alice.organisation, [(Role.AUTHOR, "none")], alice.site.id)[Role.AUTHOR, "none"]
    with database.writing() as session:
        carol = next(one.id for one in session.query(Member) if one.name == "Carol")
        leaver = session.get_one(Membership, (alice.organisation.id, carol))
        ApiKey.hand_over(session, leaver)
        session.delete(leaver)
    assert asks.get(f"/sites/{alice.site.id}").status == 404
    assert asks.post("/sites", {"name": "Books", "address": "https://books.acme.example/"}).status == 201
    assert asks.get("/members").status == 200
