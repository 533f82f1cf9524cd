"""Examples for the gallery and its test."""

from components.channel_form import ChannelForm

EXAMPLES = {
    "off": ChannelForm(may_manage=True),
    "on": ChannelForm("hooks.slack.com/…", "ci.example.com/…", may_manage=True, saved=True),
    "refused": ChannelForm(may_manage=True, typed={"slack_url": "hooks"}, problems={"slack_url": "Start it with https://."}),
}
