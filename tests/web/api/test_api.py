"""What a program does that has nothing but a key and the description."""

import json

from models.account.review_policy import Policy
from tests.web.api.program import Program, make_key, program

PAGE = """<!doctype html><html><head><title>Boats</title></head><body><main><h1>Boats</h1>
<button id="add-boat" type="button">Add a boat</button></main></body></html>"""


class Described:
    """Asks by the names of operations, and knows addresses from the description alone."""

    def __init__(self, client, secret):
        document = json.loads(client.get("/api/openapi.json").text)
        self.known = {
            operation["operationId"]: (method.upper(), path)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        }
        self.program = Program(client, secret, prefix="")

    def __call__(self, name, body=None, *, headers=None, **parameters):
        method, path = self.known[name]
        return self.program.ask(method, path.format(**parameters), body, **(headers or {}))


def test_a_program_makes_a_guide_is_refused_and_the_owners_key_publishes_it_once_it_is_approved(client, alice, bob):
    with client.database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1, staging_too=False))
    builds = Described(client, make_key(client, alice, "read", "write"))
    site = builds("sites.create", {"name": "Harbour", "address": "https://app.harbour.example/"}).json["id"]
    page = {"html": PAGE, "selector": "#add-boat", "page": "https://app.harbour.example/boats"}
    target = builds("targets.create", page, site_id=site).json
    step = {"id": "add", "kind": "tooltip", "title": "Add a boat", "page": target["page"], "target": target["target"]}
    step["buttons"] = [{"label": "Done", "action": {"type": "finish"}}]
    guide = {"format": 1, "name": "First morning", "kind": "tour", "steps": [{**step, "buttons": [{"label": ""}]}]}
    judged = builds("guides.validate_new", guide, site_id=site).json
    assert (judged["valid"], judged["publishable"]) == (True, False)
    assert "Step 1" in judged["reasons"][0]
    guide["steps"] = [step]
    assert builds("guides.validate_new", guide, site_id=site).json["publishable"]
    made = builds("guides.create", guide, site_id=site).json["id"]
    review = builds("reviews.create", {"message": "Have a look"}, guide_id=made).json
    assert review["state"] == "open"
    assert builds("publications.create", {}, guide_id=made).json["code"] == "scope"

    owns = Described(client, make_key(client, alice))
    refused = owns("publications.create", {}, guide_id=made)
    assert (refused.status, refused.json["code"]) == (409, "not_publishable")
    assert "review" in refused.json["detail"]
    assert owns("reviews.decide", {"decision": "approved"}, review_id=review["id"]).json["code"] == "not_decidable"

    looks = Described(client, make_key(client, bob))
    assert looks("reviews.decide", {"decision": "approved"}, review_id=review["id"]).json["state"] == "approved"
    assert looks("publications.create", {}, guide_id=made).json["code"] == "scope"
    live = owns("publications.create", {}, guide_id=made)
    assert (live.status, live.json["version"]) == (201, review["version"])

    key = owns("sites.show", site_id=site).json["key"]
    release = json.loads(client.get(f"/player/v1/{key}/guides.json").text)
    assert [entry["name"] for entry in release["guides"]] == ["First morning"]


def test_promise_m4_every_list_shows_each_their_own(client, alice, charlie, owned):
    asks = program(client, charlie)
    assert [site["name"] for site in asks.get("/sites").json["data"]] == ["Borealis app"]
    assert [asks.get(path).json["data"] for path in ("/guides", "/guides?archived=true", "/reviews")] == [[], [], []]
    assert asks.get(f"/guides?site={alice.site.id}").json["data"] == []
