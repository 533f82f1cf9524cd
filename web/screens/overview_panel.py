"""The numbers of a site, or of an organisation's sites, as their screens show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from components.attention_list import AttentionLine, AttentionList
from components.figure_row import FigureRow
from components.note_list import NoteList
from components.number_bar import NumberBar
from components.overview_panel import OverviewPanel
from components.overview_table import MOST_SHOWN, OverviewRow, OverviewTable
from components.rejected_list import RejectedList
from components.trend_chart import TrendChart
from models.event.needed_attention import RULE, attention
from models.event.number_state import overview_state
from models.event.numbers_overview import Overview, overview
from models.guide import Guide
from web.forms.asked_numbers import DAYS, AskedNumbers
from web.kit.context import context
from web.screens.note_list import note_marks


@dataclass(frozen=True)
class Below:
    """What the screen has around the panel: the bar, what stands behind the address of its files, and lists of one site."""

    bar: NumberBar
    link: str
    rejected: RejectedList | None = None
    notes: NoteList | None = None


def overview_seen(request: Request, asked: AskedNumbers, guides: Sequence[Guide], sites: Sequence[int]) -> str:
    """A word for the state of these numbers; empty where the period is over: nothing will be added to it."""
    if not asked.period.has(asked.today):
        return ""
    return overview_state(context(request).db, guides, sites, asked.query.environment, asked.today)


def overview_bar(request: Request, asked: AskedNumbers) -> NumberBar:
    zone = context(request).organisation.zone
    return NumberBar(request.url.path, asked.query, DAYS, *asked.days, zone, problem=asked.problem)


def overview_panel(
    request: Request, asked: AskedNumbers, guides: Sequence[Guide], sites: Sequence[int], seen: str
) -> OverviewPanel:
    here, way, period = context(request), asked.query.count, asked.period
    found = overview(here.db, guides, period, asked.query.environment)
    before = overview(here.db, guides, period.before, asked.query.environment).whole
    marks = tuple(note_marks(request, sites, period, with_site=len(sites) > 1))
    return OverviewPanel(
        request.url.path,
        asked.query,
        seen,
        _shown(found),
        _attention(request, asked, guides),
        FigureRow(found.whole, before, way),
        TrendChart(period.spans(), found.spans, marks, way, period.grain, here.organisation.zone),
        _table(request, found, asked, with_site=len(sites) > 1),
    )


def _attention(request: Request, asked: AskedNumbers, guides: Sequence[Guide]) -> AttentionList | None:
    """Of production, whichever period is looked at; beside the numbers of staging it would say what these do not show."""
    if asked.query.environment != "production":
        return None
    found = attention(context(request).db, guides, asked.today)
    return AttentionList(
        tuple(AttentionLine(one.guide.id, one.guide.name, one.sentence, one.evidence, one.kind) for one in found), RULE
    )


def _shown(found: Overview) -> str:
    """How many guides and groups of hotspots were shown to anybody."""
    tours, hotspots = found.shown("tour"), found.shown("hotspots")
    if not tours and not hotspots:
        return "No guide was shown to anybody"
    return f"{_count(tours, 'tour')} and {_count(hotspots, 'group')} of hotspots shown"


def _table(request: Request, found: Overview, asked: AskedNumbers, *, with_site: bool) -> OverviewTable:
    way = asked.query.count
    most = max((row.figures.of("started", way) for row in found.rows), default=0)
    local = context(request).organisation.local
    rows = [
        OverviewRow.of(
            row.guide,
            row.figures,
            most,
            way,
            with_site=with_site,
            deleted=local(row.guide.deleted_at).date() if row.guide.deleted_at else None,
        )
        for row in found.rows[:MOST_SHOWN]
    ]
    return OverviewTable(tuple(rows), way, asked.query.link(), max(len(found.rows) - MOST_SHOWN, 0))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
