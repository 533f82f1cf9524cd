"""Examples for the gallery and its test."""

from components.evidence_table import EvidenceLine, EvidenceTable

LINES = (
    EvidenceLine("address", "/boats/new", "/boats/new", agrees=True),
    EvidenceLine("landmark", "main", "main", agrees=True),
    EvidenceLine("label", "Add boat", "Register boat", agrees=False),
    EvidenceLine("id", "add-boat", "", agrees=False),
)
WAS = '<a id="add-boat" class="btn" href="/boats/new">'
MOVED = EvidenceTable("evidence-1", 0.91, LINES, WAS, '<a class="button" href="/boats/new">')
EXAMPLES = {"moved": MOVED, "short": EvidenceTable("evidence-2", 0.4, LINES[:1])}
