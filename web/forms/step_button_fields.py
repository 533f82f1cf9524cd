"""A step's buttons as its form sends them: fields named `button-0-label`, `button-0-action` and so on."""

from starlette.requests import Request

from models.guide.guide_json import ActionJson, ButtonJson
from models.guide.step import ACTIONS, BUTTON_STYLES, MOST_BUTTONS
from web.kit import form_fields
from web.kit.context import public_context

NEW: ButtonJson = {"label": "Next", "style": "primary", "action": {"type": "next"}}
ANOTHER: ButtonJson = {"label": "Back", "style": "secondary", "action": {"type": "back"}}


def read_buttons(request: Request) -> list[ButtonJson]:
    """The buttons, without the one that `drop_button` names, and with one more when `add_button` asks for it."""
    dropped = form_fields.text(request, "drop_button", 2)
    there = [str(index) for index in range(MOST_BUTTONS) if f"button-{index}-action" in public_context(request).form]
    buttons = [_button(request, f"button-{index}-") for index in there if index != dropped]
    if form_fields.text(request, "add_button", 2) and len(buttons) < MOST_BUTTONS:
        buttons = [ANOTHER, *buttons] if _goes_on(buttons) else [*buttons, NEW]
    return buttons


def _goes_on(buttons: list[ButtonJson]) -> bool:
    """Whether what another one would be is the way back, which readers look for before the way on."""
    return bool(buttons) and all(button["action"]["type"] != "back" for button in buttons)


def _button(request: Request, prefix: str) -> ButtonJson:
    kind, style = form_fields.text(request, f"{prefix}action", 20), form_fields.text(request, f"{prefix}style", 20)
    return {
        "label": form_fields.start_of_text(request, f"{prefix}label", 200),
        "style": style if style in BUTTON_STYLES else "primary",
        "action": _action(request, prefix, kind if kind in ACTIONS else "next"),
    }


def _action(request: Request, prefix: str, kind: str) -> ActionJson:
    def typed(name: str, longest: int = 4001) -> str:
        return form_fields.start_of_text(request, f"{prefix}{name}", longest)

    action: ActionJson = {"type": kind}
    if kind == "step":
        action["step"] = typed("step", 64)
    elif kind == "link":
        action["url"], action["tab"] = typed("url"), "new" if typed("tab", 4) == "new" else "same"
    elif kind == "guide":
        action["guide"] = typed("guide", 64)
    elif kind == "copy":
        action["text"] = form_fields.start_of_block(request, f"{prefix}text", 4001)
    elif kind == "attribute":
        action["name"], action["value"] = typed("name"), typed("value")
    elif kind == "event":
        action["name"] = typed("name")
    return action
