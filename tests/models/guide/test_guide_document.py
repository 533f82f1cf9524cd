import pytest

from models.guide import GuideDocument, Step
from models.support.json_reader import Faults


def document(*ids):
    return GuideDocument(tuple(Step(id=name, kind="modal", title=name, placement="center") for name in ids))


def ids(changed):
    return [step.id for step in changed.steps]


def test_a_document_reads_what_it_wrote():
    written = document("a", "b").with_rules({"frequency": {"show": "once"}}).to_json()
    assert GuideDocument.read(written).to_json() == written


def test_a_new_step_goes_after_the_named_one_or_to_the_end():
    new = Step(id="new")
    assert ids(document("a", "b").with_step_after(new, "a")) == ["a", "new", "b"]
    assert ids(document("a", "b").with_step_after(new, None)) == ["a", "b", "new"]
    assert ids(document("a", "b").with_step_after(new, "gone")) == ["a", "b", "new"]


def test_reordering_keeps_the_steps_it_was_not_told_of():
    assert ids(document("a", "b", "c").in_order(["c", "gone", "a"])) == ["c", "a", "b"]


def test_changing_a_document_leaves_the_old_one_as_it_was():
    old = document("a", "b")
    assert ids(old.without_step("a")) == ["b"]
    assert ids(old) == ["a", "b"]


@pytest.mark.parametrize(
    ("steps", "where"),
    [
        ([{"id": "a", "kind": "popup"}], "steps[0].kind"),
        ([{"id": "a"}, {"id": "a"}], "steps[1].id"),
        ([{"id": "a b"}], "steps[0].id"),
        ([{"id": "a", "title": 7}], "steps[0].title"),
        ([{"id": "a", "title": "x" * 201}], "steps[0].title"),
        ([{"id": "a", "width": 9999}], "steps[0].width"),
        ([{"id": "a", "buttons": [{"label": "Go", "action": {"type": "link", "url": " JavaScript:alert(1)"}}]}], "url"),
        ([{"id": "a", "buttons": [{"label": "Go", "action": {"type": "run"}}]}], "steps[0].buttons[0].action.type"),
        ("none", "steps"),
    ],
)
def test_a_document_from_outside_that_is_wrong_names_the_place(steps, where):
    with pytest.raises(Faults) as refused:
        GuideDocument.read({"steps": steps})
    assert any(where in path for path, _ in refused.value.faults), refused.value.faults


def test_rich_text_is_cleaned_on_the_way_in():
    body = '<p onclick="x()" hx-get="/x">Hello <script>alert(1)</script><b>you</b> <a href="javascript:x()">there</a></p>'
    step = GuideDocument.read({"steps": [{"id": "a", "body": body}]}).steps[0]
    assert step.body == "<p>Hello <b>you</b> <a>there</a></p>"


def test_rules_from_outside_are_judged_with_the_path_of_every_fault():
    page = {"part": "path", "operator": "regex", "value": "(a+)+$"}
    with pytest.raises(Faults) as refused:
        GuideDocument.read({"steps": [], "rules": {"pages": {"include": [page]}, "moon": 1, "priority": "high"}})
    assert [path for path, _ in refused.value.faults] == ["rules.moon", "rules.pages.include[0].value", "rules.priority"]


def test_a_kept_draft_can_be_opened_whatever_its_rules_were():
    rules = {"pages": {"include": [{"part": "path", "operator": "regex", "value": "(a+)+$"}]}}
    assert GuideDocument.read({"steps": [], "rules": rules}, kept=True).rules == rules
