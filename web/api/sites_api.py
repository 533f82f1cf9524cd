"""Sites: the web products that guides are made for."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.release.promote import renew
from models.site import BadAddress, Site
from models.site.display_settings import MOST_TOURS, DisplaySettings
from models.site.forwarder import FORWARDS_CHANGED, forward
from models.site.site import LONGEST_NAME
from models.site.site_address import read_site_address
from models.site.site_move import move
from web.api.keyset import Page, keyset
from web.api.operation import Call, Name, Operation, Reply, Shape, Trial
from web.api.owned import find_site
from web.api.problem import Fault, Problem

Address = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2000,
        description="Where it runs: a host is enough, and of a page's address only its origin is kept.",
    ),
]
Zone = Annotated[str, Field(max_length=64, description="The clock of schedules: a name such as Europe/Berlin.")]
Tours = Annotated[int, Field(ge=0, le=MOST_TOURS, description="How many tours a visitor gets a day at most; 0 is no limit.")]
Hosts = Annotated[
    list[Annotated[str, Field(max_length=260)]],
    Field(max_length=20, description="Hosts on which visitors get what is on staging; `.acme.example` is every host below it."),
]

Forwards = Annotated[
    list[Literal["data_layer", "ga4", "segment", "amplitude", "mixpanel", "posthog", "woopra", "intercom"]],
    Field(
        max_length=8, description="Analytics of the site's own pages that receive which guides are shown; needs the scope manage."
    ),
]


class SiteRow(BaseModel):
    """A web product of the organisation."""

    id: int
    key: str = Field(description="Stands in the script's address; no secret.")
    name: str
    address: str
    zone: str
    tours_a_day: int
    staging_hosts: list[str]
    forwards: list[str]
    tag: str = Field(description="What every page of the site needs once.")
    tag_seen_at: datetime | None = Field(description="When a browser last asked for the script.")
    created_at: datetime


class SiteList(BaseModel):
    data: list[SiteRow]
    next: str | None


class NewSite(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Harbour", "address": "https://app.harbour.example/"}]})

    name: Name = Field(max_length=LONGEST_NAME)
    address: Address


class SiteChange(Shape):
    """What is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"zone": "Europe/Berlin", "tours_a_day": 2}]})

    name: Name | None = None
    address: Address | None = None
    zone: Zone | None = None
    tours_a_day: Tours | None = None
    staging_hosts: Hosts | None = None
    forwards: Forwards | None = None


def index(call: Call) -> Reply:
    """List the sites"""
    rows = select(Site).where(Site.organisation_id == call.organisation_id, call.reach.sees(Site.id), Site.deleted_at.is_(None))
    found, following = keyset(call, rows, Site.id)
    return Reply(SiteList(data=[_row(call, site) for site in found], next=following))


def create(call: Call) -> Reply:
    """Add a site"""
    sent = call.sent(NewSite)
    address = _address(sent.address)
    site = Site.create(call.db, call.organisation, sent.name.strip(), address, call.now)
    AuditEntry.about(call.db, site.id)
    return Reply(_row(call, site), 201, {"location": f"/api/v1/sites/{site.id}"})


def show(call: Call) -> Reply:
    """Read a site"""
    return Reply(_row(call, find_site(call)))


def update(call: Call) -> Reply:
    """Change a site
    How guides show needs the scope publish: it reaches visitors at once.
    """
    site, sent = find_site(call), call.sent(SiteChange)
    if sent.name is not None:
        site.name = sent.name.strip()
    if sent.address is not None:
        move(call.db, site, _address(sent.address), call.by, call.now)
    _show_otherwise(call, site, sent)
    _forward_otherwise(call, site, sent)
    call.db.flush()
    return Reply(_row(call, site))


def _show_otherwise(call: Call, site: Site, sent: SiteChange) -> None:
    if (sent.zone, sent.tours_a_day, sent.staging_hosts) == (None, None, None):
        return
    call.must_at(site.id, "publish")
    zone = site.zone if sent.zone is None else sent.zone
    budget = site.budget if sent.tours_a_day is None else sent.tours_a_day
    hosts = site.staging_hosts if sent.staging_hosts is None else sent.staging_hosts
    found, problems = DisplaySettings.read(zone, str(budget), "\n".join(hosts))
    if found is None:
        faults = [Fault(path=path, code="not_allowed", sentence=sentence) for path, sentence in problems.items()]
        raise Problem(422, "The site was not changed.", faults=faults)
    if found.apply_to(site):
        call.db.flush()
        renew(call.db, site, "Changed how guides show", by=call.by, now=call.now)


def _forward_otherwise(call: Call, site: Site, sent: SiteChange) -> None:
    if sent.forwards is None:
        return
    call.must_at(site.id, "manage")
    if forward(call.db, site, sent.forwards):
        renew(call.db, site, FORWARDS_CHANGED, by=call.by, now=call.now)


def _address(text: str) -> str:
    try:
        return read_site_address(text).address
    except BadAddress as problem:
        faults = [Fault(path="address", code="not_allowed", sentence=str(problem))]
        raise Problem(422, "The site's address can't be used. Nothing was changed.", faults=faults) from problem


def _row(call: Call, site: Site) -> SiteRow:
    return SiteRow(
        id=site.id,
        key=site.key,
        name=site.name,
        address=site.address,
        zone=site.zone,
        tours_a_day=site.budget,
        staging_hosts=site.staging_hosts,
        forwards=site.forwards,
        tag=site.tag(call.instance.settings.base_url),
        tag_seen_at=site.tag_seen_at,
        created_at=site.created_at,
    )


OPERATIONS = (
    Operation("GET /sites", index, "read", {200: SiteList}, query=Page, across_sites=True),
    Operation("POST /sites", create, "write", {201: SiteRow}, NewSite, Trial, twins=("POST sites",)),
    Operation("GET /sites/{site_id}", show, "read", {200: SiteRow}),
    Operation(
        "PATCH /sites/{site_id}",
        update,
        "write",
        {200: SiteRow},
        SiteChange,
        Trial,
        twins=("POST site", "PUT site_showing", "PUT site_forwarders"),
    ),
)
