"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.past_release_list import PastReleaseList
from models.release.past_release import PastGuide, PastRelease
from models.site import Site

_THEN = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
_GUIDES = (
    PastGuide("first-morning-2k9qx", "First morning at the marina", "tour", "a" * 64, "Spring words", 1),
    PastGuide("tides-7hw2m", "Tides", "hotspots", "b" * 64, "Version bbbbbbbb", None),
)
_HARBOUR, _SHOP = Site(id=1, name="Harbour"), Site(id=2, name="Shop")
_WRONG = "Give a date and a time of day, such as 2026-12-03T09:00."
_SAID = "3 Nov 2026, 10:30 (Europe/Berlin)"
_AT = "2026-11-03T10:30"
EXAMPLES = {
    "two sites": PastReleaseList(
        (PastRelease(_HARBOUR, _THEN, "c" * 64, _GUIDES), PastRelease(_SHOP, _THEN, "d" * 64, ())), _AT, _SAID, "Europe/Berlin"
    ),
    "unreadable": PastReleaseList((PastRelease(_HARBOUR, _THEN, "c" * 64, None),), _AT, _SAID, "Europe/Berlin"),
    "nothing": PastReleaseList((), _AT, _SAID, "Europe/Berlin", "staging", _WRONG),
}
