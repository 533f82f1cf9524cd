"""Examples for the gallery and its test."""

from components.number_bar import NumberBar
from components.number_bar.number_query import NumberQuery

_CHOICES = {
    "version": (("ab12", "Spring words"), ("cd34", "Version cd34")),
    "locale": (("en", "English"), ("-", "Not set")),
    "device": (("desktop", "Desktop"),),
}
EXAMPLES = {
    "thirty days": NumberBar(
        "/guides/1/numbers", NumberQuery(), (1, 7, 30, 90), "2026-11-01", "2026-11-30", "2026-11-30", "UTC", _CHOICES
    ),
    "refused": NumberBar(
        "/guides/1/numbers",
        NumberQuery(environment="staging", count="unique", device="desktop"),
        (1, 7, 30, 90),
        "2026-11-01",
        "2026-10-30",
        "2026-11-30",
        "Europe/Berlin",
        _CHOICES,
        problem="The last day is before the first.",
    ),
}
