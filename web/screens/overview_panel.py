"""The numbers of a site, or of an organisation's sites, as their screens show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from components.attention_list import AttentionLine, AttentionList
from components.figure_row import FigureRow
from components.number_bar import NumberBar
from components.overview_table import MOST_SHOWN, OverviewRow, OverviewTable
from components.trend_chart import TrendChart
from models.event.needed_attention import RULE, attention
from models.event.numbers_overview import Overview, overview
from models.guide import Guide
from web.forms.asked_numbers import DAYS, AskedNumbers
from web.kit.context import context


@dataclass(frozen=True)
class NumbersOverview:
    """The parts of the screen."""

    bar: NumberBar
    figures: FigureRow
    shown: str
    attention: AttentionList
    trend: TrendChart
    table: OverviewTable


def numbers_overview(request: Request, asked: AskedNumbers, guides: Sequence[Guide], address: str) -> NumbersOverview:
    here, way = context(request), asked.query.count
    found = overview(here.db, guides, asked.period, asked.query.environment)
    before = overview(here.db, guides, asked.period.before, asked.query.environment).whole
    zone = here.organisation.zone
    lines = [
        AttentionLine(one.guide.id, one.guide.name, one.sentence, one.evidence, one.kind)
        for one in attention(here.db, guides, asked.today)
    ]
    return NumbersOverview(
        NumberBar(address, asked.query, DAYS, *asked.days, zone, problem=asked.problem),
        FigureRow(found.whole, before, way),
        _shown(found),
        AttentionList(tuple(lines), RULE),
        TrendChart(asked.period.spans(), found.spans, way=way, grain=asked.period.grain, zone=zone),
        _table(found, asked, with_site=len({guide.site_id for guide in guides}) > 1),
    )


def _shown(found: Overview) -> str:
    """How many guides and groups of hotspots were shown to anybody."""
    tours, hotspots = found.shown("tour"), found.shown("hotspots")
    return f"{_count(tours, 'tour')} and {_count(hotspots, 'group')} of hotspots shown"


def _table(found: Overview, asked: AskedNumbers, *, with_site: bool) -> OverviewTable:
    way = asked.query.count
    most = max((row.figures.of("started", way) for row in found.rows), default=0)
    rows = [OverviewRow.of(row.guide, row.figures, most, way, with_site=with_site) for row in found.rows[:MOST_SHOWN]]
    return OverviewTable(tuple(rows), way, asked.query.link(), max(len(found.rows) - MOST_SHOWN, 0))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
