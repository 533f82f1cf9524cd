"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.finding_row import FindingRow

_NOW = datetime(2026, 11, 25, 3, 4, tzinfo=UTC)

LOST = FindingRow(
    7,
    3,
    "First morning at the marina",
    "Let the register type for you",
    5,
    "bad",
    "Missing",
    "It is no longer on the page. Visitors are not shown the step.",
    _NOW,
    23,
    "Gone from the page",
    "Maren Holm",
    "",
)
DOUBT = FindingRow(
    8,
    3,
    "First morning at the marina",
    "Someone new at the pier?",
    4,
    "warn",
    "Unsure",
    "None of its signs is found any more. Visitors are not shown the step.",
    _NOW,
    0,
    "Found again; look and accept",
    "Maren Holm",
    "Ole Brandt",
)
REPORTED = FindingRow(
    9,
    3,
    "First morning at the marina",
    "Your berth for tonight",
    2,
    "warn",
    "Unsure, reported by visitors",
    "Checks can't see the page; 31 of 64 visitors' browsers miss it.",
    _NOW,
    31,
    "",
    "Maren Holm",
    "",
)
EXAMPLES = {"lost": LOST, "in doubt": DOUBT, "reported": REPORTED}
