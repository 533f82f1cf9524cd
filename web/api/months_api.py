"""Months: how much is used, month by month, and what was published at a moment of the past."""

from datetime import UTC, datetime

from pydantic import BaseModel, Field

from models.event.monthly_use import monthly_use
from models.event.numbers_overview import guides_ever
from models.release.past_release import PastGuide, PastRelease, live_at
from models.site import Site
from web.api.named_moment import Moment
from web.api.operation import Call, Operation, Query, Reply
from web.api.publications_api import Environment


class MonthRow(BaseModel):
    month: str = Field(description="Such as `2026-11`.")
    active_visitors: int = Field(description="Browsers, counted once a month of UTC on each site.")
    tours: int = Field(description="Tours that were shown to anybody, by the organisation's days.")
    tours_started: int
    hotspots: int = Field(description="Groups of hotspots of which anybody opened one.")
    hotspots_started: int


class MonthList(BaseModel):
    environment: Environment
    data: list[MonthRow] = Field(description="The current month first, back to the first one in which something was counted.")


class InWhich(Query):
    environment: Environment = "production"


class AtMoment(InWhich):
    at: Moment | None = Field(None, description="With its offset, such as `2026-11-03T09:30:00Z`; now where none is named.")


class PublishedGuide(BaseModel):
    guide: str
    name: str
    kind: str
    version: str
    title: str = Field(description="What members call the version.")


class PublishedSite(BaseModel):
    site: int
    name: str
    release: str
    since: datetime = Field(description="When this became what visitors get.")
    guides: list[PublishedGuide] | None = Field(description="Null where that release can't be read any more.")


class PublishedList(BaseModel):
    at: datetime
    environment: Environment
    data: list[PublishedSite]


def months(call: Call) -> Reply:
    """Read how much is used, month by month
    Over all sites of the organisation.
    """
    environment, today = call.asked(InWhich).environment, call.organisation.local(call.now).date()
    sites = [site.id for site in Site.all_of(call.db, call.organisation_id) if call.reach.role_at(site.id)]
    guides = [one for one in guides_ever(call.db, call.organisation_id) if one.site_id in sites]
    rows = monthly_use(call.db, call.organisation_id, guides, sites, today, environment)
    data = [
        MonthRow(
            month=f"{one.month:%Y-%m}",
            active_visitors=one.active,
            tours=one.tours,
            tours_started=one.tours_started,
            hotspots=one.hotspots,
            hotspots_started=one.hotspots_started,
        )
        for one in rows
    ]
    return Reply(MonthList(environment=environment, data=data))


def published(call: Call) -> Reply:
    """Read what was published at a moment
    On all sites of the organisation, answered from the history of releases.
    """
    asked = call.asked(AtMoment)
    moment = asked.at or call.now
    found = live_at(call.db, call.organisation_id, moment.astimezone(UTC), asked.environment)
    data = [_site(one) for one in found if call.reach.role_at(one.site.id)]
    return Reply(PublishedList(at=moment, environment=asked.environment, data=data))


def _site(one: PastRelease) -> PublishedSite:
    guides = None if one.guides is None else list(map(_guide, one.guides))
    return PublishedSite(site=one.site.id, name=one.site.name, release=one.hash, since=one.since, guides=guides)


def _guide(one: PastGuide) -> PublishedGuide:
    return PublishedGuide(guide=one.key, name=one.name, kind=one.kind, version=one.version_hash, title=one.version)


OPERATIONS = (
    Operation("GET /numbers/months", months, "read", {200: MonthList}, query=InWhich, across_sites=True),
    Operation("GET /numbers/published", published, "read", {200: PublishedList}, query=AtMoment, across_sites=True),
)
