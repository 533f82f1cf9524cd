"""Which people engaged with a guide: of sites in identified mode, for who makes guides there."""

import csv
import io

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.event.engaged_people import DEEDS, EngagedPeople
from models.guide import Guide
from models.site.identified_mode import IdentifiedMode
from web.forms.asked_numbers import asked_numbers
from web.kit.context import context
from web.lookup import find_guide
from web.screens.guide_page import guide_page
from web.screens.number_files import number_file, safe_cell
from web.screens.people_list import people_list

PAGE = 50
MOST_IN_A_FILE = 20_000


def show(request: Request) -> Response:
    guide, _ = _found(request)
    asked = asked_numbers(request)
    listed = people_list(request, asked, asked.of(guide), PAGE, is_whole=True)
    return guide_page(request, "guides/people.html", guide, "numbers", people=listed, link=asked.query.link())


def show_csv(request: Request) -> Response:
    """As many as a spreadsheet opens without trouble, the latest first."""
    guide, mode = _found(request)
    asked = asked_numbers(request)
    people, _ = EngagedPeople(asked.of(guide), request.query_params.get("did", "")).page(context(request).db, MOST_IN_A_FILE)
    text = io.StringIO()
    names = tuple(f"attribute {name}" for name in mode.attributes)
    writer = csv.DictWriter(text, ("pseudonym", *names, *DEEDS, "steps", "first_day", "last_day"))
    writer.writeheader()
    for one in people:
        told = {f"attribute {name}": safe_cell(value) for name, value in one.attributes.items() if name in mode.attributes}
        days = {"first_day": one.first_day, "last_day": one.last_day}
        writer.writerow({"pseudonym": one.pseudonym, **told, **one.totals, "steps": len(one.reached), **days})
    return number_file(f"{guide.key}-people-{asked.file_name}.csv", text.getvalue(), "text/csv; charset=utf-8")


def _found(request: Request) -> tuple[Guide, IdentifiedMode]:
    guide = find_guide(request, may="edit")
    mode = IdentifiedMode.of(context(request).db, guide.site)
    if mode is None:
        raise HTTPException(404, "Identified mode is off for this site, so nothing is stored about anyone.")
    return guide, mode
