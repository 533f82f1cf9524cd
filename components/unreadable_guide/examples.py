"""Examples for the gallery and its test."""

from components.unreadable_guide import UnreadableGuide

EXAMPLES = {
    "with a way back": UnreadableGuide(1, ("Step 1, text, has 99,975 characters; at most 20,000 are possible.",), last_good=7),
    "without one": UnreadableGuide(1, ("The guide must be an object.",), more=3),
    "a viewer": UnreadableGuide(1, ("The list of steps must be a list.",), last_good=7, may_edit=False),
}
