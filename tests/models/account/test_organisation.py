from models.account import Membership


def test_a_member_works_in_the_organisation_that_admitted_them(database, alice, bob, charlie):
    with database.reading() as session:
        assert Membership.of(session, alice.member.id).organisation_id == alice.organisation.id
        assert Membership.of(session, bob.member.id).role == "reviewer"
        assert Membership.of(session, charlie.member.id).organisation_id == charlie.organisation.id
        assert Membership.of(session, 10_000) is None
