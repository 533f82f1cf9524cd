"""The health of a target: the one vocabulary that every screen, mail and page of help uses for what a check said.

The command line and the API keep the verdicts (`models/targets/verdict.py`), which say more; `HEALTH` is how they map.
"""

from enum import StrEnum


class TargetHealth(StrEnum):
    """How a target stands now. How durable it is (its grade) is said when it is made, and is another thing."""

    FOUND = "Found"
    MOVED = "Moved"
    """Found by another sign than its first selector: visitors are shown the step, and a repair is due."""
    UNSURE = "Unsure"
    MISSING = "Missing"
    CANT_TELL = "Can't tell"

    @property
    def tone(self) -> str:
        """The colour of its badge."""
        return {"Found": "good", "Missing": "bad"}.get(self, "warn")


def health_of(verdict: str) -> TargetHealth:
    """What nobody judged yet, or a version that is not here any more called otherwise, can't be told."""
    return HEALTH.get(verdict, TargetHealth.CANT_TELL)


HEALTH = {
    "unique": TargetHealth.FOUND,
    "drifted": TargetHealth.MOVED,
    "suspect": TargetHealth.UNSURE,
    "ambiguous": TargetHealth.UNSURE,
    "missing": TargetHealth.MISSING,
    "cannot_tell": TargetHealth.CANT_TELL,
}
"""By verdict."""
