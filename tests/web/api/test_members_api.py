from sqlalchemy import select

from models.account import Membership
from tests.web.api.program import Program, make_key, program


def test_a_member_gets_another_role_is_suspended_and_removed(client, alice, bob):
    asks, his, member = program(client, alice), Program(client, make_key(client, bob)), f"/members/{bob.member.id}"
    assert [(one["name"], one["role"]) for one in asks.get("/members").json["data"]] == [("Alice", "owner"), ("Bob", "reviewer")]
    assert asks.patch(member, {"role": "author"}).json["role"] == "author"
    assert asks.patch(member, {"suspended": True}).json["suspended"]
    assert his.get("/sites").json["code"] == "role"
    assert asks.patch(member, {"suspended": False}).status == 200
    assert his.get("/sites").status == 200
    assert asks.patch(f"{member}?dry_run=true", {"role": "viewer"}).json["role"] == "viewer"
    assert asks.get(member).json["role"] == "author"
    assert asks.delete(member).status == 204
    assert his.get("/sites").status == 200, "the key is the organisation's"
    assert his.patch(f"/members/{alice.member.id}", {"role": "viewer"}).json["code"] == "scope"
    acts = [one["act"] for one in asks.get("/audit").json["data"] if one["act"] != "access.refused"]
    assert acts[:2] == ["member.removed", "member.restored"]
    assert asks.get("/audit?act=member.removed").json["data"][0]["by"] == "Alice"


def test_no_program_makes_or_changes_an_owner(client, alice, bob, database):
    with database.writing() as session:
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).role = "admin"
    asks = program(client, bob)
    for answer in (asks.patch(f"/members/{alice.member.id}", {"role": "viewer"}), asks.delete(f"/members/{alice.member.id}")):
        assert answer.json["code"] == "not_changeable"
    assert asks.patch(f"/members/{bob.member.id}", {"role": "owner"}).faults == {"role": "not_allowed"}
    assert asks.post("/invitations", {"email": "eve@acme.example", "role": "owner"}).faults == {"role": "not_allowed"}
    owner = make_key(client, alice)
    assert Program(client, owner).delete(f"/members/{alice.member.id}").json["code"] == "not_changeable"


def test_somebody_is_invited_by_link_and_the_invitation_is_taken_back(client, alice):
    asks = program(client, alice)
    made = asks.post("/invitations", {"email": "Eve@Acme.example", "role": "author", "days": 3})
    assert (made.status, made.json["email"]) == (201, "eve@acme.example")
    link = made.json["link"].partition(":8000")[2]
    assert client.get(link).status == 200
    assert asks.get("/invitations").json["data"][0]["link"] is None
    assert asks.post("/invitations", {"email": alice.email, "role": "author"}).faults == {"email": "not_allowed"}
    assert asks.delete(f"/invitations/{made.json['id']}").status == 204
    assert asks.get("/invitations").json["data"] == []
    assert client.get(link).status != 200


def test_a_policy_is_replaced_unless_nobody_could_meet_it(client, alice, bob, database):
    asks = program(client, alice)
    assert asks.get("/policy").json == {"approvals_required": 0, "staging_too": False, "accept_above": None}
    assert asks.put("/policy", {"approvals_required": 2}).json["code"] == "not_possible"
    assert asks.put("/policy", {"approvals_required": 1, "accept_above": 95}).json["approvals_required"] == 1
    assert asks.put("/policy", {"approvals_required": 9}).faults == {"approvals_required": "out_of_range"}
    with database.reading() as session:
        assert session.scalars(select(Membership.role).where(Membership.member_id == bob.member.id)).one() == "reviewer"
