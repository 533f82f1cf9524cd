"""A guide's numbers: its funnel, fresh within seconds."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from components.funnel_chart import FunnelChart
from models.event import funnel
from web.finding import find_guide
from web.guide_editor import publication_bar
from web.kit.respond import page, partial, wants_part

DAYS = (1, 7, 30, 90)


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    asked = request.query_params.get("days", "30")
    days = int(asked) if asked in map(str, DAYS) else 30
    since = (request.state.now - timedelta(days=days - 1)).date()
    chart = FunnelChart.of(guide, funnel(request.state.db, guide, since), days)
    if wants_part(request):
        return partial(chart)
    bar = publication_bar(request, guide)
    return page(request, "guides/numbers.html", guide=guide, tab="numbers", chart=chart, publication=bar)
