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


def test_guides_that_somebody_else_changed_meanwhile_refuse_all_of_a_bulk_change(client, alice):
    asks, site = program(client, alice), f"/sites/{alice.site.id}"
    made = [asks.post(f"{site}/guides", guide_json(name)) for name in ("One", "Two", "Three")]
    seen = [one.headers["etag"] for one in made]
    asks.put(f"/guides/{made[1].json['id']}", guide_json("Two of Bob"), if_match=seen[1])

    def change(*states):
        rows = [{"key": one.json["key"], "guide": guide_json(f"{n} of Alice")} for n, one in enumerate(made)]
        rows = [row if state is None else {**row, "if_match": state} for row, state in zip(rows, states, strict=True)]
        return asks.patch(f"{site}/content", {"guides": rows})

    names = lambda: [one["name"] for one in asks.get("/guides").json["data"]]  # noqa: E731 - read three times
    refused = change(seen[0], seen[1], '"other"')
    assert (refused.status, refused.json["code"]) == (412, "changed_meanwhile")
    assert refused.faults == {f"guides[{number}].if_match": "changed_meanwhile" for number in (1, 2)}
    now = asks.get(f"/guides/{made[1].json['id']}").headers["etag"]
    assert refused.json["errors"][0]["sentence"] == f"was changed since you looked: it is {now} now"
    assert names() == ["One", "Two of Bob", "Three"]
    assert change(seen[0], 7, None).faults == {"guides[1].if_match": "type"}
    assert change(seen[0], now, "*").status == 200
    assert names() == ["0 of Alice", "1 of Alice", "2 of Alice"]
    gone = asks.patch(f"{site}/content", {"guides": [{"key": "nobodys", "guide": guide_json(), "if_match": "*"}]})
    assert (gone.status, gone.json["errors"][0]["sentence"]) == (412, "is no guide of this site any more")


@pytest.mark.one_engine
def test_more_than_five_megabytes_at_once_are_refused_before_they_are_read(client, alice):
    asks, content = program(client, alice), f"/sites/{alice.site.id}/content"
    refused = asks.patch(content, b'{"name": "' + b"x" * 5_000_000 + b'"}')
    assert (refused.status, refused.json["code"]) == (413, "too_large")
    assert "4882 KiB" in refused.json["detail"]
    assert asks.patch(content, b" " * 4_999_000 + b'{"name": "Harbour"}').status == 200
