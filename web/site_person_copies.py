"""A copy of everything that is kept about an identified visitor, to hand to them: a zip with JSON and CSV."""

from starlette.requests import Request
from starlette.responses import Response

from models.privacy.visitor_rights import VisitorCopy
from web.kit.context import context
from web.screens.person_panel import find_person, note_right


def create(request: Request) -> Response:
    person, here = find_person(request), context(request)
    copy = VisitorCopy.of(here.db, person.mode, person.visitor, person.site.name, here.now)
    note_right(request, person, "a copy was made of what is kept about a person.")
    headers = {"content-disposition": 'attachment; filename="about-a-person.zip"', "cache-control": "private, no-store"}
    return Response(copy.zipped(), media_type="application/zip", headers=headers)
