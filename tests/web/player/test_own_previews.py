"""A guide that is live for its author alone, over HTTP: to whom it is shown, and to whom it is not."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from models.account import Membership
from models.guide import Guide
from models.guide.own_preview import start
from models.guide.preview import Preview
from tests.support.people import tour
from web.player.own_preview_token import own_preview_token

ORIGIN = {"origin": "https://app.acme.example"}


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice, "Not public yet").id


@pytest.fixture
def link(app, database, alice, guide):
    with database.writing() as session:
        preview = start(session, session.get_one(Guide, guide), session.merge(alice.member), datetime.now(UTC))
        return own_preview_token(app.state.instance.settings.secret_key, preview)


def ask(client, site, token, method="POST", headers=ORIGIN):
    return client.ask(method, f"/player/v1/{site.key}/own-previews", content=token, headers=headers)


def test_a_browser_comes_with_the_link_once_and_with_the_token_of_each_answer_after_that(client, alice, link):
    answer = ask(client, alice.site, link)
    said = json.loads(answer.text)
    assert said["shown"]["config"]["guides"][0]["content"]["steps"][0]["title"] == "Save here"
    assert said["name"] == "Not public yet"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert ask(client, alice.site, link).status == 410
    assert json.loads(ask(client, alice.site, said["token"]).text)["shown"]


def test_only_the_sites_own_pages_are_answered(client, alice, charlie, link):
    strange = [{}, {"origin": "https://evil.example"}, {"origin": "null"}]
    assert [ask(client, alice.site, link, headers=headers).status for headers in strange] == [403, 403, 403]
    assert ask(client, charlie.site, link).status == 403
    assert ask(client, alice.site, link.swapcase()).status == 403
    assert ask(client, alice.site, "").status == 403
    assert ask(client, alice.site, "x" * 400).status == 413
    assert ask(client, alice.site, link).status == 200


def test_what_visitors_get_does_not_change_and_a_preview_link_does_not_show_it(client, alice, link):
    before = client.get(f"/player/v1/{alice.site.key}/guides.json").text
    token = json.loads(ask(client, alice.site, link).text)["token"]
    assert client.get(f"/player/v1/{alice.site.key}/guides.json").text == before
    assert "Not public yet" not in client.get(f"/player/v1/{alice.site.key}.js").text
    for one in (link, token):
        assert client.get(f"/player/v1/{alice.site.key}/previews/{one}.json").status == 404


def test_it_ends_from_the_page_for_good(client, alice, link):
    token = json.loads(ask(client, alice.site, link).text)["token"]
    assert ask(client, alice.site, token, "DELETE", {"origin": "https://evil.example"}).status == 403
    assert ask(client, alice.site, token, "DELETE").status == 204
    assert ask(client, alice.site, token).status == 410


def left(session, alice, guide):
    session.delete(session.get_one(Membership, (alice.organisation.id, alice.member.id)))


def suspended(session, alice, guide):
    session.get_one(Membership, (alice.organisation.id, alice.member.id)).suspended_at = datetime.now(UTC)


def over(session, alice, guide):
    session.execute(update(Preview).values(expires_at=datetime.now(UTC)))


def deleted(session, alice, guide):
    found = session.get_one(Guide, guide)
    found.archived_at = found.deleted_at = datetime.now(UTC)


@pytest.mark.parametrize("happens", [left, suspended, over, deleted])
def test_it_is_over_once_it_has_no_right_to_be(client, database, alice, guide, link, happens):
    token = json.loads(ask(client, alice.site, link).text)["token"]
    with database.writing() as session:
        happens(session, alice, guide)
    assert ask(client, alice.site, token).status == 410


def test_a_draft_that_can_not_be_shown_says_what_is_missing(client, database, alice, guide, link):
    with database.writing() as session:
        draft = session.get_one(Guide, guide)
        draft.edit(draft.document.without_step("s1"), "Emptied", session.merge(alice.member), datetime.now(UTC))
    said = json.loads(ask(client, alice.site, link).text)
    assert "a guide without steps has nothing to show" in said["problem"]
    assert "shown" not in said
