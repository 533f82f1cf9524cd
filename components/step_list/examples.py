"""Examples for the gallery and its test."""

from components.step_list import StepEntry, StepList
from models.guide.undo_screen import UndoSign

_STEPS = (
    StepEntry("s-1", "Welcome", "modal", "", ""),
    StepEntry("s-2", "Your boats", "tooltip", "bad", "target: Missing"),
    StepEntry("s-3", "Untitled tooltip", "tooltip", "warn", "needs a target"),
)
EXAMPLES = {
    "three steps": StepList(1, "tour", _STEPS, "s-1", may_edit=True, draft_number=2, undo=UndoSign("Edited step 1")),
    "no step": StepList(1, "tour", (), "", may_edit=True),
    "looking only": StepList(1, "tour", _STEPS, "s-2", may_edit=False),
}
