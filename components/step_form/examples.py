"""Examples for the gallery and its test."""

from components.advance_editor import AdvanceEditor
from components.button_editor import ButtonEditor
from components.kind_picker import KindPicker
from components.placement_picker import PlacementPicker
from components.save_state import SaveState
from components.step_form import StepForm
from models.guide.step import Button, Step

_BUTTONS = (Button("Next"), Button("Read more", "link", {"type": "link", "url": "https://example.com", "tab": "new"}))
_MODAL = Step("s-1", "modal", "Welcome", "<div>Hello there</div>", placement="center", buttons=_BUTTONS)
_HOTSPOT = Step("s-2", "hotspot", "New here", "<div>Have a look</div>", placement="top")
_SAVED = SaveState("ab", "{}")
EXAMPLES = {
    "modal": StepForm(
        1,
        _MODAL,
        1,
        KindPicker("modal"),
        None,
        tuple(ButtonEditor(index, button) for index, button in enumerate(_BUTTONS)),
        AdvanceEditor(has_target=False),
        _SAVED,
        None,
        may_edit=True,
    ),
    "hotspot": StepForm(1, _HOTSPOT, 2, None, PlacementPicker.of(_HOTSPOT), (), None, _SAVED, None, may_edit=True),
}
