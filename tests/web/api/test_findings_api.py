import pytest

from tests.web.api.program import program


def test_a_finding_is_put_off_given_away_ignored_and_taken_up_again(client, alice, owned):
    asks, finding = program(client, alice), f"/findings/{owned['finding_id']}"
    assert [one["id"] for one in asks.get("/findings?state=open").json["data"]] == [owned["finding_id"]]
    assert asks.patch(finding, {"state": "snoozed", "days": 3, "assignee_id": alice.member.id}).json["state"] == "snoozed"
    assert asks.get(finding).json["assignee_id"] == alice.member.id
    assert asks.patch(finding, {"assignee_id": 0}).json["assignee_id"] is None
    assert asks.patch(finding, {"assignee_id": 999}).faults == {"assignee_id": "unknown_name"}
    assert asks.patch(finding, {"state": "ignored"}).faults == {"reason": "empty"}
    assert asks.patch(finding, {"state": "ignored", "reason": "Goes next week"}).json["note"] == "Goes next week"
    assert asks.patch(finding, {"state": "open"}).json["state"] == "open"
    assert asks.delete(f"{finding}/repair").json["code"] == "not_acceptable"
    assert asks.post(f"{finding}/repair", {"proposal": 2}).json["code"] == "not_acceptable"


@pytest.mark.one_engine
def test_a_site_and_a_guide_are_checked(client, alice, owned):
    asks, site = program(client, alice), f"/sites/{owned['site_id']}"
    checked = asks.get(f"{site}/checks/{owned['check_id']}").json
    assert [one["verdict"] for one in checked["verdicts"]] != []
    assert asks.patch(f"{site}/watch", {"rhythm": "off", "hour": 5}).json["next_at"] is None
    assert asks.patch(f"{site}/watch", {"rhythm": "always"}).faults == {"rhythm": "not_allowed"}
    assert asks.post(f"{site}/checks").json["next_at"] is not None
    now = asks.post(f"/guides/{owned['guide_id']}/checks").json["data"]
    assert [(one["step_id"], one["verdict"]) for one in now] == [("s1", "cannot_tell")], "this host is not public"
