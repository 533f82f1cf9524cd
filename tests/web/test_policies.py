from models.account.review_policy import Policy
from models.integration.news_channel import NewsChannel

PART = {"hx_request": "true", "hx_request_type": "partial"}


def test_a_policy_is_changed_by_who_manages_and_stands_in_the_log(client, alice, bob, database):
    saved = client.sign_in(alice).put("/policy", {"approvals_required": "1", "accept_above": "95"}, **PART)
    assert "Saved" in saved.words("#policy-form")
    with database.reading() as session:
        policy = Policy.of(session, alice.organisation.id)
        assert (policy.approvals_required, policy.staging_too, policy.accept_above) == (1, False, 95)
    assert "policy.changed" in client.get("/inbox/settings").words("main")
    assert client.sign_in(bob).put("/policy", {}, **PART).status == 403


def test_a_strangers_settings_are_his_own(client, alice, charlie, database):
    client.sign_in(charlie).put("/policy", {"accept_above": "95"}, **PART)
    client.post("/channels", {"kind": "slack", "url": "https://hooks.example/x", "review": "1"}, **PART)
    with database.reading() as session:
        assert Policy.of(session, alice.organisation.id).accept_above is None
        assert NewsChannel.all_of(session, alice.organisation.id) == []
        assert NewsChannel.how_many(session, charlie.organisation.id) == 1
    assert "policy.changed" not in client.sign_in(alice).get("/inbox/settings").words("main")


def test_a_policy_that_the_members_can_not_meet_is_refused_with_the_reason(client, alice, charlie, database):
    refused = client.sign_in(alice).put("/policy", {"approvals_required": "2", "staging_too": "1", "accept_above": "95"}, **PART)
    assert refused.status == 422
    assert "need 3 members who may review; here are 2" in refused.words('[role="alert"]')
    assert refused.html.select_one('[name="approvals_required"] [selected]')["value"] == "2"
    alone = client.sign_in(charlie).put("/policy", {"approvals_required": "1"}, **PART)
    assert "needs 2 members who may review; here is 1" in alone.words('[role="alert"]')
    with database.reading() as session:
        assert [Policy.of(session, one.organisation.id).approvals_required for one in (alice, charlie)] == [0, 0]
