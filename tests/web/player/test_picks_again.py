"""Recorded steps that are recorded again: in their place, once, and taken back."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from models.guide import Guide
from models.guide.build_session import RECORD
from tests.web.player.pointed import PAGE, description, steps_of

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
    changed = steps[2]
    assert (changed.first_selector, changed.opener) == ("#mail", None)
    assert changed.advance == ({"when": "value", "operator": "non_empty"},)
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
