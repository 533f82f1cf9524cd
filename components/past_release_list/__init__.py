"""What was live on each site at a moment, by the history of releases; with the form that asks for another moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import Component
from models.release.past_release import PastRelease
from models.site import ENVIRONMENTS


@dataclass(frozen=True)
class PastReleaseList(Component):
    """`at` is the moment as the form has it, `zone` whose clock that is; `problem` says what is wrong with what was typed."""

    releases: Sequence[PastRelease]
    at: str
    said: str
    zone: str
    environment: str = "production"
    problem: str = ""

    @property
    def environments(self) -> tuple[str, ...]:
        return ENVIRONMENTS

    @property
    def total(self) -> int:
        return sum(len(one.guides or ()) for one in self.releases)
