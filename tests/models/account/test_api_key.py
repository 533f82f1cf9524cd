from datetime import timedelta

import pytest

from models.account import Membership
from models.account.api_key import GRACE, MOST_KEYS, PREFIX, SCOPES, ApiKey, BadKey
from models.account.site_role import SiteRole
from tests.support.people import NOW


def maker(session, person):
    return session.get_one(Membership, (person.organisation.id, person.member.id))


def make(session, person, *scopes, days=None):
    return ApiKey.make(session, maker(session, person), "Deploy", list(scopes) or ["read"], days, NOW)


def test_the_secret_is_not_kept_and_opens_its_key_until_it_is_ended(database, alice):
    with database.writing() as session:
        key, secret = make(session, alice)
        assert secret.startswith(PREFIX)
        assert secret not in str({name: getattr(key, name) for name in (column.name for column in ApiKey.__table__.columns)})
        assert ApiKey.find(session, secret, NOW) is key
        assert ApiKey.find(session, secret[:-1], NOW) is None
        key.end(NOW)
        session.flush()
        assert ApiKey.find(session, secret, NOW) is None


def test_a_key_is_over_when_its_days_are(database, alice):
    with database.writing() as session:
        _, secret = make(session, alice, days=30)
        assert ApiKey.find(session, secret, NOW + timedelta(days=29, hours=23)) is not None
        assert ApiKey.find(session, secret, NOW + timedelta(days=30)) is None


def test_two_secrets_open_a_key_while_it_is_rotated_and_never_three(database, alice):
    with database.writing() as session:
        key, first = make(session, alice)
        second = key.rotate(NOW)
        session.flush()
        soon, later = NOW + GRACE - timedelta(seconds=1), NOW + GRACE
        assert [ApiKey.find(session, one, soon) is key for one in (first, second)] == [True, True]
        assert [ApiKey.find(session, one, later) is key for one in (first, second)] == [False, True]
        third = key.rotate(NOW)
        session.flush()
        assert [ApiKey.find(session, one, soon) is key for one in (first, second, third)] == [False, True, True]


@pytest.mark.parametrize(
    ("name", "scopes", "days", "said"),
    [
        ("", ["read"], None, "name"),
        ("x" * 101, ["read"], None, "name"),
        ("Deploy", [], None, "Choose"),
        ("Deploy", ["own"], None, "Choose"),
        ("Deploy", ["read", "publish"], None, "reviewer"),
        ("Deploy", ["read"], 0, "days"),
        ("Deploy", ["read"], 367, "days"),
    ],
)
@pytest.mark.one_engine
def test_a_key_that_can_not_be_made_is_refused_with_the_reason(database, bob, name, scopes, days, said):
    with database.writing() as session, pytest.raises(BadKey, match=said):
        ApiKey.make(session, maker(session, bob), name, scopes, days, NOW)


def test_a_key_never_does_more_than_its_maker_may(database, alice):
    with database.writing() as session:
        key, _ = make(session, alice, *SCOPES)
        assert key.reach(session).acts == {"view", "edit", "review", "publish", "manage"}
        maker(session, alice).role = "reviewer"
        session.flush()
        assert key.reach(session).acts == {"view", "review"}


def test_a_key_stays_when_its_maker_leaves_and_reaches_no_further_than_they_did(database, alice):
    with database.writing() as session:
        key, secret = make(session, alice, *SCOPES)
        leaver = maker(session, alice)
        leaver.role = "author"
        assert ApiKey.hand_over(session, leaver) == 1
        session.delete(leaver)
        session.flush()
        assert ApiKey.find(session, secret, NOW) is key
        assert key.reach(session).acts == {"view", "edit", "review", "publish"}


@pytest.mark.one_engine
def test_an_organisation_has_so_many_keys_and_those_that_are_over_do_not_count(database, alice):
    with database.writing() as session:
        made = [make(session, alice)[0] for _ in range(MOST_KEYS)]
        with pytest.raises(BadKey, match="at most"):
            make(session, alice)
        made[0].end(NOW)
        session.flush()
        assert make(session, alice)[0].id not in {key.id for key in made}


@pytest.mark.one_engine
def test_a_key_for_a_site_reaches_as_far_as_its_makers_role_there_and_no_further(database, alice, bob):
    with database.writing() as session:
        place = maker(session, bob)
        place.site_roles = [SiteRole(site_id=alice.site.id, role="author")]
        with pytest.raises(BadKey, match="no higher on these sites"):
            ApiKey.make(session, place, "Deploy", ["write"], None, NOW, [alice.site.id + 1])
        with pytest.raises(BadKey, match="Choose the sites"):
            ApiKey.make(session, place, "Deploy", ["read"], None, NOW, [])
        key, _ = ApiKey.make(session, place, "Deploy", ["read", "write"], None, NOW, [alice.site.id])
        reach = key.reach(session)
        assert reach.may_at("edit", alice.site.id)
        assert (reach.role_at(alice.site.id + 1), reach.may_at("view", alice.site.id + 1)) == (None, False)
        assert not reach.acts
        ApiKey.hand_over(session, place)
        session.delete(place)
        session.flush()
        left = key.reach(session)
        assert left.may_at("edit", alice.site.id)
        assert left.role_at(alice.site.id + 1) is None
