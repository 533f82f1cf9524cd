"""Removed pictures go after thirty days, and those that came back by an undo stay."""

from dataclasses import replace
from datetime import timedelta

from models.job.picture_purge import purge_pictures
from models.site import Site
from models.site.picture import BACK_WITHIN, Picture, cleaned
from models.site.picture_address import address_of
from tests.models.site.test_picture import png
from tests.support.people import NOW, tour


def test_what_nothing_shows_goes_and_the_rest_is_back(database, alice):
    with database.writing() as session:
        site, member = session.get_one(Site, alice.site.id), session.merge(alice.member)
        shown, gone, fresh = (Picture.keep(session, site, cleaned(png(width)), member, NOW) for width in (3, 4, 5))
        guide = tour(session, alice)
        session.flush()
        body = f'<p><img src="{address_of(site.key, shown.name)}" width="3" height="2"></p>'
        first = guide.document.steps[0]
        guide.edit(guide.document.with_step(replace(first, body=body)), "A picture", member, NOW)
        shown.removed_at = gone.removed_at = NOW - BACK_WITHIN - timedelta(minutes=1)
        fresh.removed_at = NOW - timedelta(days=29)
        names = shown.name, gone.name, fresh.name
    assert purge_pictures(database, NOW) == 1
    assert purge_pictures(database, NOW) == 0
    with database.reading() as session:
        there = [session.get(Picture, (alice.site.id, name)) for name in names]
        assert [one and one.removed_at is None for one in there] == [True, None, False]
