"""What a selector matches, or why browsers refuse it."""

from dataclasses import dataclass

from components import Component
from models.targets.target_health import HEALTH


@dataclass(frozen=True)
class VerdictNote(Component):
    verdict: str = ""
    reason: str = ""

    @property
    def badge(self) -> tuple[str, str]:
        """Its colour and its word; a selector that browsers refuse has no health."""
        health = HEALTH.get(self.verdict)
        return (health.tone, health) if health else ("bad", self.verdict.capitalize())
