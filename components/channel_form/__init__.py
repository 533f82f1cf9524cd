"""One channel: where it goes, of what it is told, and exactly what that sends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from components import Component
from models.integration.news_category import CATEGORIES, NewsCategory


@dataclass(frozen=True)
class ChannelForm(Component):
    """Without a `channel_id` it makes one. `host` is where it leads, shortened: the address is a secret. `url` is what was typed.

    `secret` is shown once, right after it was made; until `also_until` the one before signs, too. `ended` is why nothing is sent
    any more. `problems` is by field.
    """

    channel_id: int = 0
    kind: str = "webhook"
    name: str = ""
    host: str = ""
    url: str = ""
    chosen: tuple[str, ...] = ()
    sites: Mapping[int, str] = field(default_factory=dict[int, str])
    site_id: int = 0
    secret: str = ""
    also_until: datetime | None = None
    ended: str = ""
    saved: bool = False
    problems: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def categories(self) -> list[NewsCategory]:
        return list(CATEGORIES.values())
