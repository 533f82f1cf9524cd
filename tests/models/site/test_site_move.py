"""A site's sign-in and those who would like to have it: two servers on loopback, and the worker's own way to a check."""

import pytest
from sqlalchemy import update

from models.job.due_checks import check_dependencies
from models.page.site_sign_in import SignIn
from models.site import Site
from models.site.site_move import move
from models.site.watch_schedule import Watch
from models.support.outbound import Outbound
from tests.models.job.postroom import SEALER
from tests.models.support.wire import answer, wire
from tests.support.watching import PAGE, Night, guide_on, harbour_on_wire

SECRET = "s3cret-of-the-harbour"


@pytest.fixture
def thief():
    with wire(lambda _: lambda _path: answer(PAGE.encode())) as served:
        yield served


@pytest.fixture
def night(database, alice, thief):
    """A night whose checks sign in with a header, at Alice's site; its guide points at a page of the thief's, too."""
    with harbour_on_wire() as harbour:
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
            watch = Watch.of(session, session.get_one(Site, alice.site.id))
            sign_in = SignIn.read("header", {"header_name": "X-Api-Key", "header_value": SECRET})
            watch.store_sign_in("header", SEALER.seal(sign_in.to_json(), watch.binding))
            watch.renders = False
            session.add(watch)
        night = Night(database, alice.site.id, harbour.wire.place)
        night.harbour = harbour
        outbound = Outbound([harbour.wire.place, thief.place])
        night.means = check_dependencies(database, outbound, SEALER, lambda _organisation, name: f"/asset/{name}")
        yield night


def received(served) -> int:
    return sum(SECRET in head for head in served.asked)


def pages_at(database, night, served) -> None:
    """The guide's page is one of that server, as an author can choose it."""
    night.harbour.say["/boats"] = answer(b"", "302 Found", location=served.url("/boats"))


def test_the_next_check_does_not_bring_the_sign_in_to_where_the_site_moved(night, database, alice, thief):
    check = night.check()
    assert (check.fine, received(night.harbour.wire)) == (1, 1)
    with database.writing() as session:
        move(session, session.get_one(Site, alice.site.id), thief.url("/"), session.merge(alice.member), night.now)
    check = night.check()
    assert (check.fine, check.undecided) == (0, 1)
    assert "removed because the address moved to another origin" in check.sentence
    assert received(thief) == 0


def test_an_address_changed_behind_cairns_back_makes_the_sign_in_unopenable(night, database, alice, thief):
    with database.writing() as session:
        session.execute(update(Site).where(Site.id == alice.site.id).values(address=thief.url("/")))
    check = night.check()
    assert (check.fine, check.undecided) == (0, 1)
    assert "can't be opened" in check.sentence
    assert received(thief) == 0


@pytest.mark.parametrize("whose", ["alice", "charlie"])
def test_a_sign_in_copied_to_another_site_of_the_same_origin_can_not_be_opened(night, database, people, whose):
    with database.writing() as session:
        mine = Watch.of(session, session.get_one(Site, people.alice.site.id))
        organisation = session.merge(getattr(people, whose).organisation)
        other = Watch.of(session, Site.create(session, organisation, "Copy", mine.site.address, night.now))
        other.store_sign_in("header", mine.sign_in)
        session.add(other)
        night.site_id = other.site_id
    assert "can't be opened" in night.check().sentence
    assert received(night.harbour.wire) == 0


def test_a_page_that_leads_elsewhere_does_not_take_the_sign_in_along(night, database, thief):
    pages_at(database, night, thief)
    check = night.check()
    assert check.fine == 0
    assert [head.split(" ")[1] for head in thief.asked] == ["/boats"]
    assert (received(night.harbour.wire), received(thief)) == (1, 0)
