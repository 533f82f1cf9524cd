"""Examples for the gallery and its test."""

from components.evidence_table import EvidenceLine, EvidenceSide, EvidenceTable

LINES = (
    EvidenceLine("address", "/boats/new", "/boats/new", agrees=True),
    EvidenceLine("landmark", "main", "main", agrees=True),
    EvidenceLine("label", "Add boat", "Register boat", agrees=False),
    EvidenceLine("id", "add-boat", "", agrees=False),
)
SIDES = (
    EvidenceSide("When it was last good", '<a id="add-boat" class="btn" href="/boats/new">Add boat</a>', ""),
    EvidenceSide("Now", '<a class="button" href="/boats/new">Register boat</a>', ""),
)
MOVED = EvidenceTable("evidence-1", 0.91, LINES, SIDES)
EXAMPLES = {"moved": MOVED, "gone": EvidenceTable("evidence-2", None, (), SIDES)}
