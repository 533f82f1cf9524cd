"""Overviews: the numbers of all guides of a site or of the organisation, and which need attention first."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, Field

from models.event.figure_selection import SHOWN, WAYS
from models.event.needed_attention import Attention, attention
from models.event.numbers_overview import GuideFigures, guides_ever, overview
from models.guide import Guide
from web.api.numbers_api import AskedPeriod
from web.api.operation import Call, Operation, Reply
from web.api.owned import find_site
from web.api.publications_api import Environment


class GuideNumbers(BaseModel):
    """Every time, and a browser's first only."""

    guide: str
    name: str
    site: int
    kind: str
    archived: bool
    figures: dict[str, int]
    unique: dict[str, int]


class NeedsAttention(BaseModel):
    guide: str
    kind: Literal["completion", "target_missing"]
    sentence: str
    was: float = Field(description="The share in the 28 days before, from 0 to 1.")
    now: float = Field(description="The share in the last 7 whole days.")
    low: float = Field(description="The 99 % interval of the difference begins here.")
    high: float = Field(description="It ends here.")


class Overview(BaseModel):
    since: str
    until: str
    zone: str = Field(description="By whose clock days are days.")
    environment: Environment
    guides: list[GuideNumbers] = Field(description="Those that were met in the period, the most started first.")
    attention: list[NeedsAttention]


def index(call: Call) -> Reply:
    """Read the numbers of all guides"""
    guides = guides_ever(call.db, call.organisation_id)
    return _overview(call, [guide for guide in guides if call.reach.role_at(guide.site_id)])


def show(call: Call) -> Reply:
    """Read the numbers of a site's guides"""
    return _overview(call, guides_ever(call.db, call.organisation_id, site_id=find_site(call).id))


def _overview(call: Call, guides: Sequence[Guide]) -> Reply:
    asked, today = call.asked(AskedPeriod), call.organisation.local(call.now).date()
    period = asked.period(today)
    value = Overview(
        since=str(period.since),
        until=str(period.until),
        zone=call.organisation.zone,
        environment=asked.environment,
        guides=[_guide(row) for row in overview(call.db, guides, period, asked.environment).rows],
        attention=[_attention(one) for one in attention(call.db, guides, today)],
    )
    return Reply(value)


def _guide(row: GuideFigures) -> GuideNumbers:
    guide = row.guide
    figures, unique = ({name: row.figures.of(name, way) for name in SHOWN} for way in WAYS)
    return GuideNumbers(
        guide=guide.key,
        name=guide.name,
        site=guide.site_id,
        kind=guide.kind,
        archived=guide.archived_at is not None,
        figures=figures,
        unique=unique,
    )


def _attention(one: Attention) -> NeedsAttention:
    between, was, now = one.change.interval, one.change.first.share, one.change.second.share
    return NeedsAttention(
        guide=one.guide.key, kind=one.kind, sentence=one.sentence, was=was, now=now, low=between.low, high=between.high
    )


OPERATIONS = (
    Operation("GET /numbers", index, "read", {200: Overview}, query=AskedPeriod, across_sites=True, refuses=(422,)),
    Operation("GET /sites/{site_id}/numbers", show, "read", {200: Overview}, query=AskedPeriod, refuses=(422,)),
)
