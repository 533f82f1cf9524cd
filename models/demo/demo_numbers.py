"""Two weeks of numbers that could be true: visitors are made up, and what their browsers would send is counted as any batch is.

Busier on working days, some leave, one target that was missing for a while.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from models.event.batch_record import record
from models.event.event_batch import ACTIVE, Batch, Event
from models.event.sorted_batch import sort
from models.guide import Guide
from models.release.shown_version import shown_versions

DAYS = 14
SEED = 20
VISITORS_ON_A_WEEKDAY = 46
STAY = 0.87  # of those on a step, how many reach the next
RETURNING = 0.18  # of those who start, how many did so before
PASSING = 0.3  # of those who start, how many more have it before them on a page that they leave
MOBILE = 0.22


@dataclass
class Browser:
    """What one made-up visitor's browser remembers to have counted."""

    device: str
    counted: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def is_new(self, figure: str, step: str) -> bool:
        is_new = (figure, step) not in self.counted
        self.counted.add((figure, step))
        return is_new


def remember(session: Session, guide: Guide, version: str, now: datetime) -> None:
    """Counts the fourteen days before now, with the same visitors for the same guide and days."""
    chance = Random(f"{SEED} {guide.name}")  # noqa: S311 - figures for show
    site, shown = (guide.site_id, guide.organisation_id), shown_versions(session, guide.site_id, "production", now)
    browsers: list[Browser] = []
    for moment in (now - timedelta(days=age) for age in range(DAYS, 0, -1)):
        quiet = 0.45 if moment.weekday() >= 5 else 1
        visitors = round(VISITORS_ON_A_WEEKDAY * quiet * chance.uniform(0.8, 1.2))
        visits = [_visit(guide, version, _browser(browsers, chance), moment, chance) for _ in range(visitors)]
        record(session, [sort(batch, shown, site, moment) for batch in visits], moment)
    session.flush()


def last_day(now: datetime) -> datetime:
    """The moment at which the last of them were counted."""
    return now - timedelta(days=1)


def _browser(known: list[Browser], chance: Random) -> Browser:
    if known and chance.random() < RETURNING:
        return chance.choice(known)
    known.append(Browser("mobile" if chance.random() < MOBILE else "desktop"))
    return known[-1]


def _visit(guide: Guide, version: str, browser: Browser, moment: datetime, chance: Random) -> Batch:
    """What the player sends of one visit."""
    figures = list(_figures(guide, chance))
    is_active = browser.is_new(ACTIVE, f"{moment:%Y-%m}")  # once a month
    return Batch(
        "production",
        [
            *([Event(ACTIVE, "", "", "", True, "", "")] if is_active else []),
            *(
                Event(
                    figure,
                    guide.key,
                    version,
                    step,
                    browser.is_new(figure, step),
                    "en" if figure != "eligible" else "",
                    browser.device,
                )
                for figure, step in figures
            ),
        ],
    )


def _figures(guide: Guide, chance: Random) -> Iterator[tuple[str, str]]:
    steps = [step.id for step in guide.document.steps]
    if chance.random() < PASSING:
        yield "eligible", ""
    yield "eligible", ""
    yield "started", steps[0]
    for step in steps:
        yield "reached", step
        if chance.random() >= STAY:
            ending = chance.choices(("dismissed", "left_page", "target_missing"), (6, 3, 1))[0]
            yield ending, step
            return
    yield "completed", steps[-1]
