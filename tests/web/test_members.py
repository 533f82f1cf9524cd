from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from models.account import Membership, Role
from models.account.api_key import ApiKey
from models.account.audit_log import AuditEntry
from models.account.review_policy import Policy
from tests.support.client import Client
from tests.support.people import NOW, tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def bobs(app, bob):
    return Client(app).sign_in(bob)


def role_of(database, person):
    with database.reading() as session:
        kept = session.get(Membership, (person.organisation.id, person.member.id))
        return (kept.role, kept.is_suspended) if kept else None


def acts(database):
    with database.reading() as session:
        return [entry.act for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]


def test_members_are_listed_with_role_and_last_visit_and_one_page_says_what_each_may_do(client, alice, bob):
    listed = client.sign_in(alice).get("/members")
    assert "Bob bob@acme.example Reviewer Never" in listed.words("#member-list")
    assert "Alice (you)" in listed.words(f"#member-{alice.member.id}")
    shown = client.get(f"/members/{bob.member.id}")
    may = {row.td.text: "yes" in row.text for row in shown.html.select("#role-table tbody tr")}
    assert list(may.values()) == [True, True, False, False, False, False]
    assert "Comment on versions" in list(may)[1]


def test_a_new_role_holds_from_the_next_request_on_while_a_page_is_open(client, bobs, alice, bob, database):
    role = f"/members/{bob.member.id}/role"
    assert bobs.get("/sites/new").status == 403
    assert "Saved" in client.sign_in(alice).put(role, {"role": "author"}, **PART).words("#member-panel")
    assert bobs.get("/sites/new").status == 200
    client.put(role, {"role": "viewer"}, **PART)
    assert bobs.post("/sites", {"address": "https://x.example"}).status == 403
    assert client.put(role, {"role": "emperor"}, **PART).status == 422
    assert bobs.put(role, {"role": "owner"}, **PART).status == 403
    assert role_of(database, bob) == ("viewer", False)
    assert [act for act in acts(database) if act != "access.refused"] == ["member.role_changed"] * 2


def test_who_is_suspended_gets_in_nowhere_and_finds_everything_when_let_in_again(client, bobs, alice, bob, database):
    client.sign_in(alice).post(f"/members/{bob.member.id}/suspension", **PART)
    assert role_of(database, bob) == ("reviewer", True)
    assert bobs.get("/guides").where == bobs.get("/members").where == "/organisations"
    assert bobs.post("/current-organisation", {"organisation": bob.organisation.id}).status == 404
    assert "Suspended" in bobs.get("/organisations").words("main")
    client.delete(f"/members/{bob.member.id}/suspension", **PART)
    assert bobs.get("/guides").status == 200


@pytest.mark.one_engine
def test_a_key_does_nothing_while_its_maker_is_suspended_and_keeps_their_reach_when_they_left(client, alice, bob, database):
    with database.writing() as session:
        place = session.get_one(Membership, (bob.organisation.id, bob.member.id))
        place.role = Role.AUTHOR.value
        key, _ = ApiKey.make(session, place, "Deploy", ["read", "publish"], None, NOW)
        place.role, number = Role.REVIEWER.value, key.id

    def acts():
        with database.reading() as session:
            return session.get_one(ApiKey, number).reach(session).acts

    client.sign_in(alice).post(f"/members/{bob.member.id}/suspension", **PART)
    assert acts() == set()
    client.delete(f"/members/{bob.member.id}", **PART)
    assert acts() == {"view"}


def test_who_is_removed_is_out_at_once_and_their_work_stays(client, bobs, alice, bob, database):
    with database.writing() as session:
        reviews = f"/guides/{tour(session, alice).id}/reviews"
    client.sign_in(alice).post(reviews, {"message": "Look"})
    assert bobs.post(reviews.replace("reviews", "comments"), {"text": "Shorter, please"}).status == 303
    assert "Bob (former member)" not in client.get(reviews).text
    gone = client.sign_in(alice).delete(f"/members/{bob.member.id}", **PART)
    assert gone.headers["hx-redirect"] == "/members"
    assert role_of(database, bob) is None
    assert bobs.get("/guides").where == "/organisations"
    assert "You are in no organisation" in bobs.get("/organisations").words("main")
    assert client.get(f"/members/{bob.member.id}").status == 404
    assert "Bob (former member)" in client.get(reviews).words("main")
    assert "Bob (former member) ·" in client.get("/audit?words=said").words("#audit-list")
    assert "Shorter, please" in client.get(reviews).words("main")


