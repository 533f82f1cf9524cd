import pytest

from models.guide import Button, GuideDocument, Step, compile_step
from models.guide.step_gaps import advance_gap, button_gap
from models.support.json_reader import Faults


@pytest.mark.parametrize(
    ("action", "gap"),
    [
        ({"type": "next"}, ""),
        ({"type": "step", "step": "s2"}, ""),
        ({"type": "step", "step": ""}, "goes to a step: choose which."),
        ({"type": "step", "step": "gone"}, "goes to a step that no longer exists."),
        ({"type": "link", "url": "/boats"}, ""),
        ({"type": "link", "url": "HTTPS://boats.example"}, ""),
        ({"type": "link", "url": "boats.example"}, "opens a link: begin its address with https:// or with a slash."),
        ({"type": "guide", "guide": ""}, "starts another guide: choose which."),
        ({"type": "copy", "text": " "}, "copies a text: write which."),
        ({"type": "attribute", "name": "", "value": "x"}, "sets an attribute: name it."),
        ({"type": "event", "name": ""}, "dispatches an event: name it."),
    ],
)
def test_a_button_says_what_its_action_still_needs(action, gap):
    assert button_gap(Button("Go", action=action), ["s1", "s2"]) == gap


@pytest.mark.parametrize(
    ("advance", "kind", "gap"),
    [
        ({"when": "target_click"}, "tooltip", ""),
        ({"when": "target_click"}, "modal", "Going on with the element needs a step that points at one."),
        ({"when": "value", "operator": "non_empty"}, "tooltip", ""),
        ({"when": "value", "operator": "equals", "value": ""}, "tooltip", "Write what has to be typed."),
        ({"when": "appears", "selector": ".saved"}, "modal", ""),
        ({"when": "appears", "selector": ""}, "modal", "Write the selector of the element."),
        ({"when": "url", "part": "path", "operator": "equals", "value": ""}, "modal", "Write the address it becomes."),
        ({"when": "delay", "seconds": 3}, "modal", ""),
        ({"when": "event", "name": " "}, "modal", "Name the event."),
    ],
)
def test_a_way_to_go_on_says_what_it_still_needs(advance, kind, gap):
    assert advance_gap(Step("s1", kind), advance) == gap


def test_a_selector_that_browsers_refuse_says_where():
    assert "(at character 4)" in advance_gap(Step("s1"), {"when": "disappears", "selector": "a >> b"})


def test_an_expression_that_could_take_for_ever_is_a_gap():
    assert "can take for ever" in advance_gap(Step("s1"), {"when": "value", "operator": "matches", "value": "(a+)+b"})


def test_an_address_goes_out_as_browsers_write_it():
    rule = {"when": "url", "part": "path", "operator": "equals", "value": "/boats/ü"}
    assert compile_step(Step("s1", "modal", "Hi", advance=(rule,)))["advance"][0]["value"] == "/boats/%C3%BC"


@pytest.mark.parametrize(
    ("advance", "path"),
    [
        ({"when": "value", "operator": "like"}, "operator"),
        ({"when": "url", "part": "page", "operator": "equals"}, "part"),
        ({"when": "delay", "seconds": -1}, "seconds"),
        ({"when": "delay", "seconds": True}, "seconds"),
        ({"when": "never"}, "when"),
    ],
)
def test_a_way_to_go_on_of_the_wrong_shape_is_refused_by_path(advance, path):
    with pytest.raises(Faults) as refused:
        GuideDocument.read({"steps": [{"id": "a", "advance": [advance]}]})
    assert refused.value.faults[0][0] == f"steps[0].advance[0].{path}"
