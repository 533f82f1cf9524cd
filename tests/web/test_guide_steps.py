"""Steps over HTTP: added, saved from two tabs, duplicated, ordered, undone; and bad input, each with its sentence."""

from dataclasses import replace

import pytest

from models.guide import Guide, Step
from models.guide.translation import Translation, texts_of
from tests.web.desk import NOW, PART, read
from tests.web.step_form import address, form, steps


def test_a_step_saved_from_two_tabs_keeps_the_first_and_shows_both(desk):
    first, second = form(desk, title="Mine"), form(desk, title="Theirs")
    assert "Saved" in desk.alice.put(address(desk), data=first, headers=PART).text
    answer = desk.alice.put(address(desk), data=second, headers=PART)
    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
    assert steps(desk)[0].title == "Mine"


def test_a_form_that_changes_nothing_takes_nothing_back_that_somebody_else_changed(desk):
    desk.alice.put(address(desk), data=form(desk), headers=PART)
    untouched = form(desk)
    desk.alice.put(address(desk), data=form(desk, title="Theirs"), headers=PART)
    assert desk.alice.put(address(desk), data=untouched, headers=PART).status_code == 200
    assert steps(desk)[0].title == "Theirs"
    assert desk.alice.put(address(desk), data={**untouched, "title": "Mine"}, headers=PART).status_code == 409


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "x" * 300}, "300 characters"),
        ({"button-0-action": "link", "button-0-label": "Go", "button-0-url": "javascript:alert(1)"}, "web address"),
    ],
)
def test_a_step_that_cannot_be_kept_says_why_and_changes_nothing(desk, fields, sentence):
    answer = desk.alice.put(address(desk), data=form(desk, **fields), headers=PART)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert steps(desk)[0].title == "Hello"


def test_a_guide_without_steps_is_not_published(desk):
    desk.alice.delete(address(desk), headers=PART)
    answer = desk.alice.post(f"/guides/{desk.guide}/publication", data={"seen": ""}, headers=PART)
    assert answer.status_code == 422
    assert "a guide without steps has nothing to show" in answer.text


def test_steps_are_added_copied_ordered_and_undone(desk):
    desk.alice.post(f"/guides/{desk.guide}/steps", data={"kind": "banner"}, headers=PART)
    answer = desk.alice.post(address(desk, "/copies"), headers=PART)
    first, copy, banner = steps(desk)
    assert answer.headers["hx-push-url"] == f"/guides/{desk.guide}/steps/{copy.id}"
    assert (copy.title, banner.kind) == (first.title, "banner")
    order = f"{banner.id},{copy.id},unknown,{first.id}"
    desk.alice.put(f"/guides/{desk.guide}/order", data={"order": order}, headers=PART)
    assert [step.id for step in steps(desk)] == [banner.id, copy.id, first.id]
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    desk.alice.put(f"/guides/{desk.guide}/draft", data={"number": page.select_one("#undo")["value"]}, headers=PART)
    assert [step.id for step in steps(desk)] == [first.id, copy.id, banner.id]


def test_the_copy_of_a_last_step_that_ends_the_guide_is_drawn_and_the_step_goes_on(desk):
    desk.alice.put(address(desk), data=form(desk, **{"button-0-label": "Done", "button-0-action": "finish"}), headers=PART)
    answer = desk.alice.post(address(desk, "/copies"), headers=PART)
    assert answer.status_code == 200
    assert [step.buttons[0].action["type"] for step in steps(desk)] == ["next", "finish"]
    assert "Duplicated step 1" in read(desk.alice.get(f"/guides/{desk.guide}")).select_one("#undo")["title"]


def test_a_copy_is_translated_as_its_step_is(desk):
    desk.alice.post(f"/guides/{desk.guide}/translations", data={"language": "de"}, headers=PART)
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        title = texts_of(guide.document.steps)[0]
        document = guide.document.with_translation("de", {title.path: Translation("Hallo", title.name)})
        guide.edit(document, "Translated", desk.member(session, "alice"), NOW)
    desk.alice.post(address(desk, "/copies"), headers=PART)
    page = read(desk.alice.get(f"/guides/{desk.guide}/translations/de"))
    assert [field["value"] for field in page.select("input[value=Hallo]")] == ["Hallo", "Hallo"]


def test_every_field_of_a_step_is_kept(desk):
    fields = {
        "kind": "slideout",
        "placement": "top-left",
        "width": "420",
        "progress": "bar",
        "button-0-label": "Set it",
        "button-0-action": "attribute",
        "button-0-name": "plan",
        "button-0-value": "crew",
        "button-0-style": "link",
        "advance-0-when": "url",
        "advance-0-part": "path",
        "advance-0-operator": "starts_with",
        "advance-0-value": "/boats",
        "advance-1-when": "delay",
        "advance-1-seconds": "9",
    }
    assert desk.alice.put(address(desk), data=form(desk, **fields), headers=PART).status_code == 200
    step = steps(desk)[0]
    assert (step.kind, step.placement, step.width, step.progress) == ("slideout", "top-left", 420, "bar")
    assert step.buttons[0].to_json() == {
        "label": "Set it",
        "style": "link",
        "action": {"type": "attribute", "name": "plan", "value": "crew"},
    }
    assert step.advance[1] == {"when": "delay", "seconds": 9}
    assert step.advance[0]["value"] == "/boats"


