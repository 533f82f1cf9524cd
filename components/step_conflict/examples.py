"""Examples for the gallery and its test."""

from components.step_conflict import DisputedField, StepConflict

TITLE = DisputedField("Title", "Welcome aboard", "Welcome to Harbour")
BUTTONS = DisputedField("Buttons", "Next, Donaudampfschifffahrtsgesellschaftskapitän", "nothing")

EXAMPLES = {"two texts": StepConflict(1, "s-1", "Bob", (TITLE, BUTTONS), "ab")}
