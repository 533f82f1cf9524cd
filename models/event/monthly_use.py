"""How much a Cairn is used, month by month: active visitors, and the guides that were shown to anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, cast, extract, select
from sqlalchemy.orm import Session

from models.event.active_visitor import active_by_month
from models.event.counted_day import CountedDay
from models.event.figure_selection import counted
from models.guide.guide import Guide

MOST_MONTHS = 25
"""The current one and two years before it."""

_EACH_YEAR = 12
_PLACES = 100_000
"""More than there are months to tell apart."""


@dataclass(frozen=True)
class MonthOfUse:
    """`month` is its first day. `active` counts browsers of UTC's month; days of guides are the organisation's. `tours` and
    `hotspots` are how many guides of each kind were shown to anybody, the others how often they started.
    """

    month: date
    active: int = 0
    tours: int = 0
    tours_started: int = 0
    hotspots: int = 0
    hotspots_started: int = 0


def monthly_use(
    session: Session,
    organisation_id: int,
    guides: Sequence[Guide],
    site_ids: Sequence[int],
    today: date,
    environment: str = "production",
) -> list[MonthOfUse]:
    """Of these sites and their guides; the current month first, back to the first one in which something was counted."""
    months = [_month(_number(today) - ago) for ago in range(MOST_MONTHS)]
    active = active_by_month(session, organisation_id, site_ids, environment)
    started = _started(session, guides, months[-1], environment)
    kinds = {guide.id: guide.kind for guide in guides}
    found = [_of(month, active.get(month, 0), started.get(month, {}), kinds) for month in months]
    while len(found) > 1 and found[-1] == MonthOfUse(found[-1].month):
        found.pop()
    return found


def _of(month: date, active: int, started: dict[int, int], kinds: dict[int, str]) -> MonthOfUse:
    tours = [number for guide, number in started.items() if kinds[guide] == "tour"]
    others = [number for guide, number in started.items() if kinds[guide] != "tour"]
    return MonthOfUse(month, active, len(tours), sum(tours), len(others), sum(others))


def _started(session: Session, guides: Sequence[Guide], since: date, environment: str) -> dict[date, dict[int, int]]:
    """Month → guide → how often it started."""
    found: dict[date, dict[int, int]] = {}
    if not guides:
        return found
    month = cast(extract("year", CountedDay.day), Integer) * _EACH_YEAR + cast(extract("month", CountedDay.day), Integer) - 1
    place: Any = CountedDay.guide_id * _PLACES + month
    chosen = select(place).where(
        CountedDay.organisation_id == guides[0].organisation_id,
        CountedDay.guide_id.in_([guide.id for guide in guides]),
        CountedDay.environment == environment,
        CountedDay.day >= since,
    )
    for key, figure, total, _ in counted(session, chosen, place, CountedDay):
        guide, number = divmod(int(key), _PLACES)
        if figure == "started" and total:
            started = found.setdefault(_month(number), {})
            started[guide] = started.get(guide, 0) + total
    return found


def _number(day: date) -> int:
    """Months since the year 0."""
    return day.year * _EACH_YEAR + day.month - 1


def _month(number: int) -> date:
    return date(number // _EACH_YEAR, number % _EACH_YEAR + 1, 1)
