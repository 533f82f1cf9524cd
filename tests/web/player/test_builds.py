"""Links to the live page: what they are for, who may use them, and what is refused with which sentence."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.account import Membership
from models.guide import Guide, GuideDocument
from models.guide.build_session import GOOD_FOR, OPENER, POINT, RECORD
from models.guide.preview import Preview
from models.site import Site
from tests.support.people import tour
from tests.web.player.pointed import description, steps_of

INVALID = "This link is not valid here; open the page again from the guide's editor."


def test_a_link_says_what_it_is_for_to_whoever_holds_it_on_a_page_of_the_site(ask, start, alice):
    answer = ask("builds", start(alice))
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    said = json.loads(answer.text)
    assert (said["mode"], said["guide"], said["step"], said["title"], said["count"]) == ("point", "Welcome", 1, "Save here", 0)
    assert said["editor"].endswith("/steps/s1")


@pytest.mark.one_engine
@pytest.mark.parametrize("spoiled", ["{}0", "0{}", "", "a.b", "ü{}", "{}.{}"])
def test_a_tampered_link_is_refused_before_anything_else_is_read(ask, start, alice, spoiled):
    token = spoiled.replace("{}", start(alice))
    for answer in (ask("builds", token), ask("picks", token, "[" * 1000), ask("picks", token, method="DELETE")):
        assert (answer.status, answer.text) == (403, INVALID)


@pytest.mark.one_engine
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://app.acme.example.evil.example",
        "http://app.acme.example",
        "null",
        "https://app.acme.example:8443",
        "",
    ],
)
def test_a_link_does_nothing_on_pages_of_another_origin(ask, start, alice, database, guide, origin):
    token = start(alice)
    for what, body, method in (
        ("builds", "", "POST"),
        ("picks", description(), "POST"),
        ("picks", "", "DELETE"),
        ("builds", "", "DELETE"),
    ):
        answer = ask(what, token, body, method, origin=origin)
        assert answer.status == 403
        assert "works on the pages of Acme app: on https://app.acme.example and on its staging hosts" in answer.text
        assert answer.headers["access-control-allow-origin"] == "*"
    assert ask("picks", token, description()).status == 201


def test_a_link_works_on_a_staging_host_too(ask, start, alice, database):
    with database.writing() as session:
        session.get_one(Site, alice.site.id).staging_hosts = ["staging.acme.example", ".preview.acme.example"]
    for origin in ("https://staging.acme.example", "http://pr-7.preview.acme.example"):
        assert ask("builds", start(alice), origin=origin).status == 200


def test_a_link_of_one_site_opens_nothing_on_another(ask, start, alice, charlie, database):
    answer = ask("picks", start(alice), description(), site=charlie.site)
    assert (answer.status, answer.text) == (403, INVALID)
    with database.writing() as session:
        theirs = tour(session, charlie).id
    answer = ask("picks", start(charlie, of=theirs), description(page="https://app.borealis.example/"))
    assert (answer.status, answer.text) == (403, INVALID)
    assert [step.first_selector for step in steps_of(database, theirs)] == ["#save"]


def test_a_preview_link_is_no_link_to_point_with(ask, app, database, guide, alice):
    from web.player.preview_token import preview_token

    with database.writing() as session:
        preview = Preview.make(session, session.get_one(Guide, guide), session.merge(alice.member), datetime.now(UTC))
        token = preview_token(app.state.instance.settings.secret_key, preview)
    assert ask("builds", token).status == 403


@pytest.mark.parametrize("mode", [POINT, RECORD])
def test_a_link_ends_by_itself(ask, start, alice, mode):
    answer = ask("builds", start(alice, mode, ago=GOOD_FOR[mode] + timedelta(seconds=1)))
    assert (answer.status, answer.text) == (410, "This link is too old; open the page again from the guide's editor.")


def test_a_new_link_ends_the_members_earlier_one(ask, start, alice):
    first, second = start(alice), start(alice)
    assert ask("builds", first).status == 410
    assert ask("builds", second).status == 200


def test_a_link_ends_with_the_members_right(ask, start, alice, database):
    token = start(alice)
    with database.writing() as session:
        session.get_one(Membership, (alice.organisation.id, alice.member.id)).role = "viewer"
    answer = ask("picks", token, description())
    assert (answer.status, answer.text) == (410, "You can't edit this guide any more.")
    with database.writing() as session:
        session.delete(session.get_one(Membership, (alice.organisation.id, alice.member.id)))
    assert ask("builds", token).status == 410


def test_a_link_ends_with_its_step_and_with_its_guide(ask, start, alice, database, guide):
    token = start(alice, OPENER)
    with database.writing() as session:
        kept = session.get_one(Guide, guide)
        kept.edit(GuideDocument(), "Removed", session.merge(alice.member), datetime.now(UTC))
    answer = ask("picks", token, description())
    assert (answer.status, answer.text) == (410, "This step no longer exists; somebody removed it.")
    many = start(alice)  # for many steps: another one can be made
    answer = ask("picks", many, description(step="s1"))
    assert (answer.status, answer.text) == (422, "Nothing was saved: This step no longer exists; somebody removed it.")
    assert ask("picks", many, description(after="")).status == 201
    recording = start(alice, RECORD, step="")
    with database.writing() as session:
        session.get_one(Guide, guide).archive(datetime.now(UTC))
    assert ask("builds", recording).status == 410


def test_the_editor_opens_the_page_for_those_who_may_edit_and_for_nobody_else(client, alice, bob, charlie, guide):
    address = f"/guides/{guide}/builds"
    page = client.sign_in(alice).post(address, {"step": "s1", "mode": "point"})
    link = page.html.select_one("#go")["href"]
    assert link.startswith("https://app.acme.example/#cairn-build=")
    assert page.html.select_one(".bookmarklet a")["href"].startswith("javascript:")  # the tag was never seen
    assert client.sign_in(alice).post(address, {"step": "gone", "mode": "point"}).status == 404
    assert client.sign_in(bob).post(address, {"step": "s1"}).status == 403
    assert client.sign_in(charlie).post(address, {"step": "s1"}).status == 404


def test_it_opens_a_page_that_a_single_page_application_has_in_its_fragment(client, database, alice, guide):
    with database.writing() as session:
        draft = session.get_one(Guide, guide)
        step = replace(draft.document.steps[0], page="https://app.acme.example/#/boats")
        draft.edit(draft.document.with_step(step), "Moved", session.merge(alice.member), datetime.now(UTC))
    opened = client.sign_in(alice).post(f"/guides/{guide}/builds", {"step": "s1", "mode": "point"})
    assert opened.html.select_one("#go")["href"].startswith("https://app.acme.example/#/boats#cairn-build=")
    assert client.get(f"/guides/{guide}/preview").where.startswith("https://app.acme.example/#/boats#cairn-preview=")


def test_only_what_this_recording_made_is_recorded_again(ask, start, alice, database, guide):
    token = start(alice, RECORD)
    made = json.loads(ask("picks", token, description(number=1)).text)["recorded"][0]["id"]
    for step in ("s1", "gone"):
        answer = ask("picks", token, description(number=2, step=step))
        assert (answer.status, answer.text.endswith("This step no longer exists; somebody removed it.")) == (422, True)
    with database.writing() as session:
        kept = session.get_one(Guide, guide)
        kept.edit(kept.document.without_step(made), "Removed", session.merge(alice.member), datetime.now(UTC))
    assert json.loads(ask("builds", token).text)["recorded"] == []
    assert ask("picks", token, description(number=2, step=made)).status == 422
    assert json.loads(ask("picks", token, method="DELETE").text)["count"] == 0
    assert [step.id for step in steps_of(database, guide)] == ["s1"]
