"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.channel_form import ChannelForm

_SITES = {1: "Harbour", 2: "Bookshop"}
_ALSO = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)

EXAMPLES = {
    "new": ChannelForm(sites=_SITES),
    "refused": ChannelForm(url="hooks", sites=_SITES, problems={"url": "Start it with https://.", "categories": "Choose one."}),
    "slack": ChannelForm(
        3, "slack", "Team", "hooks.slack.com/…", chosen=("review", "finding"), sites=_SITES, site_id=1, saved=True
    ),
    "rotated": ChannelForm(
        4,
        "webhook",
        "CI",
        "ci.example.com/…",
        chosen=("release",),
        sites=_SITES,
        secret="whsec_EXAMPLE",  # noqa: S106 - nobody's
        also_until=_ALSO,
    ),
    "ended": ChannelForm(5, "webhook", "CI", "ci.example.com/…", chosen=("release",), ended="The receiver answered 410 Gone."),
}
