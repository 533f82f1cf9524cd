"""A batch with what was published told from what was not: only the first is counted, the rest adds to what was rejected."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from models.event.batch_person import BatchPerson
from models.event.event_batch import ACTIVE, Batch, Event
from models.release.shown_version import Shown, ShownVersions

WITH_STEP = frozenset({"reached", "target_missing"})
"""Figures that are about a step; others may name the one at which they happened, but for `eligible`, which comes before any."""


class Place(NamedTuple):
    """What is added up; together with the day it names a count."""

    guide_id: int
    environment: str
    figure: str
    version: str
    step: str
    locale: str
    device: str


@dataclass
class Sorted:
    """`sums` holds totals and uniques, `active` visitors by environment, `rejected` events by the reason for
    leaving them out, `missed` steps whose live target was not there.
    """

    site_id: int
    organisation_id: int
    id: str = ""
    sums: dict[Place, tuple[int, int]] = field(default_factory=dict[Place, tuple[int, int]])
    active: Counter[str] = field(default_factory=Counter[str])
    rejected: Counter[str] = field(default_factory=Counter[str])
    missed: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    network: str = ""
    person: BatchPerson | None = None

    @property
    def total(self) -> int:
        """Events that count."""
        return sum(total for total, _ in self.sums.values()) + self.active.total()

    @property
    def has_more(self) -> bool:
        """Whether there is anything about it besides counts of guides."""
        return bool(self.active or self.rejected or self.missed or self.person)


def has_unknown_versions(batch: Batch, shown: ShownVersions) -> bool:
    """Whether the batch names a version that was not shown; what was published a moment ago may not be known here yet."""
    return any((event.guide, event.version) not in shown for event in batch.events if event.figure != ACTIVE)


def sort(batch: Batch, shown: ShownVersions, site: tuple[int, int], now: datetime, network: str = "") -> Sorted:
    """`site` is its id and that of its organisation, `network` where the batch came from: it is kept by an hour's name only."""
    found = Sorted(*site, batch.id, network=network, person=batch.person)
    known = _known.setdefault(batch.environment, {})
    for event in batch.events:
        place = known.get(event)
        if place is not None and shown.get((event.guide, event.version)) is place[0]:
            total, uniques = found.sums.get(place[1], _NEVER)
            found.sums[place[1]] = total + 1, uniques + event.unique
            continue
        if event.figure == ACTIVE:
            found.active[batch.environment] += 1
            continue
        version = shown.get((event.guide, event.version))
        if version is None or not version.counts(now):
            found.rejected["version"] += 1
        elif not _is_step_right(event, version):
            found.rejected["step"] += 1
        elif event.locale and event.locale not in version.languages:
            found.rejected["language"] += 1
        else:
            _add(found, batch.environment, event, version)
    return found


def _is_step_right(event: Event, version: Shown) -> bool:
    if event.step:
        return event.step in version.steps and event.figure != "eligible"
    return event.figure not in WITH_STEP


def _add(found: Sorted, environment: str, event: Event, version: Shown) -> None:
    place = Place(version.guide_id, environment, event.figure, version.version, event.step, event.locale, event.device)
    total, uniques = found.sums.get(place, _NEVER)
    found.sums[place] = (total + 1, uniques + event.unique)
    if version.until is not None:
        return
    if event.figure != "target_missing":
        _remember(environment, event, version, place)
    elif environment == "production":
        found.missed.add((version.guide_id, event.step))


_NEVER = (0, 0)

MOST_KNOWN = 5000
"""Different events that are remembered with where they count, as long as the version that they are of is live as it was then."""

_known: dict[str, dict[Event, tuple[Shown, Place]]] = {}
"""By environment."""


def _remember(environment: str, event: Event, version: Shown, place: Place) -> None:
    known = _known[environment]
    if len(known) >= MOST_KNOWN:
        known.clear()
    known[event] = version, place
