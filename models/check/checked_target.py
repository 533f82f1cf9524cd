"""One target as a check saw it."""

from dataclasses import dataclass

from models.check.judge_page import RepairEvidence, is_fine
from models.check.watched_targets import WatchedTarget
from models.targets import Target, Verdict


@dataclass(frozen=True)
class CheckedTarget:
    """`evidence` is what was proposed where it broke, `accepted` the proposal as a target, where a policy may accept it.

    `old_snapshot` and `new_snapshot` are ids of what shows the page before and now; `is_gone` when the whole page is.
    """

    watched: WatchedTarget
    verdict: Verdict
    evidence: RepairEvidence | None = None
    old_snapshot: int | None = None
    new_snapshot: int | None = None
    is_gone: bool = False
    accepted: Target | None = None

    @property
    def is_broken(self) -> bool:
        return self.is_gone or not (is_fine(self.verdict) or self.verdict.verdict == "cannot_tell")
