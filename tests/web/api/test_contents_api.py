import json

import pytest
from jsonschema import Draft202012Validator

from models.guide import Guide, Publication
from models.guide.guide_file import GuideFile
from tests.support.databases import all_but_counts_of_requests
from tests.web.api.program import guide_json, program


def test_many_things_are_changed_at_once_or_nothing(client, alice, database):
    asks, content = program(client, alice), f"/sites/{alice.site.id}/content"
    for number in range(3):
        asks.post(f"/sites/{alice.site.id}/guides", guide_json(f"Guide {number}"))
    whole = asks.get(content).json
    assert asks.patch(content, whole).json == {}
    rule = {"match": "all", "conditions": [{"subject": "visits", "operator": "at_least", "value": 1}]}
    renamed = [{**one, "guide": {**one["guide"], "name": f"New {place}"}} for place, one in enumerate(whole["guides"])]
    changed = {"guides": renamed, "segments": [{"name": "All", "rule": rule}]}
    before = all_but_counts_of_requests(database)
    assert asks.patch(f"{content}?dry_run=true", changed).json == {"guides changed": 3, "segments made": 1}
    assert all_but_counts_of_requests(database) == before
    wrong = {**changed, "guides": [*changed["guides"], {"key": "x", "guide": guide_json(kind="boat")}], "colour": "red"}
    refused = asks.patch(content, wrong)
    assert (refused.status, refused.faults) == (422, {"guides[3].guide.kind": "not_allowed", "colour": "unknown"})
    kinds = {"guides": [*changed["guides"][:2], {**changed["guides"][2], "guide": guide_json(kind="hotspots")}]}
    assert asks.patch(content, kinds).faults == {"guides[2].guide.kind": "not_allowed"}
    assert all_but_counts_of_requests(database) == before
    assert asks.patch(content, changed).json == {"guides changed": 3, "segments made": 1}
    with database.reading() as session:
        assert {guide.name for guide in session.query(Guide)} == {"New 0", "New 1", "New 2"}
    assert program(client, alice, "read", "write").patch(content, changed).status == 403


@pytest.mark.one_engine
def test_every_example_of_the_published_schema_is_valid_and_imported_as_a_draft(client, alice):
    schema = json.loads(client.get("/api/guide.schema.json").text)
    assert {example["kind"] for example in schema["examples"]} == set(schema["properties"]["kind"]["enum"])
    for example in schema["examples"]:
        Draft202012Validator(schema).validate(example)
    asks, content = program(client, alice), f"/sites/{alice.site.id}/content"
    sent = {"guides": [{"key": f"example-{place}", "guide": example} for place, example in enumerate(schema["examples"])]}
    assert asks.patch(content, sent).json == {"guides made": len(schema["examples"])}
    there = {one["key"]: one["guide"] for one in asks.get(content).json["guides"]}
    for one in sent["guides"]:
        assert GuideFile.read(there[one["key"]]) == GuideFile.read(one["guide"])
    with client.database.reading() as session:
        assert session.query(Publication).count() == 0
