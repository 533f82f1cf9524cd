"""The table of operations is what is described and what is answered."""

import json
from collections import Counter

import pytest
from starlette.routing import Route

from tests.web.api.program import program
from web.api.operations import OPERATIONS
from web.routes import EDITOR, ROUTES

NO_TWIN = {
    "POST sign_in": "a program has a key",
    "POST set_up": "the first person's own",
    "POST session": "a program has a key",
    "DELETE session": "a program has a key",
    "POST password": "a person's own",
    "POST api_keys": "a key makes no keys",
    "DELETE api_key": "a key ends no keys",
    "POST api_key_secret": "a key makes no secrets",
    "POST unsubscription": "a person's own",
    "PUT news_choice": "a person's own",
    "PUT guide_draft": "undo and redo are of the one who types",
    "POST guide_draft": "undo and redo are of the one who types",
    "POST guide_builds": "points on a page, in a browser",
    "POST guide_step_snapshot": "points on a page, in a browser",
    "DELETE guide_previews": "for people to look at",
    "DELETE open_preview": "for people to look at",
    "POST guide_translation_files": "a program sends the document",
}
"""Actions of screens that no program does, and why."""

NOT_YET = {
    "POST guide_emergency": "publications",
    "POST site_attributes": "attributes",
    "DELETE site_attribute": "attributes",
    "POST site_segments": "segments",
    "PUT site_segment": "segments",
    "DELETE site_segment": "segments",
    "POST site_pictures": "pictures",
    "POST site_themes": "themes",
    "POST site_theme": "themes",
    "PUT site_theme": "themes",
    "DELETE site_theme": "themes",
    "PUT site_theme_default": "themes",
    "POST site_theme_publication": "themes",
    "POST site_theme_trials": "themes",
    "POST site_releases": "releases",
    "POST site_checks": "checks",
    "PUT site_watch": "checks",
    "POST guide_checks": "checks",
    "POST guide_step_verdict": "checks",
    "PUT finding_assignee": "findings",
    "POST finding_dismissal": "findings",
    "DELETE finding_dismissal": "findings",
    "POST finding_repair": "findings",
    "DELETE finding_repair": "findings",
    "POST finding_snooze": "findings",
    "DELETE finding_snooze": "findings",
    "PUT policy": "settings",
    "PUT channel": "settings",
}
"""Actions that are still to get a twin, and with which noun."""


def actions():
    """What screens change, as a method and the name of the route."""
    return {f"{method} {route.name}" for route in EDITOR for method in (route.methods or ()) if method not in {"GET", "HEAD"}}


def test_every_action_of_a_screen_has_a_twin_or_a_reason():
    twins = Counter(twin for one in OPERATIONS for twin in one.twins)
    assert not [name for name, times in twins.items() if times > 1]
    listed = [*twins, *NO_TWIN, *NOT_YET]
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


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.parameters], ids=lambda one: one.address)
@pytest.mark.one_engine
def test_promise_m4_a_strangers_key_finds_nothing_of_anybody_elses(client, owned, charlie, operation):
    path = operation.path
    for name in operation.parameters:
        path = path.replace(f"{{{name}}}", str(owned[name]))
    body = owned["bodies"].get(operation.name, {}) if operation.takes else None
    answer = program(client, charlie).ask(operation.method, path, body, if_match="*")
    assert (answer.status, answer.json["code"]) == (404, "not_found"), answer
