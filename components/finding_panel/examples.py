"""Examples for the gallery and its test."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from components.evidence_table.examples import MOVED
from components.finding_panel import FindingPanel, Offer

_NOW = datetime(2026, 11, 25, 3, 4, tzinfo=UTC)

OPEN = FindingPanel(
    finding_id=1,
    guide_id=1,
    guide="First morning at the marina",
    step_id="s4",
    step="Someone new at the pier?",
    number=4,
    state="open",
    tone="bad",
    label="Missing",
    sentence="None of its signs is found any more. Visitors are not shown the step.",
    agreement="Visitors' browsers miss it too: 12 of 14 since then.",
    missed=12,
    page="https://harbour.example/boats",
    opened_at=_NOW,
    seen_at=_NOW,
    last_good_at=_NOW - timedelta(days=1),
    resolved_at=None,
    resolved_why="",
    snoozed_until=None,
    note="",
    owner="Maren Holm",
    assignee_id=0,
    members=((1, "Maren Holm"), (2, "Ole Brandt")),
    verdict="moved",
    why="One element agrees in 91% of the traits and nothing else comes near (trust 97%).",
    offers=(Offer(0, 'a[href="/boats/new"]', "very likely", "/snapshots/2/outline?node=4", MOVED),),
    before="/snapshots/1/outline?node=4",
    now="",
    reason="No selector finds it any more, but its fingerprint does: repair it.",
    accepted_by="",
    may_edit=True,
)
EXAMPLES = {
    "open": OPEN,
    "gone": replace(OPEN, finding_id=2, verdict="gone", offers=(), now="/snapshots/2/outline"),
    "accepted": replace(OPEN, finding_id=3, state="repaired", accepted_by="Maren Holm", offers=(), verdict=""),
    "ignored": replace(OPEN, finding_id=4, state="ignored", note="The page goes away in May.", offers=(), verdict=""),
    "pictured": replace(OPEN, finding_id=6, verdict="", offers=(), picture="/snapshots/1/outline?node=4"),
    "resolved": replace(OPEN, finding_id=5, state="resolved", resolved_at=_NOW, resolved_why="Found again.", verdict=""),
}
