"""Examples for the gallery and its test."""

from datetime import UTC, datetime, timedelta

from components.release_history import LiveLine, PlannedLine, ReleaseEntry, ReleaseHistory

_THEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_ENTRIES = (
    ReleaseEntry(3, "Took down What is new", _THEN, "Bob Reed", is_now=True),
    ReleaseEntry(2, "Published What is new", _THEN - timedelta(days=1), "Alice Marsh", is_now=False),
    ReleaseEntry(1, "Published Welcome to Harbour", _THEN - timedelta(days=9), "Alice Marsh", is_now=True),
)
_LIVE = (
    LiveLine(1, "Welcome to Harbour", "Version 1f2e3d4c", _THEN, "Alice Marsh", ("Bob Reed", "Dora Lind")),
    LiveLine(2, "What is new", "Autumn", _THEN, "Alice Marsh", urgent="Alice Marsh: the old text is dangerous."),
    LiveLine(3, "Tides", "Version 99aabbcc", _THEN, "Alice Marsh"),
)
_PLANNED = (
    PlannedLine(1, "Welcome to Harbour", "Winter", "waiting", _THEN, "Dora Lind"),
    PlannedLine(2, "What is new", "Autumn", "live", _THEN, "Dora Lind"),
    PlannedLine(3, "Tides", "Version 99aabbcc", "refused", _THEN, "Dora Lind"),
)
EXAMPLES = {
    "empty": ReleaseHistory(1),
    "several": ReleaseHistory(2, _ENTRIES, may_roll_back=True),
    "live and planned": ReleaseHistory(5, _ENTRIES, may_roll_back=True, live=_LIVE, planned=_PLANNED, wants_approvals=True),
    "without a policy": ReleaseHistory(6, _ENTRIES, live=_LIVE[2:]),
    "viewer": ReleaseHistory(3, _ENTRIES),
    "refused": ReleaseHistory(4, _ENTRIES, may_roll_back=True, problem="That is live already."),
}
