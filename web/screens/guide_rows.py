"""Guides as lists show them, with where each stands and whether its targets are still found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.requests import Request

from components.empty_state import EmptyState
from components.guide_list import Bulk, GuideList
from components.guide_row import GuideRow, RowFigures, RowHealth
from components.spark_line import SparkLine
from models.check.finding import Finding
from models.event.guide_trend import TREND_DAYS, GuideTrend, ordered, trends
from models.event.number_period import DAY, Period
from models.guide import Guide
from models.guide.guide_label import all_labels
from models.guide.guide_search import GuideSearch
from models.guide.label_colour import colour_of
from models.guide.publication_status import publication_statuses, staging_statuses
from models.guide.target_verdict import TargetVerdict
from models.site import Site
from models.support.day_words import in_words
from models.targets.target_health import TargetHealth, health_of
from web.kit.context import context
from web.screens.guide_filters import ARCHIVED, Filters
from web.screens.no_guides import no_guides

ON_A_PAGE = 20
"""Guides: what is read at a glance, and drawn as fast however many there are."""
Broken = tuple[TargetHealth, str]
"""How a target stands, and the address where it is mended."""
WORST = (TargetHealth.MISSING, TargetHealth.UNSURE, TargetHealth.MOVED)


def guide_list(request: Request, filters: Filters, number: int, bulk: Bulk | None = None) -> GuideList:
    """The page of that number, from 1, of what is searched for; the last one instead of one that is not there any more."""
    here = context(request)
    db, hidden = here.db, here.reach.hidden
    search = filters.search(request, hidden)
    total = search.count(db)
    number = min(max(number, 1), max(-(-total // ON_A_PAGE), 1))
    skip = (number - 1) * ON_A_PAGE
    found = ordered(search.query(), filters.sort, here.organisation_id, _period(request)).limit(ON_A_PAGE).offset(skip)
    rows = guide_rows(request, list(db.scalars(found))) if total else ()
    if here.reach.may_anywhere("edit"):
        bulk = replace(bulk or Bulk(), labels=tuple(all_labels(db, here.organisation_id, hidden)))
        rows = tuple(replace(row, is_choosable=True) for row in rows)
    before = filters.address(number - 1) if number > 1 else ""
    after = filters.address(number + 1) if skip + len(rows) < total else ""
    archive, empty = filters.status == ARCHIVED, None if rows else no_guides(request, filters)
    label, colour = filters.label, colour_of(filters.label, here.organisation.label_colours)
    return GuideList(
        rows, empty, number, skip + 1, total, before, after, bulk=bulk, is_archive=archive, label=label, colour=colour
    )


def page_number(given: Mapping[str, Any]) -> int:
    """Which page is asked for; what is no number is the first."""
    typed = given.get("page", "")
    return int(typed) if isinstance(typed, str) and typed.isascii() and typed.isdigit() and len(typed) <= 6 else 1


def site_guides(request: Request, site: Site, empty: EmptyState | None) -> GuideList:
    """The guides of a site that were edited last, and where all of them are."""
    search = GuideSearch(site.organisation_id, site_id=site.id)
    db = context(request).db
    return GuideList(
        guide_rows(request, search.found(db, ON_A_PAGE)), empty, total=search.count(db), everywhere=f"/guides?site={site.id}"
    )


def guide_rows(request: Request, guides: Sequence[Guide], just: str = "") -> tuple[GuideRow, ...]:
    here = context(request)
    db, membership = here.db, here.membership
    statuses, staged = publication_statuses(db, guides), staging_statuses(db, guides)
    ids = [guide.id for guide in guides]
    health, period = _health(request, ids), _period(request)
    counted = trends(db, membership.organisation_id, ids, period)
    return tuple(
        GuideRow.of(
            guide,
            statuses[guide.id],
            health=health.get(guide.id),
            may_edit=membership.may_at("edit", guide.site_id),
            just=just,
            staging=staged.get(guide.id, ""),
            figures=_figures(counted[guide.id], period) if guide.id in counted else None,
            colours=here.organisation.label_colours,
        )
        for guide in guides
    )


def _period(request: Request) -> Period:
    here = context(request)
    return Period.last(TREND_DAYS, here.organisation.local(here.now).date())


def _figures(trend: GuideTrend, period: Period) -> RowFigures:
    most = max(trend.started, default=0)
    day = period.since + trend.started.index(most) * DAY if most else period.until
    words = f"Started {trend.in_all:,} times in {TREND_DAYS} days, most on {in_words(day)}: {most:,}."
    return RowFigures(
        trend.in_all, trend.share, SparkLine(trend.started, words if most else f"Not started in {TREND_DAYS} days.")
    )


def _health(request: Request, ids: Sequence[int]) -> dict[int, RowHealth]:
    """Of those guides whose targets are not all found: what is live counts where it is known, else what the last check said."""
    here = context(request)
    drafts = here.db.execute(TargetVerdict.broken(here.organisation_id).where(TargetVerdict.guide_id.in_(ids)))
    live = here.db.execute(Finding.broken(here.organisation_id).where(Finding.guide_id.in_(ids)).order_by(Finding.id))
    before: dict[int, list[Broken]] = {}
    now: dict[int, list[Broken]] = {}
    for guide_id, step_id, verdict in drafts:
        before.setdefault(guide_id, []).append((health_of(verdict), f"/guides/{guide_id}/steps/{step_id}"))
    for guide_id, finding_id, verdict in live:
        now.setdefault(guide_id, []).append((health_of(verdict), f"/inbox/{finding_id}"))
    return {guide_id: _worst(max(now.get(guide_id, []), before.get(guide_id, []), key=len)) for guide_id in {*before, *now}}


def _worst(found: list[Broken]) -> RowHealth:
    """How many there are of the worst kind; the first of them is where to begin."""
    worst = next((health for health in WORST if any(one == health for one, _ in found)), found[0][0])
    fixes = [fix for health, fix in found if health == worst]
    return RowHealth(worst, len(fixes), fixes[0])
