"""Examples for the gallery and its test."""

from components.step_conflict import StepConflict

EXAMPLES = {"two texts": StepConflict(1, "s-1", "Bob", "Welcome aboard", "Welcome to Harbour", "ab")}
