"""The restriction of an identified visitor: what is kept about them is kept, and nothing else."""

from starlette.requests import Request
from starlette.responses import Response

from models.privacy.visitor_rights import restrict
from web.kit.context import context
from web.kit.respond import partial
from web.screens.person_panel import find_person, note_right, person_panel


def create(request: Request) -> Response:
    person = find_person(request)
    restrict(person.visitor, context(request).now)
    note_right(request, person, "what is kept about a person is restricted: kept, and nothing else.")
    return partial(person_panel(request, person))


def destroy(request: Request) -> Response:
    person = find_person(request)
    restrict(person.visitor, context(request).now, lift=True)
    note_right(request, person, "the restriction of a person was lifted.")
    return partial(person_panel(request, person))
