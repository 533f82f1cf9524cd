"""What a selector matches, or why browsers refuse it."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class VerdictNote(Component):
    verdict: str = ""
    reason: str = ""

    @property
    def tone(self) -> str:
        return {"unique": "good", "drifted": "warn", "cannot_tell": "warn", "suspect": "warn"}.get(self.verdict, "bad")
