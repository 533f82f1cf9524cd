"""News of numbers: once a day, for each site, the sums of the day before."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.event.figure_selection import UNIQUE
from models.event.number_period import Period
from models.event.numbers_overview import guides_ever, overview
from models.integration.channel_news import tell_channels
from models.integration.delivery_body import DayBody, GuideFigures
from models.integration.news_category import NUMBERS
from models.integration.news_channel import NewsChannel
from models.site.site import Site
from models.support.day_words import in_words

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
        title, once = f"{site.name}: numbers of {in_words(day)}", f"numbers_{site.id}_{day:%Y%m%d}"
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
    guides = guides_ever(session, site.organisation_id, site.id)
    rows = overview(session, guides, Period(day, day), ENVIRONMENT).rows
    for row in sorted(rows, key=lambda one: one.guide.id):
        figures = {name: row.figures.of(name) for name in FIGURES}
        if any(figures.values()):
            unique = row.figures.of("started", UNIQUE)
            yield {"guide": row.guide.key, "name": row.guide.name, "figures": figures, "unique": unique}


def _line(one: GuideFigures) -> str:
    figures = one["figures"]
    return f"- {one['name']}: started {figures['started']}, completed {figures['completed']}, dismissed {figures['dismissed']}"
