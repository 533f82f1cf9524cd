"""Pages from behind a sign-in at rest: sealed in every place where their bytes could be read."""

import pytest
from sqlalchemy import select, update

from models.job.due_checks import check_dependencies
from models.page.blob import Blob
from models.page.page_visit import PageVisit
from models.page.site_sign_in import SignIn
from models.page.snapshot_archive import PageSnapshot
from models.site import Site
from models.site.watch_schedule import Watch
from models.support.outbound import Outbound
from models.support.sealer import Unsealable
from tests.models.job.postroom import SEALER
from tests.models.support.wire import answer
from tests.support.at_rest import at_rest
from tests.support.watching import BUTTON, PAGE, Night, guide_on, harbour_on_wire

PRIVATE = "Three-berths-of-the-Heron-are-free"
PICTURE = b"\x89PNG\r\n\x1a\n" + PRIVATE.encode() * 3
IMAGE = '<img src="/mast.png"></p>'
BEHIND = PAGE.replace("Luna", PRIVATE).replace("<title>Boats", f"<title>{PRIVATE}").replace("</p>", IMAGE, 1)


@pytest.fixture
def night(database, alice):
    """A site whose page holds something private, in words and in a picture."""
    with harbour_on_wire() as harbour:
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
            watch = Watch.of(session, session.get_one(Site, alice.site.id))
            watch.renders = False
            session.add(watch)
        harbour.say["/boats"] = answer(BEHIND.encode(), etag='"1"')
        harbour.say["/mast.png"] = answer(PICTURE, content_type="image/png")
        night = Night(database, alice.site.id, harbour.wire.place)
        night.harbour = harbour
        outbound = Outbound([harbour.wire.place])
        night.means = check_dependencies(database, outbound, SEALER, lambda _organisation, name: f"/asset/{name}")
        yield night


def signs_in(night, kind: str = "cookie") -> None:
    with night.database.writing() as session:
        watch = session.get_one(Watch, night.site_id)
        sign_in = SignIn.read("cookie", {"cookie": "session=1"})
        watch.store_sign_in(kind, SEALER.seal(sign_in.to_json(), watch.binding) if kind else "")


def newest(session) -> PageSnapshot:
    return session.scalars(select(PageSnapshot).order_by(PageSnapshot.id.desc())).first()


def test_promise_m5_what_came_from_behind_a_sign_in_is_nowhere_in_the_clear(night, database):
    signs_in(night)
    night.check()
    assert PRIVATE.encode() not in at_rest(database)
    with database.reading() as session:
        snapshot = newest(session)
        assert PRIVATE in snapshot.source(session, SEALER)
        assert PRIVATE.encode() in snapshot.shown(session, SEALER)
        blobs = list(session.scalars(select(Blob)))
        assert {blob.site_id for blob in blobs} == {night.site_id}
        assert PICTURE in [blob.read(SEALER) for blob in blobs]


def test_without_a_sign_in_a_page_is_kept_as_it_is(night, database):
    night.check()
    assert PRIVATE.encode() in at_rest(database)
    with database.reading() as session:
        assert {blob.site_id for blob in session.scalars(select(Blob))} == {None}
        assert newest(session).title == PRIVATE


def test_the_next_check_knows_a_sealed_page_again(night, database):
    signs_in(night)
    night.check()
    night.harbour.say["/boats"] = answer(status="304 Not Modified", etag='"1"')
    assert night.check().fine == 1
    assert PRIVATE.encode() not in at_rest(database)
    assert "if-none-match" in night.harbour.asked("/boats")[-1]
    with database.reading() as session:
        assert len(session.scalars(select(PageSnapshot)).all()) == 1
        assert len(session.scalars(select(Blob)).all()) == 3


def test_what_a_sign_in_showed_is_not_what_an_unsigned_request_compares_with(night, database):
    signs_in(night)
    night.check()
    signs_in(night, "")
    night.harbour.say["/boats"] = answer(PAGE.encode())
    night.check()
    assert "if-none-match" not in night.harbour.asked("/boats")[-1]
    assert PRIVATE.encode() not in at_rest(database)


@pytest.mark.parametrize("place", ["site", "name"])
def test_a_sealed_page_moved_to_another_site_or_row_can_not_be_opened(night, database, people, place):
    signs_in(night)
    night.check()
    with database.writing() as session:
        snapshot = newest(session)
        if place == "site":
            moved = Site.create(session, session.merge(people.alice.organisation), "Other", "https://x.example/", night.now)
            session.execute(update(Blob).values(site_id=moved.id))
            session.execute(update(PageSnapshot).values(site_id=moved.id))
        else:
            shown = session.scalars(select(Blob).where(Blob.hash == snapshot.shown_hash)).one()
            session.execute(update(Blob).where(Blob.hash == snapshot.source_hash).values(body=shown.body))
        session.expire_all()
        with pytest.raises(Unsealable, match="from behind a sign-in"):
            newest(session).source(session, SEALER)


def test_a_row_of_one_site_opens_nothing_of_another(night, database, people):
    signs_in(night)
    night.check()
    with database.writing() as session:
        other = Site.create(session, session.merge(people.alice.organisation), "Other", "https://x.example/", night.now)
        session.execute(update(PageSnapshot).values(site_id=other.id))
        session.expire_all()
        with pytest.raises(Unsealable):
            session.scalars(select(PageSnapshot)).one().source(session, SEALER)


def test_a_check_goes_on_when_an_earlier_page_can_not_be_opened(night, database):
    signs_in(night)
    night.check()
    with database.writing() as session:
        session.execute(update(Blob).values(body=b"v2.1.damaged"))
        assert PageVisit.find(session, night.site_id, night.harbour.wire.url("/boats")) is not None
    night.harbour.say["/boats"] = answer(BEHIND.replace(BUTTON, "").encode())
    assert night.check().lost == 1
