"""Where an organisation's news goes besides mail: Slack and a webhook, each off until an address is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class ChannelForm(Component):
    """`slack` and `webhook` say where they lead, shortened: the addresses are secrets. `secret` is shown once, right after it
    was made. `typed` is what was refused, `problems` is by field.
    """

    slack: str = ""
    webhook: str = ""
    secret: str = ""
    may_manage: bool = False
    saved: bool = False
    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
