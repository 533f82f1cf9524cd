"""Links to the live page: what they are for, who may use them, and what is refused with which sentence."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.account import Membership
from models.guide import Guide, GuideDocument, Step
from models.guide.build_session import GOOD_FOR, POINT, RECORD, BuildSession
from models.guide.target_verdict import TargetVerdict
from models.targets.choose.skeleton import LARGEST
from tests.support.people import tour
from web.player.builder_request import build_token
from web.routes import ROUTES

PAGE = [[-1, "html"], [0, "body"], [1, "button", {"id": "pay"}], [2, "", "Pay now"]]
INVALID = "This link is not valid here; open the page again from the guide's editor."


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice).id


@pytest.fixture
def start(app, database, guide):
    """Starts a session of a person on a guide; returns its token."""

    def started(person, mode=POINT, step="s1", of=None, ago=timedelta()):
        with database.writing() as session:
            now = datetime.now(UTC) - ago
            build = BuildSession.start(
                session, session.get_one(Guide, of or guide), step, mode, session.merge(person.member), now
            )
            return build_token(app.state.instance.settings.secret_key, build)

    return started


def description(page="https://app.acme.example/pay", number=1, **members):
    levels = [{"picked": 2, "elements": PAGE}]
    return json.dumps({"page": page, "number": number, "label": "Pay now", "levels": levels, **members})


@pytest.fixture
def ask(client, alice):
    def asked(what, token, body="", method="POST", site=alice.site):
        content = f"{token}\n{body}" if body else token
        return client.ask(method, f"/player/v1/{site.key}/{what}", content=content, headers={"content-type": "text/plain"})

    return asked


def steps_of(database, guide):
    with database.reading() as session:
        return session.get_one(Guide, guide).document.steps


def test_a_link_says_what_it_is_for_to_whoever_holds_it_from_any_page(ask, start, alice):
    answer = ask("builds", start(alice))
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    said = json.loads(answer.text)
    assert (said["mode"], said["guide"], said["step"], said["title"], said["count"]) == ("point", "Welcome", 1, "Save here", 0)
    assert said["editor"].endswith("/steps/s1")


def test_what_was_pointed_at_is_saved_once(ask, start, alice, database, guide):
    token = start(alice)
    answer = ask("picks", token, description())
    assert answer.status == 201
    said = json.loads(answer.text)
    assert (said["verdict"], said["selectors"][0]) == ("unique", "#pay")
    step = steps_of(database, guide)[0]
    assert (step.first_selector, step.page, step.title) == ("#pay", "https://app.acme.example/pay", "Save here")
    with database.reading() as session:
        assert TargetVerdict.of(session, session.get_one(Guide, guide))["s1"].verdict == "unique"
    again = ask("picks", token, description())
    assert (again.status, again.text) == (410, "This link was used already; open the page again from the guide's editor.")


def test_it_can_be_undone_in_the_editor(ask, start, alice, client, guide):
    ask("picks", start(alice), description())
    client.sign_in(alice)
    page = client.get(f"/guides/{guide}")
    assert "Pointed on the live page" in str(page.html.select_one("#undo"))


@pytest.mark.parametrize("spoiled", ["{}0", "0{}", "", "a.b", "ü{}", "{}.{}"])
def test_a_tampered_link_is_refused_before_anything_else_is_read(ask, start, alice, spoiled):
    token = spoiled.replace("{}", start(alice))
    for answer in (ask("builds", token), ask("picks", token, "[" * 1000), ask("picks", token, method="DELETE")):
        assert (answer.status, answer.text) == (403, INVALID)


def test_a_link_of_one_site_opens_nothing_on_another(ask, start, alice, charlie, database):
    answer = ask("picks", start(alice), description(), site=charlie.site)
    assert (answer.status, answer.text) == (403, INVALID)
    with database.writing() as session:
        theirs = tour(session, charlie).id
    answer = ask("picks", start(charlie, of=theirs), description(page="https://app.borealis.example/"))
    assert (answer.status, answer.text) == (403, INVALID)
    assert [step.first_selector for step in steps_of(database, theirs)] == ["#save"]


def test_a_preview_link_is_no_link_to_point_with(ask, app, database, guide):
    from web.player.previews import preview_token

    with database.reading() as session:
        key, now = app.state.instance.settings.secret_key, datetime.now(UTC)
        token = preview_token(key, session.get_one(Guide, guide), now.timestamp())
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
    token = start(alice)
    with database.writing() as session:
        kept = session.get_one(Guide, guide)
        kept.edit(GuideDocument(), "Removed", session.merge(alice.member), datetime.now(UTC))
    answer = ask("picks", token, description())
    assert (answer.status, answer.text) == (410, "This step no longer exists; somebody removed it.")
    recording = start(alice, RECORD, step="")
    with database.writing() as session:
        session.get_one(Guide, guide).archive(datetime.now(UTC))
    assert ask("builds", recording).status == 410


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (description(page="https://elsewhere.example/"), "this guide belongs to Acme app, and this page is on another host."),
        (description(page="javascript:alert(1)"), "Only http:// and https:// addresses can be used."),
        (description(page=""), "Enter the address"),
        (description(levels=[]), "levels: a list of 1 to 8 is expected."),
        ("[" * 100_000, "The description of the page is no JSON."),
    ],
)
def test_what_can_not_be_used_is_refused_and_the_link_stays_good(ask, start, alice, database, guide, body, sentence):
    token = start(alice)
    answer = ask("picks", token, body)
    assert answer.status == 422
    assert answer.text.startswith("Nothing was saved: ")
    assert sentence in answer.text
    assert steps_of(database, guide)[0].first_selector == "#save"
    assert ask("picks", token, description()).status == 201


def test_more_than_is_looked_at_is_refused_before_it_is_read(ask, start, alice):
    answer = ask("picks", start(alice), "x" * (LARGEST + 400))
    assert answer.status == 413
    assert "too large" in answer.text


def test_picks_that_come_too_fast_are_asked_to_wait(ask, start, alice):
    token = start(alice, RECORD)
    answers = [ask("builds", token) for _ in range(40)]
    assert answers[-1].status == 429
    assert answers[-1].headers["retry-after"]


def test_recorded_clicks_become_steps_once_each_and_the_last_is_taken_back(ask, start, alice, database, guide):
    token = start(alice, RECORD)
    for number in (1, 2, 2, 3):
        answer = ask("picks", token, description(number=number))
        assert answer.status == 201
    assert json.loads(answer.text)["count"] == 3
    assert json.loads(ask("picks", token, method="DELETE").text)["count"] == 2
    steps = steps_of(database, guide)
    assert [step.title for step in steps] == ["Save here", "Click “Pay now”", "Click “Pay now”"]
    assert steps[0].buttons[0].action == {"type": "next"}
    assert ask("builds", token, method="DELETE").status == 204
    assert ask("picks", token, description(number=4)).status == 410


def test_a_full_guide_takes_no_further_click(ask, start, alice, database, guide):
    with database.writing() as session:
        full = GuideDocument(
            tuple(replace(Step.new("modal", "https://app.acme.example/"), id=f"s{number}") for number in range(60))
        )
        session.get_one(Guide, guide).edit(full, "Filled", session.merge(alice.member), datetime.now(UTC))
    answer = ask("picks", start(alice, RECORD, step=""), description())
    assert (answer.status, "at most 60 steps" in answer.text) == (422, True)


def test_browsers_ask_beforehand_for_taking_back_and_are_told_what_is_possible(ask, client, alice):
    for what in ("builds", "picks"):
        answer = client.ask("OPTIONS", f"/player/v1/{alice.site.key}/{what}")
        assert answer.status == 204
        assert answer.headers["access-control-allow-methods"] == "POST, DELETE"


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


def test_every_address_of_a_build_is_tested_here():
    names = {route.name for route in ROUTES if "build" in route.name or "pick" in route.name}
    assert names == {"guide_builds", "player_builds", "player_picks"}
