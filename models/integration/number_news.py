"""News of numbers: once a day, for each site, the sums of the day before."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.event.event_count import Count
from models.guide.guide import Guide
from models.integration.channel_news import tell_channels
from models.integration.delivery_body import DayBody, GuideFigures
from models.integration.news_category import NUMBERS
from models.integration.news_channel import NewsChannel
from models.site.site import Site

ENVIRONMENT = "production"
FIGURES = ("eligible", "started", "completed", "dismissed", "target_missing", "left_page")
"""What is told of each guide."""


def announce_numbers(session: Session, organisation_id: int, day: date, now: datetime) -> None:
    """Of every site on which something was counted that day; each is told once, however often this runs."""
    for site in Site.all_of(session, organisation_id):
        if not NewsChannel.wanting(session, organisation_id, NUMBERS, site.id):
            continue
        guides = list(_figures(session, site, day))
        if not guides:
            continue
        said = "\n".join(_line(one) for one in guides)
        title, once = f"{site.name}: numbers of {day:%d %b %Y}", f"numbers_{site.id}_{day:%Y%m%d}"
        message = _message(site, day, guides, now)
        tell_channels(session, organisation_id, NUMBERS, site.id, message, said, now, title=title, once=once)


def _message(site: Site, day: date, guides: list[GuideFigures], now: datetime) -> DayBody:
    return {
        "type": "numbers.daily",
        "timestamp": now.isoformat(timespec="seconds"),
        "data": {
            "site": site.id,
            "key": site.key,
            "name": site.name,
            "environment": ENVIRONMENT,
            "day": day.isoformat(),
            "guides": guides,
        },
    }


def _figures(session: Session, site: Site, day: date) -> Iterator[GuideFigures]:
    query = (
        select(Guide.key, Guide.name, Count.figure, func.sum(Count.total), func.sum(Count.uniques))
        .join(Guide, Guide.id == Count.guide_id)
        .where(Count.organisation_id == site.organisation_id, Guide.site_id == site.id)
        .where(Count.environment == ENVIRONMENT, Count.day == day, Count.figure.in_(FIGURES))
        .group_by(Guide.id, Guide.key, Guide.name, Count.figure)
        .order_by(Guide.id)
    )
    found: dict[str, GuideFigures] = {}
    for key, name, figure, total, uniques in session.execute(query):
        fresh: GuideFigures = {"guide": key, "name": name, "figures": dict.fromkeys(FIGURES, 0), "unique": 0}
        one = found.setdefault(key, fresh)
        one["figures"][figure] = int(total)
        if figure == "started":
            one["unique"] = int(uniques)
    yield from found.values()


def _line(one: GuideFigures) -> str:
    figures = one["figures"]
    return f"- {one['name']}: started {figures['started']}, completed {figures['completed']}, dismissed {figures['dismissed']}"
