"""Examples for the gallery and its test."""

from components.live_pointing import LivePointing

EXAMPLES = {"a step's target": LivePointing(1, "s-1", "point"), "a recording": LivePointing(1, "", "record")}
