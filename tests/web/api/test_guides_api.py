import pytest

from models.guide import Guide
from tests.web.api.program import guide_json, program


def make(client, person, **changes):
    asks = program(client, person)
    made = asks.post(f"/sites/{person.site.id}/guides", guide_json(**changes))
    assert made.status == 201, made
    return asks, f"/guides/{made.json['id']}", made.headers["etag"]


def test_what_is_read_can_be_sent_back_and_is_the_same(client, alice):
    asks, guide, etag = make(client, alice)
    read = asks.get(guide)
    assert read.headers["etag"] == etag
    sent = asks.put(guide, read.json, if_match=etag)
    assert (sent.status, sent.headers["etag"]) == (200, etag)
    assert asks.get(guide).json == read.json


def test_a_guide_is_replaced_by_who_saw_its_state(client, alice):
    asks, guide, etag = make(client, alice)
    assert asks.put(guide, guide_json("Later")).status == 428
    first = asks.put(guide, guide_json("Later"), if_match=etag)
    assert (first.status, first.json["name"]) == (200, "Later")
    stale = asks.put(guide, guide_json("Too late"), if_match=etag)
    assert (stale.status, stale.headers["etag"]) == (412, first.headers["etag"])
    assert asks.put(guide, guide_json("Last"), if_match="*").status == 200
    assert asks.put(guide, guide_json("Tried"), if_match=f'"x", {asks.get(guide).headers["etag"]}').status == 200


def test_a_guide_with_faults_is_not_changed_and_every_fault_is_said(client, alice):
    asks, guide, etag = make(client, alice)
    wrong = guide_json("", steps=[{"kind": "boat", "title": 3, "width": 9000}], rules={"priority": 1000}, colour="red")
    answer = asks.put(guide, wrong, if_match=etag)
    assert answer.status == 422
    assert answer.faults == {
        "name": "missing",
        "steps[0].kind": "not_allowed",
        "steps[0].title": "type",
        "steps[0].width": "out_of_range",
        "rules.priority": "out_of_range",
        "colour": "unknown",
    }
    assert all(fault["sentence"] for fault in answer.json["errors"])
    assert asks.get(guide).headers["etag"] == etag
    judged = asks.post(f"{guide}/validate", wrong).json
    assert not judged["valid"]
    assert {fault["path"] for fault in judged["errors"]} == set(answer.faults)


def test_a_document_that_could_not_be_kept_is_refused(client, alice):
    asks, guide, etag = make(client, alice)
    texts = {f"s1.buttons.{number}": {"text": "x" * 60, "of": "y" * 64} for number in range(400)}
    answer = asks.put(guide, guide_json(translations=dict.fromkeys(("de", "fr"), texts), language="xx-xx-xx"), if_match=etag)
    assert (answer.status, list(answer.faults)) == (422, ["language"])


@pytest.mark.one_engine
def test_three_hundred_steps_are_refused_and_none_of_them_is_kept(client, alice):
    asks, guide, etag = make(client, alice)
    step = guide_json()["steps"][0]
    many = guide_json(steps=[{**step, "id": f"s{number}"} for number in range(300)])
    answer = asks.put(guide, many, if_match=etag)
    assert (answer.status, answer.faults) == (422, {"steps": "too_many"})
    assert asks.get(guide).headers["etag"] == etag
    full = guide_json(steps=[{**step, "id": f"s{number}"} for number in range(60)])
    assert asks.put(guide, full, if_match=etag).status == 200


def test_a_trial_of_a_document_leaves_nothing_behind(client, alice, database):
    asks, guide, _ = make(client, alice)
    site = f"/sites/{alice.site.id}/guides"
    assert asks.post(f"{site}/validate", guide_json()).json == {"valid": True, "errors": [], "publishable": True, "reasons": []}
    judged = asks.post(f"{guide}/validate", guide_json(rules={"segments": ["s-nobody"]})).json
    assert (judged["valid"], judged["publishable"]) == (True, False)
    assert asks.post(f"{guide}/validate", guide_json(kind="hotspots")).json["errors"][0]["path"] == "kind"
    with database.reading() as session:
        assert session.query(Guide).count() == 1


def test_a_guide_is_renamed_archived_restored_and_copied(client, alice):
    asks, guide, _ = make(client, alice)
    asks.post(f"{guide}/publications", {})
    assert list(asks.get(f"{guide}/status").json["live"]) == ["production"]
    writes = program(client, alice, "read", "write")
    assert writes.patch(guide, {"archived": True}).json["code"] == "forbidden"
    archived = asks.patch(guide, {"name": "Old", "archived": True}).json
    assert (archived["name"], archived["archived"], archived["live"]) == ("Old", True, {})
    assert asks.get("/guides").json["data"] == []
    assert [one["name"] for one in asks.get("/guides?archived=true").json["data"]] == ["Old"]
    assert asks.patch(guide, {"archived": False}).json["archived"] is False
    copy = asks.post(f"{guide}/copies")
    assert (copy.status, copy.json["name"]) == (201, "Old (copy)")
    assert asks.get(copy.headers["location"].removeprefix("/api/v1")).headers["etag"] == copy.headers["etag"]
    assert asks.patch(guide, {"name": ""}).faults == {"name": "too_short"}
