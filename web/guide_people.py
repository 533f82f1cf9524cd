"""Which people engaged with a guide: of sites in identified mode, for who makes guides there."""

import csv
import io
from collections.abc import AsyncGenerator, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.event.engaged_people import DEEDS, EngagedPeople, EngagedPerson
from models.guide import Guide
from models.site.identified_mode import IdentifiedMode
from web.forms.asked_numbers import asked_numbers
from web.kit.context import Instance, context, instance
from web.lookup import find_guide
from web.screens.guide_page import guide_page
from web.screens.number_files import safe_cell, streamed_file
from web.screens.people_list import people_list

PAGE = 50
PIECE = 2000
"""People of a file that are read at once; so much of it is in memory, however many they are."""


def show(request: Request) -> Response:
    guide, _ = _found(request)
    asked = asked_numbers(request)
    listed = people_list(request, asked, asked.of(guide), PAGE, is_whole=True)
    return guide_page(request, "guides/people.html", guide, "numbers", people=listed, link=asked.query.link())


def show_csv(request: Request) -> Response:
    """Everybody, piece by piece: each is read when the one before it has left."""
    guide, mode = _found(request)
    asked = asked_numbers(request)
    people, names = EngagedPeople(asked.of(guide), request.query_params.get("did", "")), tuple(mode.attributes)
    pieces = _pieces(instance(request), guide.organisation_id, people, names)
    return streamed_file(f"{guide.key}-people-{asked.file_name}.csv", pieces, "text/csv; charset=utf-8")


async def _pieces(here: Instance, organisation_id: int, people: EngagedPeople, names: tuple[str, ...]) -> AsyncGenerator[str]:
    def read(after: str) -> tuple[list[EngagedPerson], str]:
        with here.database.narrowed(organisation_id).reading() as session:
            return people.piece(session, PIECE, after)

    found, following = await here.capacity.editor.go_on(read, "")
    yield _rows(found, names, with_heading=True)
    while following:
        found, following = await here.capacity.editor.go_on(read, following)
        yield _rows(found, names)


def _rows(people: Sequence[EngagedPerson], names: tuple[str, ...], *, with_heading: bool = False) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(
        text, ("pseudonym", *(f"attribute {name}" for name in names), *DEEDS, "steps", "first_day", "last_day")
    )
    if with_heading:
        writer.writeheader()
    for one in people:
        told = {f"attribute {name}": safe_cell(value) for name, value in one.attributes.items() if name in names}
        days = {"first_day": one.first_day, "last_day": one.last_day}
        writer.writerow({"pseudonym": one.pseudonym, **told, **one.totals, "steps": len(one.reached), **days})
    return text.getvalue()


def _found(request: Request) -> tuple[Guide, IdentifiedMode]:
    guide = find_guide(request, may="edit")
    mode = IdentifiedMode.of(context(request).db, guide.site)
    if mode is None:
        raise HTTPException(404, "Identified mode is off for this site, so nothing is stored about anyone.")
    return guide, mode
