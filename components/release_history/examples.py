"""Examples for the gallery and its test."""

from datetime import UTC, datetime, timedelta

from components.release_history import ReleaseEntry, ReleaseHistory

_THEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_ENTRIES = (
    ReleaseEntry(3, "Took down What is new", _THEN, "Bob Reed", is_now=True),
    ReleaseEntry(2, "Published What is new", _THEN - timedelta(days=1), "Alice Marsh", is_now=False),
    ReleaseEntry(1, "Published Welcome to Harbour", _THEN - timedelta(days=9), "Alice Marsh", is_now=True),
)
EXAMPLES = {
    "empty": ReleaseHistory(1),
    "several": ReleaseHistory(2, _ENTRIES, may_roll_back=True),
    "viewer": ReleaseHistory(3, _ENTRIES),
    "refused": ReleaseHistory(4, _ENTRIES, may_roll_back=True, problem="That is live already."),
}
