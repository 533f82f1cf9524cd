"""The rules of a guide as its form sends them: fields named by their place in the document."""

from dataclasses import replace

import pytest

from models.guide import Guide
from models.release.publish import publish
from models.site import Site
from models.site.site_attribute import SiteAttribute
from tests.web.desk import NOW, PART, read
from tests.web.rules_form import FREE, add_segment, form, rules, save


def test_the_form_that_is_sent_as_it_was_drawn_changes_nothing(desk):
    save(desk, fields={**FREE, "trigger.type": "click", "trigger.selector": "#buy", "stop.dismissed": "on"})
    before = rules(desk)
    save(desk)
    assert rules(desk) == before


def test_a_page_rule_begins_with_the_page_that_the_first_step_was_picked_on(desk):
    page = save(desk, add="pages.include")
    assert rules(desk)["pages"]["include"] == [{"part": "path", "operator": "equals", "value": "/"}]
    assert page.select_one('[name="pages.include[0].value"]')["value"] == "/"
    assert page.select_one("#tried").text.strip() == "https://app.harbour.example/"


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ("#/experiments", {"part": "fragment", "operator": "equals", "value": "/experiments"}),
        ("ui#!/runs/7?tab=1", {"part": "fragment", "operator": "pattern", "value": "!/runs/:id*"}),
        ("#/runs/7", {"part": "fragment", "operator": "pattern", "value": "/runs/:id"}),
        ("boats#top", {"part": "path", "operator": "equals", "value": "/boats"}),
    ],
)
def test_a_rule_for_a_page_that_is_a_route_in_the_fragment_names_the_route(desk, page, rule):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        step = replace(guide.document.steps[0], page=f"https://app.harbour.example/{page}")
        guide.edit(guide.document.with_step(step), "Moved", desk.member(session, "alice"), guide.created_at)
    save(desk, add="pages.include")
    assert rules(desk)["pages"]["include"] == [rule]


def test_a_new_condition_is_not_wrong_before_it_is_filled_in(desk):
    page = save(desk, add="segment.conditions")
    assert not page.select(".problem")
    assert page.select_one("#rules-saved").text == "Fill in the new line to save"
    assert page.select_one('[name="segment.conditions[0].name"]')["list"] == "known-attributes"
    assert "segment" not in rules(desk)


