"""Named steps: what a step that was counted is told apart by, wherever it stood in the version that visitors were shown.

Ids mean nothing to who reads a file of numbers, and places change: a step that was moved has another place in each version and
one number in all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.guide.version import Version
from models.release.shown_version import ShownVersion
from models.release.version_change import full_names
from models.support.unreadable import Unreadable


@dataclass(frozen=True)
class NamedStep:
    """`number` is the step's for good and `place` where it stood in that version, both from 1; None where that is not known."""

    number: int | None = None
    place: int | None = None
    title: str = ""


@dataclass(frozen=True)
class NamedVersion:
    """`name` is in full, `title` what screens call it; `places` are its steps' with their titles, by the steps' ids."""

    name: str
    title: str
    places: Mapping[str, tuple[int, str]]


class NamedSteps:
    """Of one guide, by the names that versions and steps are counted by; days are days by the clock of `zone`."""

    def __init__(self, session: Session, guide_id: int, zone: str) -> None:
        self._session = session
        self._guide_id = guide_id
        self._zone = zone
        self._names = full_names(session, guide_id)
        self._numbers = ShownVersion.numbers_of(session, guide_id)
        self._versions: dict[str, NamedVersion] = {}

    def version(self, counted: str) -> NamedVersion:
        found = self._versions.get(counted)
        if found is None:
            found = self._versions[counted] = self._read(self._names.get(counted, counted))
        return found

    def step(self, counted: str, step: str) -> NamedStep:
        """Of a figure that is of no step, nothing."""
        number = self._numbers.get(step)
        place, title = self.version(counted).places.get(step, (None, ""))
        return NamedStep(None if number is None else number + 1, place, title)

    def _read(self, name: str) -> NamedVersion:
        version = self._session.get(Version, (self._guide_id, name))
        if version is None:
            return NamedVersion(name, f"Version {name[:8]}", {})
        return NamedVersion(name, version.dated(self._zone), _places(version))


def _places(version: Version) -> dict[str, tuple[int, str]]:
    """From 1, as screens count them. Of a version whose rows are damaged, none."""
    try:
        steps = version.entry()["content"]["steps"]
    except Unreadable:
        return {}
    return {step["id"]: (place, step.get("title") or step["kind"].capitalize()) for place, step in enumerate(steps, start=1)}
