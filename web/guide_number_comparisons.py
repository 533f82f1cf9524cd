"""Two versions of a guide, or two periods of it, compared: with intervals, and without claiming more than they say."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from components.comparison_table import ComparisonTable
from models.event import Period, Selection
from models.event.figure_comparison import compare
from models.event.number_period import BadPeriod
from models.guide.version import Version
from models.release.version_change import full_names
from web.forms.asked_numbers import LONGEST_VALUE, asked_numbers
from web.kit.context import context
from web.lookup import find_guide
from web.screens.guide_page import guide_page

VERSIONS, PERIODS = "versions", "periods"


def show(request: Request) -> Response:
    """Versions where two are named, else the asked period and the one before it, or another that is named."""
    guide, asked, query = find_guide(request, may="view"), asked_numbers(request), request.query_params
    db, chosen, problem = context(request).db, asked.of(guide), asked.problem
    versions = _versions(request, chosen)
    names = [query.get(name, "").replace("\0", "")[:LONGEST_VALUE] for name in ("first", "second")]
    what = VERSIONS if all(names) else PERIODS
    earlier = chosen.period.before
    try:
        if query.get("before_from"):
            earlier = Period.read(query["before_from"], query.get("before_to") or query["before_from"], asked.today)
    except BadPeriod as refused:
        problem = str(refused)
    if what == VERSIONS:
        first, second = (replace(chosen, version=name) for name in names)
        titles = [versions.get(name, f"Version {name[:8]}") for name in names]
    else:
        first, second = chosen.within(earlier), chosen
        titles = [earlier.name, chosen.period.name]
    table = ComparisonTable(titles[0], titles[1], compare(db, first, second))
    return guide_page(
        request,
        "guides/number_comparison.html",
        guide,
        "numbers",
        table=table,
        asked=asked,
        versions=versions,
        chosen=names,
        earlier=earlier,
        problem=problem,
    )


def _versions(request: Request, chosen: Selection) -> dict[str, str]:
    """What was counted in the period: by the name that is counted, what members call it."""
    db = context(request).db
    hashes = full_names(db, chosen.guide.id)
    found: dict[str, str] = {}
    for name in chosen.by(db, "version"):
        version = db.get(Version, (chosen.guide.id, hashes.get(name, name)))
        found[name] = version.title if version else f"Version {name[:8]}"
    return found
