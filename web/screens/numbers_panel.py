"""A guide's numbers as its screen shows them."""

from bisect import bisect_right

from starlette.requests import Request

from components.breakdown_table import BreakdownRow, BreakdownTable
from components.figure_row import FigureRow
from components.funnel_chart import FunnelChart
from components.goal_panel import GoalPanel
from components.number_bar import NumberBar
from components.number_bar.number_query import UNSAID
from components.numbers_panel import NumbersPanel
from components.passed_list import PassedList
from components.trend_chart import Marker, TrendChart
from models.event import Selection, funnel, passed_steps
from models.event.figure_selection import Figures
from models.event.goal_result import goal_result
from models.guide.languages import name_of
from models.release.version_change import VersionChange, title_in, version_changes, version_titles
from models.release.wire_format import NAME
from models.support.day_words import in_words
from web.forms.asked_numbers import DAYS, AskedNumbers
from web.kit.context import context
from web.screens.note_list import note_marks
from web.screens.people_list import people_list

NOT_SET = "Not set"
DEVICES = {"desktop": "Desktop", "tablet": "Tablet", "mobile": "Mobile"}


def numbers_panel(request: Request, asked: AskedNumbers, chosen: Selection, address: str, seen: str) -> NumbersPanel:
    here = context(request)
    db, way, zone = here.db, asked.query.count, here.organisation.zone
    titles = version_titles(db, chosen.guide.id, zone)
    changes = version_changes(db, chosen.guide, chosen.environment, *chosen.period.moments(zone), titles)
    before = chosen.within(chosen.period.before).figures(db)
    return NumbersPanel(
        address,
        asked.query,
        seen,
        FigureRow(chosen.figures(db), before, way),
        FunnelChart(funnel(db, chosen, way), way),
        PassedList(tuple(passed_steps(db, [chosen.guide], chosen.period.since, chosen.environment))),
        _trend(request, asked, chosen, changes),
        _table(request, asked, chosen, changes, titles, address),
        GoalPanel(goal_result(db, chosen)),
        people_list(request, asked, chosen),
    )


def number_bar(request: Request, asked: AskedNumbers, chosen: Selection, address: str) -> NumberBar:
    """What the numbers can be narrowed to is what was counted in the period."""
    here = context(request)
    counted = Selection(chosen.guide, chosen.period, chosen.environment).values(here.db)
    titles = version_titles(here.db, chosen.guide.id, here.organisation.zone)
    choices: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, found in counted.items():
        values = dict.fromkeys([*found, *_chosen(asked, name)])
        choices[name] = tuple((value or UNSAID, _called(titles, name, value)) for value in values)
    return NumberBar(address, asked.query, DAYS, *asked.days, here.organisation.zone, choices, asked.problem)


def _trend(request: Request, asked: AskedNumbers, chosen: Selection, changes: list[VersionChange]) -> TrendChart:
    here, period = context(request), chosen.period
    spans = period.spans()
    marks: list[Marker] = []
    for change in changes:
        day = here.organisation.local(change.at).date()
        if not period.has(day):
            continue
        at = bisect_right([span.since for span in spans], day) - 1
        words = change.title if change.version else "Taken down"
        quiet = f"{'live since' if change.version else 'on'} {in_words(day)}"
        marks.append(Marker(at, str(len(marks) + 1), words, quiet))
    marks += note_marks(request, [chosen.guide.site_id], period)
    figures = tuple(chosen.by_span(here.db))
    return TrendChart(spans, figures, tuple(marks), asked.query.count, period.grain, here.organisation.zone)


def _table(
    request: Request, asked: AskedNumbers, chosen: Selection, changes: list[VersionChange], titles: dict[str, str], address: str
) -> BreakdownTable:
    here, by = context(request), asked.query.by
    since = {change.version[:NAME]: in_words(here.organisation.local(change.at).date()) for change in reversed(changes)}
    rows = [
        BreakdownRow(value, _called(titles, by, value), figures, f"since {since[value]}" if value in since else "")
        for value, figures in _found(request, chosen, by).items()
    ]
    return BreakdownTable(address, asked.query, tuple(rows))


def _found(request: Request, chosen: Selection, by: str) -> dict[str, Figures]:
    found = chosen.by(context(request).db, by)
    return dict(reversed(found.items())) if by == "day" else found


def _chosen(asked: AskedNumbers, name: str) -> list[str]:
    """What it is narrowed to, also where nothing was counted of that."""
    value = {"version": asked.query.version, "locale": asked.query.locale, "device": asked.query.device}[name]
    return ["" if value == UNSAID else value] if value else []


def _called(titles: dict[str, str], by: str, value: str) -> str:
    if not value:
        return NOT_SET
    if by == "version":
        return title_in(titles, value)
    if by == "locale":
        return name_of(value)
    return DEVICES.get(value, value) if by == "device" else value
