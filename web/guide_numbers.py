"""A guide's numbers: funnel, days, and figures told apart; fresh within seconds."""

from starlette.requests import Request
from starlette.responses import Response

from components.breakdown_table import NAMES, BreakdownTable
from components.funnel_chart import FunnelChart
from components.numbers_panel import NumbersPanel
from components.passed_list import PassedList
from components.trend_chart import TrendChart
from models.event import funnel, passed_steps
from models.event.breakdown import breakdown, by_day
from models.guide import Guide
from models.guide.version import Version
from web.forms.number_period import DAYS, asked_days, first_day
from web.kit.context import context
from web.kit.respond import partial, wants_part
from web.lookup import find_guide
from web.screens.guide_page import guide_page


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    panel = _panel(request, guide, asked_days(request), request.query_params.get("by", ""))
    if wants_part(request):
        return partial(panel)
    return guide_page(request, "guides/numbers.html", guide, "numbers", panel=panel, periods=DAYS)


def _panel(request: Request, guide: Guide, days: int, by: str) -> NumbersPanel:
    here = context(request)
    db, since, today = here.db, first_day(request), here.organisation.local(here.now).date()
    by = by if by in NAMES else "version"
    slices = breakdown(db, guide, by, since)
    return NumbersPanel(
        guide.id,
        days,
        by,
        FunnelChart.of(guide, funnel(db, guide, since), days),
        PassedList(tuple(passed_steps(db, [guide], since))),
        TrendChart(tuple(by_day(db, guide, since, today)), Version.first_days(db, guide)),
        BreakdownTable(guide.id, days, by, tuple(reversed(slices) if by == "day" else slices)),
    )
