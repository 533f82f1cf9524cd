"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.check_history import CheckEntry, CheckHistory, LostTarget

_NOW = datetime(2026, 11, 25, 3, 4, tzinfo=UTC)
_ENTRIES = (
    CheckEntry(2, _NOW, is_running=False, pages=3, planned=3, fine=6, lost=1, undecided=1, sentence="", by="Maren Holm"),
    CheckEntry(1, _NOW, is_running=False, pages=3, planned=3, fine=8, lost=0, undecided=0, sentence="", by=""),
)
_TARGETS = (
    LostTarget(
        1, "First morning", "step 5", "https://harbour.example/boats/new", "missing", "No selector finds it.", is_live=True
    ),
)
EXAMPLES = {
    "two": CheckHistory(1, _ENTRIES, _TARGETS, _NOW, may_edit=True),
    "none": CheckHistory(2, next_at=_NOW),
    "under way": CheckHistory(
        5,
        (CheckEntry(3, _NOW, is_running=True, pages=1, planned=4, fine=2, lost=0, undecided=0, sentence="", by=""),),
        is_waiting=True,
    ),
    "waiting": CheckHistory(3, is_waiting=True, may_edit=True),
    "without a worker": CheckHistory(4, is_waiting=True, may_edit=True, has_worker=False),
}