def test_what_a_step_leads_to_is_chosen_by_name(desk):
    with desk.writing() as session:
        other = desk.add_guide(session, "Boats")
        guide = session.get_one(Guide, desk.guide)
        button = replace(guide.document.steps[0].buttons[0], action={"type": "guide", "guide": other.key})
        changed: Step = replace(guide.document.steps[0], buttons=(button,))
        guide.edit(guide.document.with_step(changed), "Leads on", desk.member(session, "alice"), guide.created_at)
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    assert [option.text for option in page.select("#button-0-guide option")] == ["Choose…", "Boats"]
    assert page.select_one("#button-0-guide option[selected]").text == "Boats"


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("GET", ""),
        ("PUT", ""),
        ("DELETE", ""),
        ("POST", "/copies"),
        ("POST", "/snapshot"),
        ("PUT", "/target"),
        ("DELETE", "/target"),
        ("PUT", "/opener"),
        ("DELETE", "/opener"),
        ("GET", "/verdict"),
        ("POST", "/verdict"),
    ],
)
def test_a_stranger_and_a_reader_change_nothing(desk, method, rest):
    before = [step.to_json() for step in steps(desk)]
    assert desk.charlie.request(method, address(desk, rest), headers=PART).status_code == 404
    if method != "GET" and rest != "/verdict":
        assert desk.bob.request(method, address(desk, rest), headers=PART).status_code == 403
    assert [step.to_json() for step in steps(desk)] == before


@pytest.mark.parametrize("rest", ["order", "draft", "steps"])
def test_a_strangers_guide_keeps_its_order_and_drafts(desk, rest):
    method = "POST" if rest == "steps" else "PUT"
    assert desk.charlie.request(method, f"/guides/{desk.guide}/{rest}", headers=PART).status_code == 404
    assert desk.bob.request(method, f"/guides/{desk.guide}/{rest}", headers=PART).status_code == 403


def test_a_full_guide_takes_no_further_step_and_says_so(desk):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        many = tuple(replace(guide.document.steps[0].copy(), title=f"Step {number}") for number in range(60))
        guide.edit(replace(guide.document, steps=many), "Many", desk.member(session, "alice"), NOW)
    for answer in (
        desk.alice.post(f"/guides/{desk.guide}/steps", data={"kind": "modal"}, headers=PART),
        desk.alice.post(address(desk, "/copies"), headers=PART),
    ):
        assert answer.status_code == 422
        assert "at most 60 steps" in answer.text
    assert len(steps(desk)) == 60


def test_a_step_put_between_two_says_what_comes_next_in_the_guides_own_words(desk):
    desk.alice.post(f"/guides/{desk.guide}/steps", data={"kind": "modal"}, headers=PART)
    first, last = steps(desk)
    desk.alice.post(f"/guides/{desk.guide}/steps", data={"between": first.id, "chosen": last.id}, headers=PART)
    assert [step.id for step in steps(desk)][::2] == [first.id, last.id]
    assert [[one.label for one in step.buttons] for step in steps(desk)] == [["Next"], ["Next"], ["Done"]]


def test_an_attribute_that_the_site_does_not_know_is_said_with_the_save(desk):
    desk.alice.post(f"/sites/{desk.site}/attributes", data={"name": "plan", "type": "text"})
    answer = desk.alice.put(address(desk), data=form(desk, title="{{ plann | free }}", body="<p>{{ plan }}</p>"), headers=PART)
    assert answer.status_code == 200
    note = read(answer).select_one("#attribute-note").text
    assert "plann is not among this site" in " ".join(note.split())
    assert "{{ plan | there }}" in note


def test_what_of_a_step_is_otherwise_than_usual_is_said_on_its_fold(desk):
    usual = {"width": "320", "backdrop": "dim", "progress": "dots", "layout": "plain"}
    desk.alice.put(address(desk), data=form(desk, **usual), headers=PART)
    assert read(desk.alice.get(f"/guides/{desk.guide}")).select_one("#fold-look .fold-said") is None
    desk.alice.put(
        address(desk), data=form(desk, **{**usual, "width": "420", "layout": "bubble", "progress": "bar"}), headers=PART
    )
    said = read(desk.alice.get(f"/guides/{desk.guide}")).select_one("#fold-look .fold-said").text
    assert said == "speech bubble, progress bar, 420 px"
    assert (steps(desk)[0].layout, steps(desk)[0].width) == ("bubble", 420)
