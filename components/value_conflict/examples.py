"""Examples for the gallery and its test."""

from components.value_conflict import ValueConflict

LONG = "Donaudampfschifffahrtsgesellschaftskapitän"
VALUES = {"name": "Welcome aboard", "seen": LONG}

EXAMPLES = {
    "a name": ValueConflict(
        "a-conflict", "the name", "Bob", "Welcome aboard", LONG, "/guides/1", VALUES, "/guides/1", "post", "#x"
    ),
    "an order": ValueConflict("b-conflict", "the order of the steps", "Bob", f"1. {LONG}, 2. Boats", f"1. Boats, 2. {LONG}"),
}
