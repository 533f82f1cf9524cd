"""Two versions of a guide side by side: texts by word, targets, rules as sentences, and the look drawn by the player."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import Component
from models.guide.version_difference import VersionDifference


@dataclass(frozen=True)
class Side:
    """One of the two; `drawn` is what the player draws, by step."""

    title: str
    drawn: Mapping[str, Any]

    @property
    def json(self) -> str:
        """As JSON that can stand in a script element."""
        return json.dumps(self.drawn).replace("<", "\\u003c")

    def has(self, step_id: str) -> bool:
        return step_id in self.drawn.get("steps", {})


@dataclass(frozen=True)
class VersionComparison(Component):
    site_id: int
    before: Side
    after: Side
    difference: VersionDifference
    rules: tuple[str, str] = ("", "")
