"""An organisation's channels, and the form for another one."""

from dataclasses import dataclass

from components import Component
from components.channel_form import ChannelForm


@dataclass(frozen=True)
class ChannelEntry:
    """`told` names the kinds of news, `site` the one site (empty: all), `dead` counts deliveries that nobody took."""

    channel_id: int
    name: str
    kind: str
    host: str
    told: str
    site: str
    dead: int
    ended: str


@dataclass(frozen=True)
class ChannelList(Component):
    """`secret` is that of the webhook `shown`, which was made just now: nobody can read it again."""

    entries: tuple[ChannelEntry, ...]
    form: ChannelForm
    secret: str = ""
    shown: str = ""