def test_a_condition_that_stays_empty_says_so_beside_its_field_and_keeps_the_rest(desk):
    row = {**FREE, "segment.conditions[0].operator": "contains"}
    page = save(desk, 422, fields={**row, "segment.conditions[0].value[0]": "", "frequency.show": "always"})
    field = page.select_one('[name="segment.conditions[0].value[0]"]')
    assert field["aria-invalid"] == "true"
    assert "is empty" in page.select_one(f'[id="{field["aria-describedby"]}"]').text
    assert page.select_one('[name="segment.conditions[0].name"]')["value"] == "plan"
    assert page.select_one('[name="frequency.show"] option[selected]')["value"] == "always"
    assert "segment" not in rules(desk)


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"pages.include[0].part": "path", "pages.include[0].operator": "regex", "pages.include[0].value": "(a+)+$"}, "for ever"),
        ({"pages.include[0].part": "path", "pages.include[0].operator": "equals", "pages.include[0].value": ""}, "is empty"),
        ({"schedule.from": "2026-12-01T09:00", "schedule.until": "2026-11-01T09:00"}, "is not after the beginning"),
        ({"trigger.type": "click", "trigger.selector": ""}, "is empty"),
        ({"trigger.type": "scroll", "trigger.percent": "120"}, "from 0 to 100"),
        ({"frequency.show": "days", "frequency.days": "soon"}, "whole number"),
        ({"stop.views": "0"}, "whole number"),
        ({"priority": "1000"}, "from -100 to 100"),
        ({**FREE, "segment.conditions[0].type": "number"}, "must be a number"),
        ({**FREE, "segment.conditions[0].operator": "regex", "segment.conditions[0].value[0]": "(a|a)*"}, "for ever"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason_and_stays_as_it_was_typed(desk, fields, sentence):
    before = rules(desk)
    page = save(desk, 422, fields=fields)
    assert sentence in " ".join(problem.text for problem in page.select(".problem"))
    for name, value in fields.items():
        field = page.select_one(f'[name="{name}"]')
        shown = field.select_one("option[selected]")["value"] if field.name == "select" else field["value"]
        assert shown == value, name
    assert rules(desk) == before


def test_an_attribute_has_the_type_that_the_site_declared(desk):
    with desk.writing() as session:
        SiteAttribute.declare(session, session.get_one(Site, desk.site), "seats", "number", "", NOW)
    row = {**FREE, "segment.conditions[0].name": "seats", "segment.conditions[0].operator": "at_least"}
    page = save(desk, fields={**row, "segment.conditions[0].value[0]": "10"})
    assert rules(desk)["segment"]["conditions"] == [
        {"subject": "attribute", "operator": "at_least", "name": "seats", "type": "number", "value": 10}
    ]
    assert page.select_one('[name="segment.conditions[0].type"]') is None
    assert [option["value"] for option in page.select("#known-attributes option")] == ["seats"]


def test_another_subject_begins_its_row_anew(desk):
    save(desk, fields=FREE)
    page = save(desk, fields={"segment.conditions[0].subject": "device"})
    assert [box["value"] for box in page.select('[name^="segment.conditions[0].value"]')] == ["desktop", "tablet", "mobile"]
    assert not page.select(".problem")
    save(desk, page=page, fields={"segment.conditions[0].value[2]": "mobile"})
    assert rules(desk)["segment"]["conditions"] == [{"subject": "device", "operator": "equals", "value": "mobile"}]


def test_conditions_are_grouped_once_and_removed(desk):
    save(desk, fields=FREE)
    inner = {
        "segment.conditions[1].match": "any",
        "segment.conditions[1].conditions[0].subject": "visits",
        "segment.conditions[1].conditions[0].operator": "at_least",
        "segment.conditions[1].conditions[0].value[0]": "2",
    }
    page = save(desk, fields=inner)
    assert rules(desk)["segment"]["conditions"][1]["conditions"][0]["value"] == 2
    assert page.select_one(".segment-sentence").text.endswith('whose plan is "free" and with at least 2 visits.')
    save(desk, drop="segment.conditions[1].conditions[0]")
    assert len(rules(desk)["segment"]["conditions"]) == 1
    save(desk, drop="segment.conditions[0]")
    assert "segment" not in rules(desk)


def test_a_guide_for_a_named_segment_carries_its_conditions_in_the_release(desk):
    key = add_segment(desk)
    page = save(desk, fields={**FREE, "segments[0]": key})
    assert rules(desk)["segments"] == [key]
    assert page.select_one("#rules-sentence").text.startswith('Visitors in the segment "Second visit" whose plan is "free" see')
    with desk.writing() as session:
        release = publish(session, session.get_one(Guide, desk.guide), seen="", by=desk.member(session, "alice"), now=NOW)
        (live,) = release.guides()
    assert "segments" not in live["rules"]
    assert [one["subject"] for one in live["rules"]["segment"]["conditions"]] == ["visits", "attribute"]


def test_a_colleague_who_was_faster_is_not_overwritten(desk):
    mine = form(desk)
    save(desk, fields={"frequency.show": "always"})
    url = f"/guides/{desk.guide}/rules"
    page = read(desk.alice.put(url, data={**mine, "frequency.show": "session"}, headers=PART), 422)
    assert "every time" in page.select_one("#rules-conflict").text
    assert rules(desk)["frequency"] == {"show": "always"}
    keep = page.select_one("[name=keep]")["value"]
    read(desk.alice.put(url, data={**mine, "frequency.show": "session", "keep": keep}, headers=PART))
    assert rules(desk)["frequency"] == {"show": "session"}


def test_fields_that_nobody_asked_for_change_nothing(desk):
    before = rules(desk)
    strange = {"__proto__": "x", "segment[0].x": "y", "pages": "z", "a" * 300: "b", "trigger.type.deep": "c"}
    save(
        desk,
        fields={f"x{index}": "y" for index in range(50)} | {name: value for name, value in strange.items() if name != "pages"},
    )
    assert rules(desk) == {**before, "frequency": {"show": "once"}}


def test_a_stranger_finds_no_rules_and_a_reviewer_changes_none(desk):
    url = f"/guides/{desk.guide}/rules"
    assert desk.charlie.get(url).status_code == 404
    assert desk.charlie.put(url, data={}).status_code == 404
    assert desk.bob.put(url, data={}).status_code == 403
    assert read(desk.bob.get(url)).select_one(".rules-card").has_attr("disabled")
