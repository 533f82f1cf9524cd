"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.site_tag import SiteTag

_SEEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
EXAMPLES = {
    "unseen": SiteTag(1, "unseen"),
    "now": SiteTag(2, "now", _SEEN),
    "alive": SiteTag(3, "alive", _SEEN),
    "lost": SiteTag(4, "lost", _SEEN),
}
