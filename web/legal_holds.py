"""What is under legal hold on this instance: placed and lifted by an operator. For anybody else there is nothing here."""

from starlette.requests import Request
from starlette.responses import Response

from components.hold_list import HoldList
from models.privacy.legal_hold import LONGEST_REASON, HoldRefused, find_to_hold, hold
from web.kit.form_fields import start_of_text
from web.kit.respond import page, partial, wants_part
from web.lookup import operator_context
from web.screens.held_list import held_list

LONGEST_SUBJECT = 254


def index(request: Request) -> Response:
    return page(request, "operator/holds.html", held=held_list(request))


def create(request: Request) -> Response:
    """Places one on the organisation of that key, or the member of that address."""
    here = operator_context(request)
    subject = start_of_text(request, "subject", LONGEST_SUBJECT)
    reason = start_of_text(request, "reason", 2 * LONGEST_REASON)
    at = "subject"
    try:
        held = find_to_hold(here.db, subject)
        at = "reason"
        hold(here.db, held, reason, here.member, here.now)
    except HoldRefused as problem:
        return _answer(request, held_list(request, subject, reason, str(problem), at), 422)
    here.db.flush()
    return _answer(request, held_list(request))


def _answer(request: Request, held: HoldList, status: int = 200) -> Response:
    return partial(held, status=status) if wants_part(request) else page(request, "operator/holds.html", status, held=held)
