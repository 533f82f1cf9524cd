from tests.web.api.program import guide_json, program

FREE = {"match": "all", "conditions": [{"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}]}


def test_a_segment_is_made_used_replaced_and_stays_while_a_guide_is_for_it(client, alice):
    asks, site = program(client, alice), f"/sites/{alice.site.id}"
    made = asks.post(f"{site}/segments", {"name": "Free plan", "rule": FREE})
    assert made.status == 201
    at = made.headers["location"].removeprefix("/api/v1")
    assert asks.get(at).json == made.json
    assert asks.post(f"{site}/segments", {"name": "Free plan", "rule": FREE}).faults == {"name": "taken"}
    paid = {**FREE, "match": "any"}
    assert asks.put(at, {"name": "Paid plan", "rule": paid}).json["rule"]["match"] == "any"
    guide = asks.post(f"{site}/guides", guide_json(rules={"segments": [made.json["key"]]}))
    judged = asks.post(f"/guides/{guide.json['id']}/validate", guide_json(rules={"segments": [made.json["key"]]})).json
    assert judged["publishable"]
    refused = asks.delete(at)
    assert (refused.status, refused.json["code"]) == (409, "in_use")
    asks.put(f"/guides/{guide.json['id']}", guide_json(), if_match="*")
    assert asks.delete(at).status == 204
    assert asks.get(at).status == 404


def test_a_rule_with_faults_says_where(client, alice):
    wrong = {"match": "some", "conditions": [{"subject": "attribute", "operator": "equals", "value": 3, "colour": "red"}]}
    answer = program(client, alice).post(f"/sites/{alice.site.id}/segments", {"name": "Free plan", "rule": wrong})
    assert answer.status == 422
    assert {
        "rule.match",
        "rule.conditions[0].name",
        "rule.conditions[0].value",
        "rule.conditions[0].colour",
    } <= answer.faults.keys()
