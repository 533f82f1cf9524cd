"""Elements that were pointed at or clicked: saved once, taken back, or refused with a sentence."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.guide import Guide, GuideDocument, Step
from models.guide.build_session import OPENER, RECORD
from models.guide.target_verdict import TargetVerdict
from models.site import Site
from models.targets.live_pick import LARGEST
from tests.web.player.pointed import PAGE, description, steps_of


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
    assert ask("picks", token, description()).status == 201  # the same again changes nothing
    assert ask("builds", token, method="DELETE").status == 204
    again = ask("picks", token, description())
    assert (again.status, again.text) == (410, "This link was used already; open the page again from the guide's editor.")


def test_a_new_step_is_made_behind_another_one_and_once(ask, start, alice, database, guide):
    token = start(alice)
    for number in (1, 1, 2):
        answer = ask("picks", token, description(number=number, after="s1"))
        assert answer.status == 201
    said = json.loads(answer.text)
    first, second, third = steps_of(database, guide)
    assert said["chosen"] == second.id
    assert [button.label for step in (first, second, third) for button in step.buttons] == ["Next", "Next", "Done"]


def test_an_element_that_somebody_else_chose_meanwhile_is_not_overwritten(ask, start, alice, database, guide):
    token = start(alice)
    (step,) = json.loads(ask("builds", token).text)["steps"]
    seen = step["target"]
    assert ask("picks", token, description(seen=seen)).status == 201
    other = [[-1, "html"], [0, "body"], [1, "button", {"id": "leave"}], [2, "", "Leave"]]
    answer = ask("picks", token, description(seen=seen, levels=[{"picked": 2, "elements": other}]))
    assert (answer.status, answer.text) == (409, "Somebody pointed this step at another element meanwhile.")
    assert steps_of(database, guide)[0].first_selector == "#pay"


def test_it_can_be_undone_in_the_editor(ask, start, alice, client, guide):
    ask("picks", start(alice), description())
    client.sign_in(alice)
    page = client.get(f"/guides/{guide}")
    assert "Pointed on the live page" in str(page.html.select_one("#undo"))


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            description(page="https://elsewhere.example/"),
            "belongs to Acme app, and this page is neither on https://app.acme.example nor on one of its staging hosts.",
        ),
        (description(page="https://app.acme.example:8443/"), "nor on one of its staging hosts."),
        (description(page="javascript:alert(1)"), "Only http:// and https:// addresses can be used."),
        (description(page=""), "Enter the address"),
        (description(levels=[]), "levels: a list of 1 to 8 is expected."),
        ("[" * 100_000, "The description of the page is no JSON."),
        (description(number=2**63), "number: a whole number from 0 to 1,000,000 is expected."),
        (description(number=-1), "number: a whole number from 0"),
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


def test_a_page_on_a_staging_host_is_the_sites_too(ask, start, alice, database, guide):
    with database.writing() as session:
        session.get_one(Site, alice.site.id).staging_hosts = [".stage.acme.example"]
    assert ask("picks", start(alice), description(page="https://a.stage.acme.example/pay")).status == 201
    assert steps_of(database, guide)[0].page == "https://a.stage.acme.example/pay"


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


OTHER = [{"picked": 2, "elements": [*PAGE[:2], [1, "input", {"id": "mail", "type": "email"}]]}]


def test_any_recorded_step_is_recorded_again_in_its_place_and_that_is_taken_back(ask, start, alice, database, guide):
    token = start(alice, RECORD)
    for number in (1, 2, 3):
        said = json.loads(ask("picks", token, description(number=number)).text)
    assert [one["title"] for one in said["recorded"]] == ["Click “Pay now”"] * 3
    before = steps_of(database, guide)
    second = said["recorded"][1]["id"]
    answer = ask("picks", token, description(number=4, label="Mail", levels=OTHER, step=second, opened=True))
    assert answer.status == 201
    said = json.loads(answer.text)
    assert (said["count"], said["recorded"][1]) == (3, {"id": second, "title": "Fill in “Mail”"})
    steps = steps_of(database, guide)
    assert [step.id for step in steps] == [step.id for step in before]
    assert [step for step in steps if step.id != second] == [step for step in before if step.id != second]
    filled = ({"when": "value", "operator": "non_empty"},)
    assert (steps[2].first_selector, steps[2].opener, steps[2].advance) == ("#mail", None, filled)
    assert ask("picks", token, description(number=4, label="Mail", levels=OTHER, step=second)).status == 201
    assert json.loads(ask("picks", token, second, "DELETE").text)["recorded"][1]["title"] == "Click “Pay now”"
    assert steps_of(database, guide) == before
    again = ask("picks", token, second, "DELETE")
    assert (again.status, again.text) == (409, "Nothing was done: Something else was changed since; undo it in the editor.")


def test_what_was_written_in_a_recorded_step_stays_when_it_is_recorded_again(ask, start, alice, database, guide):
    token = start(alice, RECORD)
    made = json.loads(ask("picks", token, description(number=1)).text)["recorded"][0]["id"]
    with database.writing() as session:
        kept = session.get_one(Guide, guide)
        mine = replace(kept.document.step(made), title="Pay here", body="<p>Today</p>", advance=())
        kept.edit(kept.document.with_step(mine), "Worded", session.merge(alice.member), datetime.now(UTC))
    ask("picks", token, description(number=2, label="Mail", levels=OTHER, step=made))
    step = steps_of(database, guide)[1]
    assert (step.title, step.body, step.advance, step.first_selector) == ("Pay here", mine.body, (), "#mail")


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


def test_what_opens_an_element_is_pointed_at_and_leaves_its_target_alone(ask, start, alice, database, guide):
    answer = ask("picks", start(alice, OPENER), description())
    assert answer.status == 201
    step = steps_of(database, guide)[0]
    assert (step.first_selector, step.opener["selectors"][0], step.opener["name"]) == ("#save", "#pay", "Pay now")
    assert step.page != "https://app.acme.example/pay"


def test_what_a_click_has_brought_is_opened_by_what_was_clicked(ask, start, alice, database, guide):
    token = start(alice, RECORD)
    ask("picks", token, description(number=1, opened=True))
    ask("picks", token, description(number=2, opened=True))
    ask("picks", token, description(number=3, opened=True, page="https://app.acme.example/other"))
    openers = [step.opener for step in steps_of(database, guide)]
    assert [opener and (opener["selectors"][0], opener["name"]) for opener in openers] == [None, None, ("#pay", "Pay now"), None]


def test_what_has_no_name_is_not_proposed_as_what_opens_an_element(ask, start, alice, database, guide):
    token = start(alice, RECORD)
    nameless = [{"picked": 2, "elements": PAGE[:3]}]
    ask("picks", token, description(number=1, label="", levels=nameless))
    ask("picks", token, description(number=2, opened=True))
    assert [step.opener for step in steps_of(database, guide)][1:] == [None, None]
