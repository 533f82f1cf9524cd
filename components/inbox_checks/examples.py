"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.inbox_checks import CheckLine, InboxChecks

_AT = datetime(2026, 11, 25, 3, 4, tzinfo=UTC)
_UNDER_WAY = CheckLine(1, "Harbour", _AT, is_running=True, pages=2, planned=4)
_DUE = CheckLine(2, "Shop", is_due=True)
_DONE = CheckLine(3, "Docs", _AT, pages=3, planned=3, fine=6, lost=1, undecided=1, may_start=True)
EXAMPLES = {
    "under way": InboxChecks((_UNDER_WAY, _DUE, _DONE)),
    "without a worker": InboxChecks((_DUE,), has_worker=False),
    "never": InboxChecks((CheckLine(4, "New", may_start=True),), "later"),
    "no site": InboxChecks(),
}
