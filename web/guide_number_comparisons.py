"""Two versions of a guide, or two periods of it, compared: with intervals, and without claiming more than they say."""

import csv
import io
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from components.comparison_table import ComparisonTable
from models.event import Period, Selection
from models.event.figure_comparison import SURE, ComparedShare, compare
from models.event.number_period import BadPeriod
from models.guide import Guide
from models.release.version_change import title_in, version_titles
from web.forms.asked_numbers import LONGEST_VALUE, AskedNumbers, asked_numbers
from web.kit.context import context
from web.lookup import find_guide
from web.screens.guide_page import guide_page
from web.screens.number_files import number_file, safe_cell

_EACH = ("", "_hits", "_tries", "_low", "_high")
COLUMNS = (
    *("figure", "share"),
    *(f"{which}{what}" for which in ("first", "second") for what in _EACH),
    *("difference", "difference_low", "difference_high", "confidence", "sentence"),
)


@dataclass(frozen=True)
class Compared:
    """What is compared, as the address asks for it; `names` are the versions that it names, empty where periods are compared."""

    guide: Guide
    asked: AskedNumbers
    titles: tuple[str, str]
    shares: tuple[ComparedShare, ...]
    names: tuple[str, str]
    versions: dict[str, str]
    earlier: Period
    problem: str


def show(request: Request) -> Response:
    """Versions where two are named, else the asked period and the one before it, or another that is named."""
    found = _compared(request)
    return guide_page(
        request,
        "guides/number_comparison.html",
        found.guide,
        "numbers",
        table=ComparisonTable(*found.titles, found.shares),
        asked=found.asked,
        versions=found.versions,
        chosen=found.names,
        earlier=found.earlier,
        problem=found.problem,
        link=f"?{request.url.query}",
    )


def show_csv(request: Request) -> Response:
    """The same as a file: a row for each share, with both intervals and that of the difference."""
    found = _compared(request)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({name: safe_cell(value) for name, value in _row(found, one).items()} for one in found.shares)
    name = f"{found.guide.key}-comparison-{found.asked.file_name}.csv"
    return number_file(name, text.getvalue(), "text/csv; charset=utf-8")


def _row(found: Compared, one: ComparedShare) -> dict[str, object]:
    between = one.change.interval
    return {
        "figure": one.key,
        "share": one.name,
        "first": found.titles[0],
        "first_hits": one.change.first.hits,
        "first_tries": one.change.first.tries,
        "first_low": one.first.low,
        "first_high": one.first.high,
        "second": found.titles[1],
        "second_hits": one.change.second.hits,
        "second_tries": one.change.second.tries,
        "second_low": one.second.low,
        "second_high": one.second.high,
        "difference": one.change.size if one.change.is_known else "",
        "difference_low": between.low,
        "difference_high": between.high,
        "confidence": SURE,
        "sentence": one.sentence,
    }


def _compared(request: Request) -> Compared:
    guide, asked, query = find_guide(request, may="view"), asked_numbers(request), request.query_params
    db, chosen, problem = context(request).db, asked.of(guide), asked.problem
    versions = _versions(request, chosen)
    names = tuple(query.get(name, "").replace("\0", "")[:LONGEST_VALUE] for name in ("first", "second"))
    earlier = chosen.period.before
    try:
        if query.get("before_from"):
            earlier = Period.read(query["before_from"], query.get("before_to") or query["before_from"], asked.today)
    except BadPeriod as refused:
        problem = str(refused)
    if all(names):
        first, second = (replace(chosen, version=name) for name in names)
        titles = tuple(versions.get(name, f"Version {name[:8]}") for name in names)
    else:
        first, second = chosen.within(earlier), chosen
        titles = (earlier.name, chosen.period.name)
    shares = compare(db, first, second)
    return Compared(guide, asked, (titles[0], titles[1]), shares, (names[0], names[1]), versions, earlier, problem)


def _versions(request: Request, chosen: Selection) -> dict[str, str]:
    """What was counted in the period: by the name that is counted, what members call it."""
    db, zone = context(request).db, context(request).organisation.zone
    titles = version_titles(db, chosen.guide.id, zone)
    return {name: title_in(titles, name) for name in chosen.by(db, "version")}
