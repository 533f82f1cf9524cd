"""The objection of an identified visitor: nothing more is noted about them."""

from starlette.requests import Request
from starlette.responses import Response

from models.privacy.visitor_rights import object_to
from web.kit.context import context
from web.kit.respond import partial
from web.screens.person_panel import find_person, note_right, person_panel


def create(request: Request) -> Response:
    person = find_person(request)
    object_to(person.visitor, context(request).now)
    note_right(request, person, "a person objected: nothing more is noted about them.")
    return partial(person_panel(request, person))


def destroy(request: Request) -> Response:
    person = find_person(request)
    object_to(person.visitor, context(request).now, lift=True)
    note_right(request, person, "the objection of a person was taken back.")
    return partial(person_panel(request, person))
