"""The erasure of an identified visitor: due within seven working days, by itself; until then it can be cancelled."""

from starlette.requests import Request
from starlette.responses import Response

from models.privacy.erasure import ErasureRefused
from models.privacy.visitor_erasure import VisitorErasure
from models.support.day_words import in_words
from web.kit.context import context
from web.kit.respond import partial
from web.screens.person_panel import find_person, note_right, person_panel


def create(request: Request) -> Response:
    person, here = find_person(request), context(request)
    try:
        asked, secret = VisitorErasure.ask(here.db, person.visitor, here.settings.privacy.region, here.now)
    except ErasureRefused as refused:
        return partial(person_panel(request, person, problem=str(refused)), status=422)
    note_right(request, person, f"a person is going to be erased on {in_words(asked.due_at)}.")
    return partial(person_panel(request, person, receipt=f"{here.settings.base_url}/erasures/{secret}"))


def destroy(request: Request) -> Response:
    person = find_person(request)
    if VisitorErasure.cancel(context(request).db, person.visitor):
        note_right(request, person, "a person is not going to be erased after all.")
    return partial(person_panel(request, person))
