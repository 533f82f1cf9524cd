"""Drafts for whoever was given their link, over HTTP, on both databases."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from models.account import Membership
from models.guide import Guide
from models.guide.preview import Preview
from tests.support.people import NOW, tour
from web.player.preview_token import preview_token


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice, "Not public yet").id


@pytest.fixture
def token(app, database, alice, guide):
    return made(app, database, alice, guide)


def made(app, database, person, guide, ago=timedelta()):
    """What follows `#cairn-preview=` in a link that a person made some time ago."""
    with database.writing() as session:
        member, now = session.merge(person.member), datetime.now(UTC)
        preview = Preview.make(session, session.get_one(Guide, guide), member, now - ago)
        return preview_token(app.state.instance.settings.secret_key, preview)


def show(client, site, token):
    return client.get(f"/player/v1/{site.key}/previews/{token}.json")


def test_a_link_shows_the_draft_as_it_was_when_it_was_made(client, database, alice, guide, token):
    with database.writing() as session:
        draft = session.get_one(Guide, guide)
        changed = draft.document.changed("s1", lambda step: replace(step, title="Later"))
        draft.edit(changed, "Changed", session.merge(alice.member), NOW)
    answer = show(client, alice.site, token)
    assert json.loads(answer.text)["content"]["steps"][0]["title"] == "Save here"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_link_is_good_for_its_site_and_for_a_day(app, client, database, alice, charlie, guide, token):
    assert show(client, charlie.site, token).status == 404
    assert show(client, alice.site, token.swapcase()).status == 404
    assert show(client, alice.site, "anything").status == 404
    assert show(client, alice.site, made(app, database, alice, guide, timedelta(hours=25))).status == 404


def lost_access(session, alice, guide):
    session.delete(session.get_one(Membership, (alice.organisation.id, alice.member.id)))


def archived(session, alice, guide):
    session.get_one(Guide, guide).archive(datetime.now(UTC))


def ended(session, alice, guide):
    Preview.end_all(session, session.get_one(Guide, guide), datetime.now(UTC))


def made_long_ago(session, alice, guide):
    session.execute(update(Preview).values(expires_at=datetime.now(UTC)))


@pytest.mark.parametrize(
    ("happens", "sentence"),
    [
        (ended, "This preview was ended; ask for a new link."),
        (made_long_ago, "This preview link is too old; ask for a new one."),
        (archived, "This guide was archived, and its previews ended with it."),
        (lost_access, "Whoever made this preview has no access any more; ask for a new link."),
    ],
)
def test_one_that_is_over_is_shown_to_nobody_and_says_why(client, database, alice, guide, token, happens, sentence):
    assert show(client, alice.site, token).status == 200
    with database.writing() as session:
        happens(session, alice, guide)
    answer = show(client, alice.site, token)
    assert (answer.status, answer.text) == (404, sentence)
    with database.reading() as session:
        found = session.get_one(Guide, guide)
        assert Preview.open_of(session, found, datetime.now(UTC)) == []
        assert Preview.count_of(session, found, datetime.now(UTC)) == 0


def test_a_member_has_one_preview_of_a_draft_and_another_one_after_its_end(app, client, database, alice, guide, token):
    assert show(client, alice.site, made(app, database, alice, guide)).status == 200
    with database.writing() as session:
        assert Preview.count_of(session, session.get_one(Guide, guide), datetime.now(UTC)) == 1
        ended(session, alice, guide)
    assert show(client, alice.site, made(app, database, alice, guide)).status == 200
    assert show(client, alice.site, token).status == 404


def test_what_is_over_for_a_week_is_forgotten(app, database, alice, guide):
    made(app, database, alice, guide, timedelta(days=9))
    made(app, database, alice, guide)
    with database.reading() as session:
        assert session.query(Preview).count() == 1


def test_a_draft_that_cannot_be_shown_says_what_is_missing(app, client, database, alice, guide):
    with database.writing() as session:
        draft = session.get_one(Guide, guide)
        draft.edit(draft.document.without_step("s1"), "Emptied", session.merge(alice.member), NOW)
    answer = show(client, alice.site, made(app, database, alice, guide))
    assert answer.status == 409
    assert "a guide without steps has nothing to show" in answer.text


def test_a_member_is_led_to_the_draft_on_the_sites_own_page(client, alice, charlie, guide):
    assert client.get(f"/guides/{guide}/preview").where.startswith("/sign-in")
    assert client.sign_in(alice).get(f"/guides/{guide}/preview").where.startswith("https://app.acme.example/#cairn-preview=")
    assert client.sign_in(charlie).get(f"/guides/{guide}/preview").status == 404
