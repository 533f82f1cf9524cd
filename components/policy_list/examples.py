"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.policy_list import PolicyLine, PolicyList

_AT = datetime(2026, 12, 1, 9, tzinfo=UTC)

EXAMPLES = {
    "none": PolicyList(),
    "two": PolicyList((PolicyLine(2, _AT, "Backups are kept for 12 months.", 3), PolicyLine(1, _AT, "", 12)), "The text.", ""),
    "what changed is missing": PolicyList((PolicyLine(1, _AT, "", 12),), "The text.", problems={"changed": "Say what changed."}),
    "refused": PolicyList((), "", problems={"text": "A policy says something: its text is empty."}),
}
