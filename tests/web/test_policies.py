from models.account.review_policy import Policy
from models.integration.news_channel import NewsChannel

PART = {"hx_request": "true", "hx_request_type": "partial"}


def test_a_policy_is_changed_by_who_manages_and_stands_in_the_log(client, alice, bob, database):
    saved = client.sign_in(alice).put("/policy", {"reviews_required": "1", "accept_above": "95"}, **PART)
    assert "Saved" in saved.words("#policy-form")
    with database.reading() as session:
        policy = Policy.of(session, alice.organisation.id)
        assert (policy.reviews_required, policy.accept_above) == (True, 95)
    assert "policy.changed" in client.get("/inbox/settings").words("main")
    assert client.sign_in(bob).put("/policy", {}, **PART).status == 403


def test_a_strangers_settings_are_his_own(client, alice, charlie, database):
    client.sign_in(charlie).put("/policy", {"reviews_required": "1"}, **PART)
    client.put("/channel", {"slack_url": "https://hooks.example/x"}, **PART)
    with database.reading() as session:
        assert not Policy.of(session, alice.organisation.id).reviews_required
        assert NewsChannel.of(session, alice.organisation.id).slack_url == ""
    assert "policy.changed" not in client.sign_in(alice).get("/inbox/settings").words("main")
