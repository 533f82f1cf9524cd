"""Examples for the gallery and its test."""

from components.button_editor import ButtonEditor
from models.guide import Button
from models.guide.guide_json import ActionJson

_STEPS = (("s-1", "1. Welcome"), ("s-2", "2. Boats"))
_ACTIONS: tuple[ActionJson, ...] = (
    {"type": "next"},
    {"type": "step", "step": "s-gone"},
    {"type": "link", "url": "", "tab": "new"},
    {"type": "guide", "guide": ""},
    {"type": "copy", "text": "SPRING-20"},
    {"type": "attribute", "name": "plan", "value": "crew"},
    {"type": "event", "name": "marina:open"},
)
EXAMPLES = {
    action["type"]: ButtonEditor(index, Button("Go on", action=action), _STEPS, (("boats-x", "Boats"),))
    for index, action in enumerate(_ACTIONS)
} | {
    "incomplete": ButtonEditor(
        0, Button("Read more", action={"type": "link", "url": ""}), problem="opens a link but has no address."
    )
}
