"""What the screen says about rules: in one sentence, beside a field, and about the other guides."""

import json

from models.guide import Guide
from models.release.publish import publish
from tests.web.desk import NOW, PART, read
from tests.web.rules_form import FREE, add_segment, rules, save


def test_what_is_chosen_is_saved_and_told_in_one_sentence(desk):
    page = save(
        desk,
        fields={
            **FREE,
            "pages.include[0].part": "path",
            "pages.include[0].operator": "pattern",
            "pages.include[0].value": "/boats/:id",
            "trigger.type": "delay",
            "frequency.show": "days",
            "schedule.from": "2026-12-01T09:00",
            "schedule.zone": "site",
            "stop.views": "3",
            "priority": "5",
        },
    )
    assert rules(desk) == {
        "pages": {"include": [{"part": "path", "operator": "pattern", "value": "/boats/:id"}]},
        "segment": {
            "match": "all",
            "conditions": [{"subject": "attribute", "operator": "equals", "name": "plan", "value": "free"}],
        },
        "trigger": {"type": "delay", "seconds": 5},
        "frequency": {"show": "days", "days": 7},
        "stop": {"views": 3},
        "schedule": {"from": "2026-12-01T09:00", "zone": "site"},
        "priority": 5,
    }
    assert page.select_one("#rules-sentence").text == (
        'Visitors whose plan is "free" see "Welcome" on pages whose path matches "/boats/:id", '
        "5 seconds after the page is ready, once every 7 days, until they complete or dismiss it or they have seen it 3 times, "
        "from 2026-12-01 09:00 by the site's clock."
    )
    assert page.select_one("#rules-saved").text == "Saved"


def test_contradictions_are_said_when_saving(desk):
    key = add_segment(desk, value=5)
    row = {"segment.conditions[0].subject": "visits", "segment.conditions[0].operator": "at_most"}
    page = save(desk, fields={"segments[0]": key, "segment.match": "all", **row, "segment.conditions[0].value[0]": "3"})
    assert "Nobody can match this segment" in page.select_one(".note.warn").text


def test_who_else_wants_the_same_page_is_listed_with_the_winner(desk):
    with desk.writing() as session:
        other = desk.add_guide(session, "News")
        publish(session, other, seen="", by=desk.member(session, "alice"), now=NOW)
    page = save(desk, priority="3")
    assert '"Welcome" shows before "News"' in page.select_one(".competitions").text
    assert "(3 over 0)" in page.select_one(".competitions").text


def test_rules_and_priority_are_undone_and_redone_on_their_own_screen(desk):
    page = save(desk, priority="7")
    undo = page.select_one("#rules-undo")
    assert "Changed when it shows" in undo["title"]
    url = f"/guides/{desk.guide}/draft"
    page = read(desk.alice.put(url, data={"number": undo["data-draft"], "tab": "rules"}, headers=PART))
    assert page.select_one("[name=priority]")["value"] == "0"
    assert desk.find_guide(desk.guide).priority == 0
    redo = page.select_one("#rules-redo")
    page = read(desk.alice.put(url, data={"number": redo["data-draft"], "tab": "rules"}, headers=PART))
    assert page.select_one("[name=priority]")["value"] == "7"


def test_promise_2_the_editor_says_that_live_rules_are_public(desk):
    page = read(desk.alice.get(f"/guides/{desk.guide}/rules"))
    assert "can be read by anyone" in page.select_one(".rules-public").text


def test_would_it_show_judges_this_draft_beside_what_is_live_and_says_so(desk):
    with desk.writing() as session:
        alice, other = desk.member(session, "alice"), desk.add_guide(session, "Other")
        publish(session, other, seen="", by=alice, now=NOW)
        for guide, priority in ((other, 7), (session.get_one(Guide, desk.guide), 9)):
            guide.edit(guide.document.with_rules({"priority": priority}), "Rules", alice, NOW)
    page = read(desk.alice.get(f"/guides/{desk.guide}/rules"))
    assert json.loads(page.select_one("#rules-data").string)["own"]["priority"] == 9
    assert [guide["priority"] for guide in json.loads(page.select_one("#live-guides").string)] == [0]
    choice = page.select_one("#would-form fieldset")
    assert page.find(id=choice["aria-describedby"]).text == "This guide is judged as its draft is, the others as they are live."
