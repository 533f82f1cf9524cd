"""Examples for the gallery and its test."""

from components.save_state import SaveState

EXAMPLES = {
    "saved": SaveState("ab", "{}", "Saved"),
    "refused": SaveState("ab", "{}", problem="Not saved: the title is too long."),
}
