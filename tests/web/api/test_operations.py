"""The table of operations is what is described and what is answered."""

import json
from collections import Counter

import pytest
from starlette.routing import Route

from models.guide.guide_example import EXAMPLE
from tests.support.databases import all_but_the_log
from tests.web.api.program import program
from web.api.operations import OPERATIONS
from web.routes import EDITOR, ROUTES

pytestmark = pytest.mark.serving

NO_TWIN = {
    "POST set_up": "the first person's own",
    "POST session": "a program has a key",
    "DELETE session": "a program has a key",
    "POST password": "a person's own",
    "POST forgotten_password": "a person's own",
    "POST address_change": "a person's own",
    "POST acceptance": "a person's own",
    "POST organisations": "a key has one, and founds no other",
    "POST current_organisation": "a key has one",
    "POST founding_links": "an operator is a person",
    "POST rights_links": "a person's own",
    "POST right": "a person's own",
    "POST trial_letters": "goes to the address of the person who asks",
    "PUT organisation_quotas": "an operator is a person",
    "POST organisation_suspension": "an operator is a person",
    "DELETE organisation_suspension": "an operator is a person",
    "POST operator_policies": "an operator is a person",
    "POST policy_acknowledgement": "only a person has read something",
    "POST legal_holds": "an operator is a person",
    "DELETE organisation_hold": "an operator is a person",
    "DELETE member_hold": "an operator is a person",
    "POST organisation_deletion": "an owner deletes, no program",
    "DELETE organisation_return": "an owner brings back, no program",
    "POST member_ownership": "an owner hands over, no program",
    "POST invitation_letter": "mail is for people to send",
    "POST api_keys": "a key makes no keys",
    "DELETE api_key": "a key ends no keys",
    "POST api_key_secret": "a key makes no secrets",
    "POST guide_emergency": "an owner breaks the glass, no program",
    "PUT guide_presence": "who looks at a screen, no program",
    "POST site_people": "a program makes the subject of the id itself",
    "POST site_theme_trials": "for people to look at",
    "POST unsubscription": "a person's own",
    "POST organisation_search": "a person's own",
    "POST join_requests": "a person's own",
    "POST providers": "who gets in is decided by a person, who tries it at once",
    "PUT provider": "who gets in is decided by a person, who tries it at once",
    "DELETE provider": "who gets in is decided by a person",
    "POST provider_trial": "somebody signs in there, in a browser",
    "PUT provider_requirement": "who gets in is decided by a person",
    "POST domains": "who gets in is decided by a person",
    "DELETE domain": "who gets in is decided by a person",
    "POST domain_verification": "who gets in is decided by a person",
    "PUT domain_policy": "who gets in is decided by a person",
    "PUT news_choice": "a person's own",
    "POST shared_comments": "a guest's own",
    "POST review_share_links": "for people to look at",
    "DELETE review_share_link": "for people to look at",
    "PUT guide_draft": "undo and redo are of the one who types",
    "POST guide_draft": "undo and redo are of the one who types",
    "POST site_unused_pictures": "undo is of the one who pressed; a program puts each back",
    "POST guide_builds": "points on a page, in a browser",
    "POST guide_step_snapshot": "points on a page, in a browser",
    "POST guide_own_preview": "shows it in a person's own browser",
    "POST review_own_preview": "shows it in a person's own browser",
    "DELETE guide_previews": "for people to look at",
    "DELETE open_preview": "for people to look at",
    "POST guide_translation_files": "a program sends the document",
}
"""Actions of screens that no program does, and why."""

OF_A_PERSON = ("account_", "sign_in")
"""How routes are called that are a person's own: nobody signs in for them, and no program changes how they do."""


def actions():
    """What screens change, as a method and the name of the route."""
    shared = [route for route in EDITOR if not route.name.startswith(OF_A_PERSON)]
    return {f"{method} {route.name}" for route in shared for method in (route.methods or ()) if method not in {"GET", "HEAD"}}


def test_every_action_of_a_screen_has_a_twin_or_a_reason():
    twins = Counter(twin for one in OPERATIONS for twin in one.twins)
    assert not [name for name, times in twins.items() if times > 1]
    listed = [*twins, *NO_TWIN]
    assert len(listed) == len(set(listed)), "said twice"
    assert set(listed) - actions() == set(), "no screen does this any more"
    assert actions() - set(listed) == set(), "give it a twin in web/api, or say here why it has none"


def test_the_routes_and_the_description_are_the_table(client):
    described = json.loads(client.get("/api/openapi.json").text)["paths"]
    in_document = {(method.upper(), path.removeprefix("/api/v1")) for path, methods in described.items() for method in methods}
    in_table = {(one.method, one.path) for one in OPERATIONS}
    served = [route for route in ROUTES if isinstance(route, Route) and route.path.startswith("/api/v1/")]
    in_routes = {
        (method, route.path.removeprefix("/api/v1").replace(":int}", "}"))
        for route in served
        for method in route.methods or ()
        if method != "HEAD"
    }
    assert in_document == in_table == in_routes
    assert len(in_table) == len(OPERATIONS)
    names = [one.name for one in OPERATIONS]
    assert len(names) == len(set(names))


@pytest.mark.long
def test_promise_m4_a_strangers_key_finds_nothing_of_anybody_elses(client, app, owned, charlie, database):
    app.state.instance.capacity.of_key.most = 10_000
    asks, before = program(client, charlie), all_but_the_log(database)
    named = [one for one in OPERATIONS if one.parameters]
    assert len(named) > 40
    answers = {one.address: asks.ask(one.method, one.path.format(**owned), body_of(one), if_match="*") for one in named}
    assert {address: said for address, said in answers.items() if (said.status, said.json["code"]) != (404, "not_found")} == {}
    assert {table for table, rows in all_but_the_log(database).items() if rows != before[table]} <= {"api_keys", "daily_uses"}


@pytest.mark.long
@pytest.mark.one_engine
def test_the_owners_key_finds_everything(client, owned, alice):
    """Else a stranger's 404 would say nothing."""
    asks = program(client, alice)
    shown = [one for one in OPERATIONS if one.method == "GET"]
    answers = {one.address: asks.get(one.path.format(**owned)).status for one in shown}
    never_begun = {"GET /guides/{guide_id}/split": 404}
    assert {address: status for address, status in answers.items() if status != 200} == never_begun


@pytest.mark.long
@pytest.mark.one_engine
def test_every_operation_needs_its_scope(client, app, alice):
    app.state.instance.capacity.of_key.most = 10_000
    scopes = {"read", "write", "review", "publish", "manage"}
    without = {scope: program(client, alice, *(scopes - {scope})) for scope in scopes}
    ones = dict.fromkeys((name for one in OPERATIONS for name in one.parameters), 1)
    asked = [(one, without[one.scope].ask(one.method, one.path.format(**ones), body_of(one))) for one in OPERATIONS]
    assert {one.address: said for one, said in asked if (said.status, said.json["code"]) != (403, "scope")} == {}


def body_of(operation):
    """The first example of what it takes."""
    if operation.takes is None:
        return None
    example = (operation.takes.model_config.get("json_schema_extra") or {}).get("examples", [EXAMPLE])[0]
    return json.loads(json.dumps(example))
