"""Undo takes back what was done on the screen that it stands on, and says what."""

from dataclasses import replace

from models.guide import Guide
from tests.web.desk import NOW, PART, read


def edit(desk, summary, **values):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        document = guide.document
        changed = document.changed(document.steps[0].id, lambda step: replace(step, **values))
        guide.edit(changed, summary, desk.member(session, "alice"), NOW)


def choose_rules(desk):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        changed = guide.document.with_rules({**guide.document.rules, "priority": 7})
        guide.edit(changed, "Changed when it shows", desk.member(session, "alice"), NOW)


def step_title(desk):
    with desk.database.reading() as session:
        return session.get_one(Guide, desk.guide).document.steps[0].title


def number(desk):
    with desk.database.reading() as session:
        return session.get_one(Guide, desk.guide).draft_number


def undo(desk, status, **values):
    sent = {"number": str(number(desk) - 1), **values}
    return read(desk.alice.put(f"/guides/{desk.guide}/draft", data=sent, headers=PART), status)


def test_a_change_of_a_step_is_undone_among_the_steps_and_not_under_its_rules(desk):
    before = step_title(desk)
    edit(desk, "Edited step 1", title="Another")
    assert "is taken back under Steps" in undo(desk, 409, tab="rules").select_one(".notice").text
    assert step_title(desk) == "Another"
    undo(desk, 200)
    assert step_title(desk) == before


def test_a_change_of_the_rules_is_not_undone_among_the_steps(desk):
    choose_rules(desk)
    page = read(desk.alice.get(f"/guides/{desk.guide}", headers=PART))
    button = page.select_one("#undo")
    assert button.has_attr("disabled")
    assert button["title"] == "“Changed when it shows” is taken back under When it shows."
    undo(desk, 409)
    page = undo(desk, 200, tab="rules")
    assert page.select_one("#rules-redo")["title"] == "Redo: Changed when it shows"


def test_a_repair_is_taken_back_in_the_inbox_only(desk):
    edit(desk, "Repaired step 1", title="Repaired")
    assert "in the inbox" in undo(desk, 409).select_one(".notice").text
    undo(desk, 409, tab="rules")
    assert step_title(desk) == "Repaired"
