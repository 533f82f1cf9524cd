"""Examples for the gallery and its test."""

from components.evidence import EvidenceTable, Line, Side

LINES = (
    Line("address", "/boats/new", "/boats/new", agrees=True),
    Line("landmark", "main", "main", agrees=True),
    Line("label", "Add boat", "Register boat", agrees=False),
    Line("id", "add-boat", "", agrees=False),
)
SIDES = (
    Side("When it was last good", '<a id="add-boat" class="btn" href="/boats/new">Add boat</a>', ""),
    Side("Now", '<a class="button" href="/boats/new">Register boat</a>', ""),
)
MOVED = EvidenceTable("evidence-1", 0.91, LINES, SIDES)
EXAMPLES = {"moved": MOVED, "gone": EvidenceTable("evidence-2", None, (), SIDES)}
