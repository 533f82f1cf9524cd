"""What is still missing from a step's buttons and ways to go on, one sentence each, for its author."""

from collections.abc import Iterable

from models.engine.regex.cost import assert_harmless
from models.engine.regex.expression_tree import BadExpression
from models.guide.guide_json import ActionJson, AdvanceJson
from models.guide.link_address import leads_nowhere
from models.guide.rules.page_rule import PageRule
from models.guide.step import Button, Step
from models.support.json_reader import Reader
from models.targets import refuse_selector

SCHEMES = ("https://", "http://", "mailto:", "tel:", "/", "?", "#", "./", "../")
"""How an address that a button opens may begin."""

NEEDS = {
    "guide": ("guide", "starts another guide: choose which."),
    "copy": ("text", "copies a text: write which."),
    "attribute": ("name", "sets an attribute: name it."),
    "event": ("name", "dispatches an event: name it."),
}
"""Action → the field it can't do without, and what to do about it."""


def button_gap(button: Button, steps: Iterable[str]) -> str:
    """Why that button can't be shown yet; empty when it can. `steps` are the ids of the guide's steps."""
    return _action_gap(button.action, set(steps)) if button.label.strip() else "has no label."


def _action_gap(action: ActionJson, steps: set[str]) -> str:
    kind = action["type"]
    if kind == "step" and action.get("step") not in steps:
        return "goes to a step that no longer exists." if action.get("step") else "goes to a step: choose which."
    if kind == "link":
        return _link_gap(str(action.get("url", "")).strip())
    name, sentence = NEEDS.get(kind, ("", ""))
    return sentence if name and not str(action.get(name, "")).strip() else ""


def _link_gap(url: str) -> str:
    if not url:
        return "opens a link but has no address."
    if not url.lower().startswith(SCHEMES):
        return "opens a link: begin its address with https:// or with a slash."
    if leads_nowhere(url):
        return "opens a link that leads nowhere: check its host and port."
    return ""


def advance_gap(step: Step, advance: AdvanceJson) -> str:
    """Why that way to go on can't be used yet; empty when it can."""
    when = advance["when"]
    if when in {"target_click", "value"} and not step.needs_target:
        return "Going on with the element needs a step that points at one."
    if when == "event":
        return "" if str(advance.get("name", "")).strip() else "Name the event."
    judge = {"appears": _selector_gap, "disappears": _selector_gap, "value": _typed_gap, "url": _address_gap}.get(when)
    return judge(advance) if judge else ""


def _typed_gap(advance: AdvanceJson) -> str:
    operator, value = advance.get("operator"), str(advance.get("value", ""))
    if operator != "non_empty" and not value:
        return "Write what has to be typed."
    if operator == "matches":
        try:
            assert_harmless(value)
        except BadExpression as problem:
            return f"The expression can't be used: {problem}."
    return ""


def _address_gap(advance: AdvanceJson) -> str:
    if not advance.get("value"):
        return "Write the address it becomes."
    reader = Reader.of(advance)
    PageRule.read(reader)
    return f"The address {reader.faults[0][1]}." if reader.faults else ""


def _selector_gap(advance: AdvanceJson) -> str:
    selector = str(advance.get("selector", ""))
    if not selector.strip():
        return "Write the selector of the element."
    refused = refuse_selector(selector)
    return f"{refused.reason} (at character {refused.position + 1})." if refused else ""
