"""Drafts for whoever was given their link, over HTTP, on both databases."""

import json
import time
from dataclasses import replace

import pytest

from models.guide import Guide
from tests.support.people import NOW, tour
from web.player.preview_token import preview_token


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice, "Not public yet").id


@pytest.fixture
def token(app, database, guide):
    with database.reading() as session:
        return preview_token(app.state.instance.settings.secret_key, session.get_one(Guide, guide), time.time())


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
    assert show(client, alice.site, token[:-1] + "x").status == 404
    assert show(client, alice.site, "anything").status == 404
    with database.reading() as session:
        old = preview_token(app.state.instance.settings.secret_key, session.get_one(Guide, guide), time.time() - 90_000)
    assert show(client, alice.site, old).status == 404


def test_a_draft_that_cannot_be_shown_says_what_is_missing(app, client, database, alice, guide):
    with database.writing() as session:
        draft = session.get_one(Guide, guide)
        draft.edit(draft.document.without_step("s1"), "Emptied", session.merge(alice.member), NOW)
        token = preview_token(app.state.instance.settings.secret_key, draft, time.time())
    answer = show(client, alice.site, token)
    assert answer.status == 409
    assert "a guide without steps has nothing to show" in answer.text


def test_a_member_is_led_to_the_draft_on_the_sites_own_page(client, alice, charlie, guide):
    assert client.get(f"/guides/{guide}/preview").where.startswith("/sign-in")
    assert client.sign_in(alice).get(f"/guides/{guide}/preview").where.startswith("https://app.acme.example/#cairn-preview=")
    assert client.sign_in(charlie).get(f"/guides/{guide}/preview").status == 404
