"""Every kind of step in a theme, drawn by the real player, on a page of Cairn's and on the customer's."""

import json
from dataclasses import dataclass

from components import Component
from components.theme_stage.sample_steps import SAMPLES, TRANSLATIONS
from models.guide.guide_json import StepJson


@dataclass(frozen=True)
class CustomerPage:
    """A snapshot of the customer's page and a step of theirs to draw on it."""

    snapshot_id: int
    address: str
    step: StepJson


@dataclass(frozen=True)
class ThemeStage(Component):
    site_id: int
    own: CustomerPage | None = None

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(kind, kind.title()) for kind in SAMPLES]

    @property
    def samples(self) -> str:
        """What the frames show, as JSON that can stand in a script element."""
        own = {"own": self.own.step} if self.own else {}
        return json.dumps({"steps": {**SAMPLES, **own}, "translations": TRANSLATIONS}).replace("<", "\\u003c")
