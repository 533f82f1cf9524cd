"""What channels are told because a row was written somewhere below, in the transaction that wrote it."""

from datetime import timedelta

import pytest

from models.account import Membership, Role
from models.account.membership_change import MembershipChange
from models.event.event_count import add_counts
from models.event.sorted_batch import Place, Sorted
from models.integration.delivery import Delivery
from models.integration.news_category import CATEGORIES
from models.integration.news_of_rows import listen_to_rows
from models.integration.number_news import announce_numbers
from models.job.daily_numbers import send_numbers
from models.release.publish import publish, take_down
from models.site import Site
from tests.models.job.postroom import channel, deliveries
from tests.support.people import NOW, tour

HOOK = "https://ci.example/hook"
pytestmark = pytest.mark.serving


@pytest.fixture(autouse=True)
def listening():
    listen_to_rows()


def add(database, alice, *told, kind="webhook", site_id=None):
    with database.writing() as session:
        return channel(session, alice.organisation.id, kind, HOOK, told=told, site_id=site_id)


def put_live(session, alice, does=publish):
    guide = tour(session, alice)
    publish(session, guide, seen=None, by=session.merge(alice.member), now=NOW)
    return guide


def test_a_publication_and_its_end_are_told_with_what_is_live_then(database, alice):
    add(database, alice, "release")
    add(database, alice, "release", kind="slack")
    add(database, alice, "review", "members")
    with database.writing() as session:
        guide = put_live(session, alice)
        name = guide.key
    with database.writing() as session:
        take_down(session, session.merge(guide), by=session.merge(alice.member), now=NOW)
    first, said, second, _ = deliveries(database)
    assert (first.event, first.body["type"]) == ("release.published", "release.published")
    data = first.body["data"]
    assert (data["site"], data["environment"], data["by"]) == (alice.site.id, "production", alice.member.id)
    assert [(one["guide"], one["name"]) for one in data["guides"]] == [(name, "Welcome")]
    assert second.body["data"]["guides"] == []
    assert "Published Welcome (Alice)" in said.body["text"]
    assert "@" not in str(first.body)


def test_what_is_told_is_undone_with_what_caused_it(database, alice):
    add(database, alice, "release")

    def publish_and_fail():
        with database.writing() as session:
            put_live(session, alice)
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        publish_and_fail()
    assert deliveries(database) == []
    with database.writing() as session:
        part = session.begin_nested()
        put_live(session, alice)
        assert session.query(Delivery).count() == 1
        part.rollback()
    assert deliveries(database) == []


@pytest.mark.one_engine
def test_a_channel_of_one_site_hears_of_no_other(database, alice):
    with database.writing() as session:
        organisation = session.merge(alice.organisation)
        other = Site.create(session, organisation, "Other", "https://other.example/", NOW).id
    add(database, alice, "release", site_id=other)
    here = add(database, alice, "release", site_id=alice.site.id)
    with database.writing() as session:
        put_live(session, alice)
    assert [one.channel_id for one in deliveries(database)] == [here]


@pytest.mark.one_engine
@pytest.mark.parametrize("kind", ["slack", "webhook"])
def test_a_channel_hears_of_the_categories_that_were_chosen_and_of_no_other(database, alice, kind):
    add(database, alice, *(CATEGORIES.keys() - {"release"}), kind=kind)
    chosen = add(database, alice, "release", kind=kind)
    with database.writing() as session:
        put_live(session, alice)
    assert [one.channel_id for one in deliveries(database)] == [chosen]


def test_members_are_told_of_by_number_and_never_by_name(database, alice, bob):
    add(database, alice, "members")
    acme = alice.organisation.id

    def change(does):
        with database.writing() as session:
            whose, by = (session.get_one(Membership, (acme, one.member.id)) for one in (bob, alice))
            does(MembershipChange(session, whose, by, NOW))

    change(lambda one: one.role(Role.AUTHOR))
    change(MembershipChange.suspend)
    change(MembershipChange.remove)
    told = [one.body["data"] for one in deliveries(database)]
    assert [(one["change"], one["role"]) for one in told] == [
        ("role_changed", "author"),
        ("suspended", "author"),
        ("removed", None),
    ]
    assert {(one["member"], one["by"]) for one in told} == {(bob.member.id, alice.member.id)}
    assert bob.email not in str(told)
    assert "Bob" not in str(told)


def test_the_numbers_of_a_day_are_told_once(database, alice):
    add(database, alice, "numbers")
    add(database, alice, "numbers", kind="slack")
    day = (NOW - timedelta(days=1)).date()
    with database.writing() as session:
        guide = tour(session, alice)
        places = {
            Place(guide.id, "production", figure, "v", step, "en", "desktop"): (total, 2)
            for figure, step, total in (("started", "", 7), ("completed", "", 3), ("reached", "s1", 7))
        }
        add_counts(session, [Sorted(alice.site.id, alice.organisation.id, sums=places)], day)
    for _ in range(2):
        send_numbers(database, NOW)
    told, said = deliveries(database)
    data = told.body["data"]
    assert (data["day"], data["site"], told.event) == (str(day), alice.site.id, "numbers.daily")
    assert data["guides"][0]["figures"] == {
        **dict.fromkeys(("eligible", "dismissed", "target_missing", "left_page"), 0),
        "started": 7,
        "completed": 3,
    }
    assert data["guides"][0]["unique"] == 2
    assert "Welcome: started 7, completed 3" in said.body["text"]
    with database.writing() as session:
        announce_numbers(session, alice.organisation.id, NOW.date(), NOW)
    assert len(deliveries(database)) == 2, "nothing was counted"
