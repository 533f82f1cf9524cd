import pytest

from models.account import Membership, Role

MAY = {
    "owner": "view review edit publish manage own",
    "admin": "view review edit publish manage",
    "author": "view review edit publish",
    "reviewer": "view review",
    "viewer": "view",
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_its_acts(role):
    acts = MAY["owner"].split()
    assert [act for act in acts if role.may(act)] == MAY[role].split()
    assert not role.may("unheard of")


def test_a_member_works_in_the_organisation_that_admitted_them(database, alice, bob, charlie):
    with database.reading() as session:
        assert Membership.of(session, alice.member.id).organisation_id == alice.organisation.id
        assert Membership.of(session, bob.member.id).role == "reviewer"
        assert Membership.of(session, charlie.member.id).organisation_id == charlie.organisation.id
        assert Membership.of(session, 10_000) is None