def test_the_last_owner_can_not_leave_or_be_demoted_suspended_or_removed(client, alice, database):
    own = f"/members/{alice.member.id}"
    client.sign_in(alice)
    answers = [
        client.put(f"{own}/role", {"role": "admin"}, **PART),
        client.delete(own, **PART),
        client.post(f"{own}/suspension", **PART),
        client.post(f"{own}/ownership", **PART),
    ]
    assert [one.status for one in answers] == [422] * 4
    assert "needs an owner" in answers[0].words("#member-panel [role=alert]")
    assert role_of(database, alice) == ("owner", False)
    assert acts(database) == []


def test_an_admin_changes_others_and_no_owner(client, bobs, alice, bob, database):
    client.sign_in(alice).put(f"/members/{bob.member.id}/role", {"role": "admin"}, **PART)
    owner = f"/members/{alice.member.id}"
    asked = [bobs.put(f"{owner}/role", {"role": "viewer"}, **PART), bobs.delete(owner, **PART)]
    asked += [bobs.post(f"{owner}/suspension", **PART), bobs.put(f"/members/{bob.member.id}/role", {"role": "owner"}, **PART)]
    assert [one.status for one in asked] == [422] * 4
    assert bobs.post(f"{owner}/ownership", **PART).status == 403
    assert (role_of(database, alice), role_of(database, bob)) == (("owner", False), ("admin", False))


def test_an_organisation_is_handed_over_and_its_old_owner_may_leave(client, bobs, alice, bob, database):
    client.sign_in(alice).post(f"/members/{bob.member.id}/ownership", **PART)
    assert (role_of(database, alice), role_of(database, bob)) == (("admin", False), ("owner", False))
    assert client.delete(f"/members/{alice.member.id}", **PART).headers["hx-redirect"] == "/organisations"
    assert acts(database) == ["organisation.handed_over", "member.left"]


def test_of_two_owners_who_demote_each_other_at_once_one_stays(app, alice, bob, database):
    with database.writing() as session:
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).role = Role.OWNER.value
    asked = [(Client(app).sign_in(one), other) for one, other in ((alice, bob), (bob, alice))]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda pair: pair[0].put(f"/members/{pair[1].member.id}/role", {"role": "viewer"}, **PART), asked))
    assert sorted([role_of(database, alice)[0], role_of(database, bob)[0]]) == ["owner", "viewer"]


def test_somebody_in_two_organisations_chooses_in_which_they_work_in_this_browser(client, alice, charlie, database):
    client.sign_in(alice)
    with database.writing() as session:
        borealis = session.merge(charlie.organisation)
        session.add(borealis.admit(session.merge(alice.member), Role.AUTHOR, NOW))
    assert "Acme app" in client.get("/sites").text
    before = client.cookie
    assert client.post("/current-organisation", {"organisation": borealis.id}).status == 303
    assert client.cookie != before
    assert "Borealis app" in client.get("/sites").text
    assert "Acme app" not in client.get("/sites").text
    assert client.get(f"/sites/{alice.site.id}").status == 404
    assert "Borealis" in client.get("/organisations").words("li:has(.good)")


def test_nobody_is_taken_away_without_whom_the_policy_could_not_be_met_and_where_it_happens_the_way_out_is_said(
    client, bobs, alice, bob, database
):
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
        guide = tour(session, alice).id
    his = f"/members/{bob.member.id}"
    client.sign_in(alice)
    for refused in (client.delete(his, **PART), client.put(f"{his}/role", {"role": "viewer"}, **PART)):
        assert refused.status == 422
        assert "Nobody could publish without Bob." in refused.words(".note")
    assert "They can be suspended, but not removed before that" in client.get(his).words("#member-panel")
    assert "Removing them waits" not in bobs.get(his).words("#member-panel"), "it is no business of who may change nothing"
    assert "policy asks" not in client.get("/members").words("main")
    assert client.put(f"{his}/role", {"role": "author"}, **PART).status == 200
    client.post(f"{his}/suspension", **PART)
    for page in ("/members", "/inbox/settings", f"/guides/{guide}/reviews"):
        assert "there is 1 who may review. Invite somebody" in client.get(page).words("main")
    refused = client.post(f"/guides/{guide}/publication", {"seen": ""}, **PART)
    assert "an owner can publish without approval in an emergency" in refused.words(".note.bad")
    client.delete(f"{his}/suspension", **PART)
    assert bobs.delete(his, **PART).status == 204  # leaving is one's own choice
