"""Examples for the gallery and its test."""

from components.channel_form import ChannelForm
from components.channel_list import ChannelEntry, ChannelList

_TEAM = ChannelEntry(1, "Team", "Slack", "hooks.slack.com/…", "Reviews, Findings", "Harbour", 0, "")
_CI = ChannelEntry(2, "CI", "Webhook", "ci.example.com/…", "Releases", "", 3, "")
_OLD = ChannelEntry(3, "Old", "Webhook", "old.example.com/…", "Releases", "", 0, "The receiver answered 410 Gone.")

EXAMPLES = {
    "none": ChannelList((), ChannelForm()),
    "some": ChannelList((_TEAM, _CI, _OLD), ChannelForm(sites={1: "Harbour"}), "whsec_EXAMPLE", "CI"),
}
