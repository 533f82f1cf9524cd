"""A step as its form sends it."""

from dataclasses import replace
from typing import Any

from starlette.requests import Request

from models.guide import Step
from models.guide.step import ACTIONS, KINDS, PLACEMENTS
from models.support.reading import Reader
from web.kit import forms

VALUE_OF = {"link": "url", "step": "step", "guide": "guide", "copy": "text", "event": "name", "attribute": "name"}


def read_step(request: Request, current: Step) -> Step:
    """The step with what the form says; raises Faults when something in it can't be kept."""
    kind = forms.text(request, "kind", 10, current.kind)
    kind = kind if kind in KINDS else current.kind
    placement = forms.text(request, "placement", 20)
    if placement not in PLACEMENTS[kind]:
        placement = PLACEMENTS[kind][0]
    others = [advance for advance in current.advance if advance.get("when") != "target_click"]
    clicked = [{"when": "target_click"}] if forms.ticked(request, "advance_click") else []
    value = {
        **current.to_json(),
        "kind": kind,
        "title": forms.text(request, "title", 4000),
        "body": forms.block(request, "body"),
        "placement": placement,
        "backdrop": {"kind": forms.text(request, "backdrop", 20, "none") or "none", "through": forms.ticked(request, "through")},
        "progress": forms.text(request, "progress", 20, current.progress) or current.progress,
        "missing": {
            "wait": forms.number(request, "missing_wait", current.missing_wait, 0, 60),
            "then": forms.text(request, "missing_then", 10, current.missing_then) or current.missing_then,
        },
        "buttons": _buttons(request),
        "advance": [*others, *clicked],
    }
    reader = Reader.of(value)
    step = Step.read(reader)
    reader.finish()
    return replace(step, id=current.id, target=current.target)


def _buttons(request: Request) -> list[dict[str, Any]]:
    labels, styles = forms.many(request, "button_label", 200), forms.many(request, "button_style", 20)
    actions, values = forms.many(request, "button_action", 20), forms.many(request, "button_value")
    dropped = forms.text(request, "drop_button", 2)
    buttons = [
        {"label": label, "style": style, "action": _action(action, value)}
        for index, (label, style, action, value) in enumerate(zip(labels, styles, actions, values, strict=False))
        if dropped != str(index)
    ]
    if forms.text(request, "add_button", 2) and len(buttons) < 3:
        buttons.append(
            {
                "label": "Next" if not buttons else "Back",
                "style": "primary" if not buttons else "secondary",
                "action": {"type": "next" if not buttons else "back"},
            }
        )
    return buttons


def _action(kind: str, value: str) -> dict[str, Any]:
    kind = kind if kind in ACTIONS else "next"
    action: dict[str, Any] = {"type": kind}
    if kind in VALUE_OF:
        action[VALUE_OF[kind]] = value
    if kind == "link":
        action["tab"] = "same"
    if kind == "attribute":
        name, _, rest = value.partition("=")
        action |= {"name": name.strip(), "value": rest.strip()}
    return action
