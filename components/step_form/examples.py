"""Examples for the gallery and its test."""

from components.save_state import SaveState
from components.step_form import StepForm
from models.guide.step import PLACEMENTS, Button, Step

_STEP = Step(
    "s-1",
    "modal",
    "Welcome",
    "<div>Hello there</div>",
    placement="center",
    buttons=(Button("Next"), Button("Read more", "link", {"type": "link", "url": "https://example.com"})),
)
EXAMPLES = {
    "modal": StepForm(1, _STEP, 1, (("modal", "Modal"),), PLACEMENTS["modal"], SaveState("ab", "{}"), None, may_edit=True)
}
