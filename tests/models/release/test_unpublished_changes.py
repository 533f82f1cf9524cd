"""What is live is what is seen: after publishing, editing, undoing, renaming, rolling back, and on staging."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.guide.publication import Publication
from models.release.promote import promote
from models.release.publish import publish, put_theme_live, roll_back, take_down
from models.release.release import ReleaseMove
from models.release.unpublished_changes import as_drafted
from models.site.theme import Theme
from models.site.theme_document import Look
from tests.support.people import NOW, TARGET, tour

LIVE, STAGED = frozenset({"production"}), frozenset({"staging"})


class Scene:
    def __init__(self, session, alice):
        self.session, self.guide, self.member = session, tour(session, alice), session.merge(alice.member)
        self.minutes = 0

    @property
    def now(self):
        self.minutes += 1
        return NOW + timedelta(minutes=self.minutes)

    def edit(self, **changes):
        document = self.guide.document.changed("s1", lambda step: replace(step, **changes))
        self.guide.edit(document, "Edited step 1", self.member, self.now)

    def seen(self, environment="production"):
        live = Publication.of(self.session, self.guide, environment)
        return live.version_hash if live else ""

    def publish(self, environment="production"):
        publish(self.session, self.guide, seen=self.seen(environment), by=self.member, now=self.now, environment=environment)

    def same(self):
        return as_drafted(self.session, self.guide)


@pytest.fixture
def scene(database, alice):
    with database.writing() as session:
        yield Scene(session, alice)


def test_a_guide_that_was_never_published_is_not_as_live(scene):
    assert scene.same() == frozenset()


def test_publishing_makes_it_the_same_and_an_edit_ends_that_until_it_is_undone(scene):
    scene.publish()
    assert scene.same() == LIVE
    scene.edit(title="Save over here")
    assert scene.same() == frozenset()
    scene.guide.move_to_draft(scene.guide.draft_number - 1, scene.member, scene.now)
    assert scene.same() == LIVE
    scene.edit(title="Save over here")
    scene.edit(title="Save here")
    assert scene.same() == LIVE, "the content decides, not the draft's number"


def test_a_draft_that_cannot_be_published_is_not_what_is_live(scene):
    scene.publish()
    scene.edit(target=None)
    assert scene.same() == frozenset()


def test_a_new_name_and_a_target_on_another_page_are_differences(scene):
    scene.publish()
    scene.guide.rename("Hello", scene.member, scene.now)
    assert scene.same() == frozenset()
    scene.publish()
    scene.edit(page="https://app.acme.example/other")
    assert scene.same() == frozenset(), "visitors would get the same, but checks would look on the old page"
    scene.publish()
    scene.edit(target={**TARGET, "fingerprint": {"tag": "button"}})
    assert scene.same() == frozenset()
    scene.publish()
    assert scene.same() == LIVE


def test_staging_and_production_are_told_apart_until_the_promotion(scene):
    scene.publish()
    scene.edit(title="Save over here")
    scene.publish("staging")
    assert scene.same() == STAGED
    promote(scene.session, scene.guide, seen=scene.seen(), staged=scene.seen("staging"), by=scene.member, now=scene.now)
    assert scene.same() == LIVE | STAGED
    take_down(scene.session, scene.guide, by=scene.member, now=scene.now)
    assert scene.same() == STAGED


def test_rolling_the_site_back_makes_the_draft_news_again(scene):
    scene.publish()
    scene.edit(title="Save over here")
    scene.publish()
    first = ReleaseMove.history(scene.session, scene.guide.site, "production")[-1]
    roll_back(scene.session, scene.guide.site, first, by=scene.member, now=scene.now)
    assert scene.same() == frozenset()
    scene.edit(title="Save here")
    assert scene.same() == LIVE


def test_another_look_of_the_site_is_a_difference_until_it_is_put_live(scene):
    scene.publish()
    theme = Theme.create(scene.session, scene.guide.site, "Brand", Look(radius=4), scene.member, scene.now)
    assert scene.same() == LIVE
    theme.become_default(scene.session)
    assert scene.same() == frozenset()
    put_theme_live(scene.session, scene.guide.site, by=scene.member, now=scene.now)
    assert scene.same() == LIVE
